import { useState } from 'react'
import type { ActionRow, ServerRow } from '../sync/action-queries.ts'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Chip } from '../ui/chip.tsx'
import { ActionForm } from './action-form.tsx'
import { ServerForm } from './server-form.tsx'
import { useAsk } from './use-ask.ts'
import { confirmWords, scopeWords, stateWords } from './words.ts'

/** One server: whether it answers, and each of its tools with what the assistant may do. */
export function ServerCard({ server }: { server: ServerRow }) {
  const { id, name, url, actions, checkedAt, fault } = server
  const [busy, ask] = useAsk('actions')
  const [changing, setChanging] = useState(false)
  const [checked, setChecked] = useState<CallAnswer<'checkActionServer'> | null>(null)
  const params = { id }
  const check = () => ask('It was not asked', async () => setChecked(await callApi('checkActionServer', { params })))
  const remove = async () => {
    if (window.confirm(`Remove ${name}? The assistant does nothing there any more.`))
      await ask('It is still there', async () => void (await callApi('deleteActionServer', { params })))
  }
  return (
    <section aria-label={name} className="rounded-card border border-line bg-surface" data-server={id}>
      <div className="p-4">
        <div className="flex items-start gap-2">
          <h3 className="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{name}</h3>
          <Chip tone={fault ? 'red' : checkedAt ? 'green' : 'plain'}>
            {fault ? 'does not answer' : checkedAt ? 'answers' : 'not asked yet'}
          </Chip>
        </div>
        <p className="text-text-2 [overflow-wrap:anywhere]">{url}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button disabled={busy} onClick={() => void check()}>
            Test the connection
          </Button>
          <Button look="ghost" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button look="danger" disabled={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </div>
        <p aria-live="polite" className="mt-2 empty:hidden">
          {checked && (
            <span className={checked.ok ? 'text-green-text' : 'text-red-text'}>
              {checked.ok
                ? `✓ It answers (${checked.ms} ms), and has ${checked.server.actions.filter(({ state }) => state !== 'gone').length} tools.`
                : `✕ It does not answer. ${checked.advice ?? ''}`}
            </span>
          )}
        </p>
      </div>
      {actions.length > 0 && (
        <ul className="border-t border-line">
          {actions.map((action) => (
            <Tool key={action.tool} server={id} action={action} />
          ))}
        </ul>
      )}
      {changing && <ServerForm server={server} onClose={() => setChanging(false)} />}
    </section>
  )
}

function Tool({ server, action }: { server: string; action: ActionRow }) {
  const [open, setOpen] = useState(false)
  const { tool, title, definition, state, scope, confirm, customers, tiers, perHour, lastDay } = action
  const [tone, words] = stateWords[state]
  const forWhom = `${customers === 'verified' ? 'verified customers' : 'anyone'}${tiers.length > 0 ? ` (${tiers.join(', ')})` : ''}`
  return (
    <li
      className="flex items-start gap-3 border-t border-line py-2 pr-2 pl-4 first:border-t-0 desk:items-center"
      data-tool={tool}
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">
          {title} <span className="font-normal text-text-3">{tool}</span>
        </p>
        <p className="text-text-2">
          {state === 'on'
            ? `${capital(scopeWords[scope])} · ${confirmWords[confirm]} · ${forWhom} · at most ${perHour} an hour`
            : definition.description || 'Its server says nothing of it.'}
        </p>
        {(lastDay.done > 0 || lastDay.failed > 0) && (
          <p className="text-11 text-text-3 tabular-nums">
            The last day: {lastDay.done} done · {lastDay.failed} failed
          </p>
        )}
      </div>
      <div className="flex shrink-0 flex-col-reverse items-end gap-1 desk:flex-row desk:items-center desk:gap-3">
        <span className="pr-2 desk:pr-0">
          <Chip tone={tone}>{words}</Chip>
        </span>
        <Button
          look="ghost"
          onClick={() => setOpen(true)}
          aria-label={`${state === 'on' ? 'Change' : 'Look at'} ${title}`}
        >
          {state === 'on' ? 'Change' : 'Look at it'}
        </Button>
      </div>
      {open && <ActionForm server={server} action={action} onClose={() => setOpen(false)} />}
    </li>
  )
}
