import { useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { Button, type ButtonProps } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Change } from './learning-screen.tsx'
import { comparedSentence, versionName, type Learning, type Version } from './words.ts'

/** Makes a version live, after saying what that changes. */
export function ApproveButton({
  learning,
  version,
  busy,
  change,
  look = 'ghost',
}: {
  learning: Learning
  version: Version
  busy: boolean
  change: Change
  look?: NonNullable<ButtonProps['look']>
}) {
  const [asks, setAsks] = useState(false)
  const { number, compared } = version
  const name = versionName(number)
  const approve = () =>
    change(
      () => callApi('approveLearnedVersion', { params: { number }, body: {} }),
      `${name} ${number === 0 ? 'decides' : 'is live'}`,
    )
  return (
    <>
      <Button look={look} disabled={busy} onClick={() => setAsks(true)}>
        Make it live
      </Button>
      {asks && (
        <Dialog title={`Make ${number === 0 ? 'what ships' : name.toLowerCase()} live?`} onClose={() => setAsks(false)}>
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              setAsks(false)
              void approve()
            }}
          >
            <div className="flex flex-col gap-2 text-text-2">
              <p>
                From the next turn on it decides in place of {versionName(learning.live).toLowerCase()}. Hard rules,
                costs and the policy stay as they are.
              </p>
              <p>
                {compared
                  ? `${comparedSentence(compared)} It was compared with ${versionName(compared.with).toLowerCase()}.`
                  : number === 0
                    ? 'It is the one that every workspace begins with.'
                    : 'It was not compared with anything yet: nobody knows whether it is better.'}
              </p>
              <p>One click goes back.</p>
            </div>
            <Button type="submit" look="primary" className="self-end">
              Make it live
            </Button>
          </form>
        </Dialog>
      )}
    </>
  )
}
