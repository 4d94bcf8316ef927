import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight, KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { signInAs, type DemoPerson } from '../sync/demo.ts'
import { demoPeopleQuery, meQuery } from '../sync/queries.ts'
import { signInWaysQuery } from '../sync/sign-in-queries.ts'
import { BatonMark } from '../ui/baton-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Field } from '../ui/form.tsx'
import { refusedAt } from './refused-at.ts'

/** The way in: by the provider, by e-mail and password, and in the demo as one of its people. */
export function SignIn({ ended }: { ended: boolean }) {
  const queries = useQueryClient()
  const people = useQuery(demoPeopleQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<{ title: string; next: string } | null>(() => refusedAt(location.hash))
  const workspace = new URLSearchParams(location.search).get('workspace')
  const ways = useQuery(signInWaysQuery(workspace))
  const provider = ways.data?.provider
  const [byPassword, setByPassword] = useState(false)
  const onlyAdmins = provider !== undefined && provider !== null && ways.data?.passwords === 'admins'
  // What went wrong once is not said again after a reload.
  useEffect(() => {
    if (refusedAt(location.hash)) history.replaceState(null, '', location.pathname + location.search)
  }, [])

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
            const where = workspace === null ? {} : { workspace }
            void enter(() => callApi('signIn', { body: { email, password, ...where } }))
          }}
        >
          <h2 className="text-15 font-semibold">Sign in</h2>
          {refusal && (
            <p role="alert" className="text-red-text">
              {refusal.title}. {refusal.next}
            </p>
          )}
          {provider && (
            <a
              href={provider.path}
              className="flex min-h-9 items-center justify-center gap-2 rounded-control bg-accent px-3 py-1.5 text-center font-medium text-on-accent hover:bg-accent-hover"
            >
              <KeyRound size={14} aria-hidden className="shrink-0" />
              <span className="min-w-0 break-words">Sign in with {provider.name}</span>
            </a>
          )}
          {onlyAdmins && !byPassword ? (
            <Button look="ghost" onClick={() => setByPassword(true)}>
              I am an admin and have a password
            </Button>
          ) : (
            <Passwords
              divided={Boolean(provider)}
              email={email}
              password={password}
              busy={busy}
              onEmail={setEmail}
              onPassword={setPassword}
            />
          )}
        </form>
      </div>
    </main>
  )
}

function Passwords({
  divided,
  email,
  password,
  busy,
  onEmail,
  onPassword,
}: {
  /** There is another way above it. */
  divided: boolean
  email: string
  password: string
  busy: boolean
  onEmail: (email: string) => void
  onPassword: (password: string) => void
}) {
  return (
    <>
      {divided && (
        <p className="flex items-center gap-3 text-11 text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or with a password
        </p>
      )}
      <Field label="E-mail" type="email" autoComplete="username" value={email} onChange={onEmail} />
      <Field label="Password" type="password" autoComplete="current-password" value={password} onChange={onPassword} />
      <Button type="submit" look={divided ? 'plain' : 'primary'} disabled={busy} className="mt-1 h-9">
        {busy ? 'Signing in' : 'Sign in'}
      </Button>
    </>
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
