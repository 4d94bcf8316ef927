import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { callApi } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import { ApproveButton } from './approve-button.tsx'
import type { Change } from './learning-screen.tsx'
import { becauseWords, countOf, minutesWords, shareWords, versionName, type Learning, type Version } from './words.ts'

const statuses: Readonly<Record<Version['status'], { name: string; tone: Tone }>> = {
  live: { name: 'live', tone: 'green' },
  shadow: { name: 'in shadow', tone: 'amber' },
  retired: { name: 'retired', tone: 'plain' },
}

/** Every version, one click back, and whether a better one goes live by itself. */
export function VersionsPanel({ learning, busy, change }: { learning: Learning; busy: boolean; change: Change }) {
  const desk = useDesk()
  const { versions, rollsBackTo } = learning
  return (
    <Panel
      title="Versions"
      about="Each stays as it was; a decision names the one that made it."
      flush
      aside={rollsBackTo !== null && <BackButton learning={learning} busy={busy} change={change} />}
    >
      <SwitchByItself learning={learning} busy={busy} change={change} />
      <ul>
        {versions.map((version) => {
          const { number, status, changedAt, conversations, compared } = version
          const why = becauseWords(version)
          const said = [
            why,
            changedAt && whenWords(Date.parse(changedAt), desk.now()),
            number > 0 && `learned from ${countOf(conversations, 'conversation')}`,
            number === 0 && 'set by hand, the same everywhere',
            compared &&
              `${compared.saves < 0 ? 'costs' : 'saves'} ${minutesWords(Math.abs(compared.saves))} a conversation, sure by ${shareWords(compared.confidence)}`,
          ]
          return (
            <li
              key={number}
              data-version={number}
              className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2"
            >
              <span className="font-medium tabular-nums">{versionName(number)}</span>
              <Chip tone={statuses[status].tone}>{statuses[status].name}</Chip>
              <span className="order-last w-full text-text-2 tabular-nums desk:order-none desk:w-auto desk:min-w-50 desk:flex-1">
                {said.filter(Boolean).join(' · ')}
              </span>
              {status !== 'live' && <ApproveButton learning={learning} version={version} busy={busy} change={change} />}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function SwitchByItself({
  learning: { switchByItself },
  busy,
  change,
}: {
  learning: Learning
  busy: boolean
  change: Change
}) {
  return (
    <label className="mb-1 flex min-h-10 cursor-pointer items-start gap-2.5 px-4 py-2">
      <input
        type="checkbox"
        checked={switchByItself}
        disabled={busy}
        onChange={(event) =>
          void change(
            () => callApi('putLearningSettings', { body: { switchByItself: event.target.checked } }),
            event.target.checked ? 'A better version goes live by itself' : 'A better version waits for a person',
          )
        }
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        A version that was found better goes live by itself
        <span className="block text-11 text-text-3">
          Better is: sure by 95 % that it saves anything, on 200 conversations or more. Otherwise it waits for one of
          you.
        </span>
      </span>
    </label>
  )
}

function BackButton({ learning, busy, change }: { learning: Learning; busy: boolean; change: Change }) {
  const [asks, setAsks] = useState(false)
  const to = versionName(learning.rollsBackTo ?? 0)
  return (
    <>
      <Button disabled={busy} onClick={() => setAsks(true)}>
        <Undo2 size={14} aria-hidden /> Back to {to.toLowerCase()}
      </Button>
      {asks && (
        <Dialog title={`Back to ${to.toLowerCase()}?`} onClose={() => setAsks(false)}>
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              setAsks(false)
              void change(() => callApi('rollBackLearning', { body: {} }), `${to} decides again`)
            }}
          >
            <p className="text-text-2">
              From the next turn on {to.toLowerCase()} decides in place of {versionName(learning.live).toLowerCase()},
              which is kept.{' '}
              {learning.switchByItself &&
                'Versions do not go live by themselves any more, so that it does not go forth and back. '}
              What was learned stays learned.
            </p>
            <Button type="submit" look="primary" className="self-end">
              Go back
            </Button>
          </form>
        </Dialog>
      )}
    </>
  )
}
