import { useMemo, useState } from 'react'
import { ThreadItemView } from '../conversation/thread-item-view.tsx'
import { threadItems } from '../conversation/thread-items.ts'
import { useSave } from '../people/use-save.ts'
import { SettingField } from '../settings/setting-field.tsx'
import type { OpenAssistant, PracticeAnswer } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { PracticeWhy } from './practice-why.tsx'
import { placeOf, usualPlace, versionName, type PracticePlace } from './practice-words.ts'

/** A conversation with an assistant that is none: what it says, and why, turn by turn. */
export function PracticePanel({ assistant }: { assistant: OpenAssistant }) {
  const desk = useDesk()
  const { busy, save } = useSave([])
  const [version, setVersion] = useState<number | null>(null)
  const [place, setPlace] = useState<PracticePlace>(usualPlace)
  const [text, setText] = useState('')
  const [turns, setTurns] = useState<readonly PracticeAnswer[]>([])
  const teamName = useTeamName()
  const last = turns.at(-1)
  const events = useMemo(() => turns.flatMap((turn) => turn.events), [turns])
  const items = useMemo(() => {
    const names = {
      customer: 'You, as the customer',
      agent: () => 'a colleague',
      team: teamName,
      tag: (id: string) => id,
      assistant: () => assistant.draft.name,
      now: desk.now(),
    }
    return threadItems(events, [], names, desk.me)
  }, [events, teamName, assistant.draft.name, desk])
  const over = events.some(({ type }) => type === 'Escalated')

  async function ask() {
    const body = { version, session: last?.session ?? null, text: text.trim(), ...placeOf(place) }
    await save('It was not asked', async () => {
      const turn = await callApi('practise', { params: { id: assistant.id }, body })
      setTurns((before) => [...before, turn])
      setText('')
    })
  }
  const again = () => setTurns([])
  return (
    <div className="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_360px]">
      <Panel
        title="Practise"
        about="You are the customer. Nothing is kept in the log or the figures, nobody is asked, and no action is called."
        aside={turns.length > 0 && <Button onClick={again}>Start over</Button>}
      >
        <Place
          assistant={assistant}
          version={version}
          place={place}
          begun={turns.length > 0}
          onVersion={setVersion}
          onPlace={setPlace}
        />
        <div role="log" aria-label="Practice" className="mt-3 flex min-h-40 flex-col border-t border-line pb-3">
          {items.length === 0 && <p className="m-auto p-4 text-text-3">Ask what a customer would ask.</p>}
          {items.map((item) => (
            <ThreadItemView key={item.key} item={item} customer="the customer" now={desk.now()} />
          ))}
        </div>
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void ask()
          }}
        >
          <div className="min-w-0 flex-1">
            <SettingField label="Your message" value={text} onChange={setText} />
          </div>
          <Button type="submit" look="primary" className="mb-0.5" disabled={busy || over || text.trim() === ''}>
            {busy ? 'It answers …' : 'Ask'}
          </Button>
        </form>
        {over && <p className="mt-2 text-text-2">A person would have it now. Start over to ask something else.</p>}
      </Panel>
      {last ? (
        <PracticeWhy turn={last} events={events} assistant={assistant} teamName={teamName} />
      ) : (
        <Panel title="Why">
          <p className="text-text-2">
            What it looked up with which scores, what it would have called, what was weighed, and whether a person would
            have come, with the package.
          </p>
        </Panel>
      )}
    </div>
  )
}

function Place({
  assistant,
  version,
  place,
  begun,
  onVersion,
  onPlace,
}: {
  assistant: OpenAssistant
  version: number | null
  place: PracticePlace
  begun: boolean
  onVersion: (version: number | null) => void
  onPlace: (place: PracticePlace) => void
}) {
  const set = (change: Partial<PracticePlace>) => onPlace({ ...place, ...change })
  const field = 'block h-9 w-full rounded-control border border-line-strong bg-surface px-2 disabled:text-text-3'
  return (
    <fieldset disabled={begun} className="grid gap-3 desk:grid-cols-4">
      <label className="block">
        <span className="mb-1 block font-medium">With</span>
        <select
          className={field}
          value={version ?? ''}
          onChange={(event) => onVersion(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">The draft</option>
          {assistant.versions.map((each) => (
            <option key={each.version} value={each.version}>
              {versionName(each.version)}
            </option>
          ))}
        </select>
      </label>
      <label className="block desk:col-span-2">
        <span className="mb-1 block font-medium">On the page</span>
        <input
          className={field}
          value={place.url}
          placeholder="https://shop.example/cart, or none"
          onChange={(event) => set({ url: event.target.value })}
        />
      </label>
      <label className="block">
        <span className="mb-1 block font-medium">Tier</span>
        <input
          className={field}
          value={place.tier}
          placeholder="unknown"
          onChange={(event) => set({ tier: event.target.value })}
        />
      </label>
    </fieldset>
  )
}
