import type { AgentRow } from '@baton/protocol'
import { useEffect, useRef, useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { sendPicture } from '../sync/send-picture.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { toast } from '../ui/toaster.tsx'
import { squarePicture } from './square-picture.ts'
import { useSave } from './use-save.ts'

const kinds = ['image/png', 'image/jpeg', 'image/webp']

/** Somebody's picture: chosen, seen as it will be, kept or removed. */
export function PictureField({
  person: { id, name, picture },
  own,
  onDone,
}: {
  person: AgentRow
  own: boolean
  onDone?: () => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const left = useRef(false)
  const [chosen, setChosen] = useState<{ square: Blob; url: string } | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { busy, save } = useSave(['people', 'own work'])
  useEffect(() => {
    if (chosen) return () => URL.revokeObjectURL(chosen.url)
  }, [chosen])
  // The button that was pressed may be gone; the one beside it is not, once it can be pressed.
  useEffect(() => {
    if (busy || !left.current) return
    left.current = false
    first.current?.focus()
  })
  const whose = own ? 'Your picture' : `The picture of ${name}`

  async function choose(file: File | undefined) {
    if (!file) return
    const square = kinds.includes(file.type) ? await squarePicture(file) : null
    setError(square ? null : 'The browser cannot read this as a picture. Choose a PNG, a JPEG or a WebP.')
    setChosen(square && { square, url: URL.createObjectURL(square) })
  }

  async function keep(square: Blob) {
    if (!(await save(`${whose} is as it was`, () => sendPicture(id, square)))) return
    leave()
    toast('plain', `${whose} is saved`, 'It stands beside the name, for colleagues and customers.')
    onDone?.()
  }

  async function remove() {
    if (!(await save(`${whose} is as it was`, () => callApi('deleteAgentPicture', { params: { id } })))) return
    leave()
    toast('plain', `${whose} is removed`, 'The initials stand again.')
    onDone?.()
  }

  function leave() {
    setChosen(null)
    left.current = true
  }

  return (
    <section aria-label={whose} className="flex items-center gap-4">
      <Face name={name} picture={chosen?.url ?? picture} size="large" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept={kinds.join(',')}
            hidden
            aria-label="A picture from this machine"
            onChange={({ target }) => {
              void choose(target.files?.[0])
              target.value = ''
            }}
          />
          <Button
            ref={first}
            look={chosen ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => (chosen ? void keep(chosen.square) : input.current?.click())}
          >
            {chosen ? 'Save the picture' : picture ? 'Replace it' : 'Choose a picture'}
          </Button>
          {chosen ? (
            <Button look="ghost" disabled={busy} onClick={leave}>
              Cancel
            </Button>
          ) : (
            picture && (
              <Button look="ghost" disabled={busy} onClick={() => void remove()}>
                Remove the picture
              </Button>
            )
          )}
        </div>
        {error ? (
          <p role="alert" className="mt-1.5 text-11 text-red-text">
            {error}
          </p>
        ) : (
          <p className="mt-1.5 text-11 text-text-3">
            {chosen
              ? 'The middle of it, as colleagues and customers will see it.'
              : 'PNG, JPEG or WebP. The middle of it becomes a square.'}
          </p>
        )}
      </div>
    </section>
  )
}
