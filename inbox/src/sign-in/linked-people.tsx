import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { signInProviderQuery, type SignInState } from '../sync/sign-in-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AgentFace } from '../identity/agent-face.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'

type Linked = SignInState['linked'][number]

/** Who has come in by the provider, and when last. */
export function LinkedPeople({ provider, linked }: { provider: SignInState['provider']; linked: readonly Linked[] }) {
  const queries = useQueryClient()
  const [unlinking, setUnlinking] = useState<Linked | null>(null)

  async function unlink({ agentId, name }: Linked) {
    setUnlinking(null)
    try {
      await callApi('unlinkSignIn', { params: { id: agentId } })
      await queries.invalidateQueries({ queryKey: signInProviderQuery.queryKey })
      toast(
        'plain',
        `${name} is signed out and unlinked`,
        'Their next sign-in links the account that has their address then.',
      )
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'They are still linked', `${error.problem.title}. ${error.problem.next}`)
    }
  }

  return (
    <Panel title="Who signs in by it" about={aboutOf(provider, linked.length)} flush={linked.length > 0}>
      {linked.length > 0 && (
        <ul className="pb-2">
          {linked.map((each) => (
            <li key={each.agentId} className="flex min-h-12 items-center gap-3 px-4 py-1">
              <AgentFace id={each.agentId} name={each.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{each.name}</span>
                <span className="block truncate text-11 text-text-3">
                  {each.email} · {day.format(new Date(each.usedAt))}
                </span>
              </span>
              <Button look="ghost" aria-label={`Unlink ${each.name}`} onClick={() => setUnlinking(each)}>
                Unlink
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unlinking && (
        <Dialog
          title={`Unlink ${unlinking.name}?`}
          about="They are signed out everywhere. Whoever has their verified address at the provider can sign in as them then: do this when the account there was replaced."
          onClose={() => setUnlinking(null)}
        >
          <div className="flex justify-end gap-2">
            <Button look="ghost" onClick={() => setUnlinking(null)}>
              Keep it
            </Button>
            <Button type="submit" look="danger" onClick={() => void unlink(unlinking)}>
              Sign out and unlink
            </Button>
          </div>
        </Dialog>
      )}
    </Panel>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

function aboutOf(provider: SignInState['provider'], count: number): string {
  if (!provider) return 'Everybody signs in by password. Once a provider is set, whoever comes in by it stands here.'
  if (count === 0) return 'Nobody has yet. The first sign-in links somebody’s account there with who they are here.'
  return `${count === 1 ? 'One person' : `${count} people`}, and when they last came in.`
}
