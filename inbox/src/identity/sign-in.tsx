import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { signInAs, type DemoPerson } from '../sync/demo.ts'
import { demoPeopleQuery, meQuery } from '../sync/queries.ts'
import { BatonMark } from '../ui/baton-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Field } from '../ui/form.tsx'

/** The way in: e-mail and password, and in the demo one of its people. */
export function SignIn({ ended }: { ended: boolean }) {
  const queries = useQueryClient()
  const people = useQuery(demoPeopleQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<{ title: string; next: string } | null>(null)

  const enter = async (way: () => Promise<unknown>) => {
    setBusy(true)
    setRefusal(null)
    try {
      await way()
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setRefusal(error.problem)
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
        {ended && !refusal && (
          <output className="mb-4 block rounded-control bg-amber-tint px-3 py-2 text-amber-text">
            Your session has ended. Sign in again; what you were writing is kept.
          </output>
        )}
        {people.data && people.data.length > 0 && (
          <Demo people={people.data} busy={busy} onPick={(id) => void enter(() => signInAs(id))} />
        )}
        <form
          className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5"
          onSubmit={(event) => {
            event.preventDefault()
            void enter(() => callApi('signIn', { body: { email, password } }))
          }}
        >
          <h2 className="text-15 font-semibold">Sign in</h2>
          <Field label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} />
          <Field
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          {refusal && (
            <p role="alert" className="text-red-text">
              {refusal.title}. {refusal.next}
            </p>
          )}
          <Button type="submit" look="primary" disabled={busy} className="mt-1 h-9">
            {busy ? 'Signing in' : 'Sign in'}
          </Button>
        </form>
      </div>
    </main>
  )
}

function Demo({ people, busy, onPick }: { people: DemoPerson[]; busy: boolean; onPick: (id: string) => void }) {
  return (
    <section aria-labelledby="demo" className="mb-4 rounded-card border border-line bg-surface p-2">
      <h2 id="demo" className="px-3 pt-2 text-15 font-semibold">
        Look around as
      </h2>
      <p className="px-3 pb-2 text-text-2">This is the demo workspace: no password needed.</p>
      <ul>
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onPick(id)}
              className="flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left hover:bg-hover"
            >
              <Face name={name} />
              <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
              <span className="text-text-3">{role}</span>
              <ChevronRight size={14} aria-hidden className="text-text-3" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
