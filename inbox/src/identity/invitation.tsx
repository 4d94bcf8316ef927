import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { meQuery } from '../sync/queries.ts'
import { BatonMark } from '../ui/baton-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/form.tsx'

const before = '#invitation='

/** The token of the link that opened this page; null where none did. */
export const invitationOf = (hash: string): string | null =>
  hash.startsWith(before) ? hash.slice(before.length) : null

/** Whoever was invited chooses a password, and is signed in with it. */
export function Invitation({ token, onDone }: { token: string; onDone: () => void }) {
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const send = async () => {
    if (password !== again) return setRefusal('The two are not the same. Type it again.')
    setBusy(true)
    setRefusal(null)
    try {
      const { email, workspace } = await callApi('acceptInvitation', { body: { token, password } })
      await callApi('signIn', { body: { email, workspace, password } })
      onDone()
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { title, next, errors } = error.problem
      const [first] = errors ?? []
      setRefusal(first ? `The password ${first.message}.` : `${title}. ${next}`)
      setBusy(false)
    }
  }

  return (
    <main className="flex h-full overflow-y-auto p-4">
      <div className="m-auto w-full max-w-90">
        <header className="mb-6 flex items-center gap-3">
          <BatonMark size={32} />
          <h1 className="text-24 font-semibold tracking-tight">Baton</h1>
        </header>
        <form
          className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <h2 className="text-15 font-semibold">Choose your password</h2>
          <p className="text-text-2">You were invited. The link opens once.</p>
          <Field label="Password" type="password" autoComplete="new-password" value={password} onChange={setPassword} />
          <Field label="The same again" type="password" autoComplete="new-password" value={again} onChange={setAgain} />
          {refusal && (
            <p role="alert" className="text-red-text">
              {refusal}
            </p>
          )}
          <Button type="submit" look="primary" disabled={busy} className="mt-1 h-9">
            {busy ? 'Signing in' : 'Choose it and sign in'}
          </Button>
          <Button look="ghost" onClick={onDone}>
            I have a password
          </Button>
        </form>
      </div>
    </main>
  )
}
