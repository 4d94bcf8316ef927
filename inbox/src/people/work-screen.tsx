import type { WorkSettings } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { workQuery } from '../sync/people-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { useSave } from './use-save.ts'

/** How work and presence are counted in this workspace. */
export function WorkScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const work = useQuery(workQuery)
  if (work.isPending) return <PanelsLoading label="Loading how work is counted" heights={[420]} />
  if (work.isError)
    return (
      <LoadError
        what="How work is counted could not be loaded"
        error={work.error}
        onAgain={() => void work.refetch()}
      />
    )
  return <Editor kept={work.data} />
}

const numbers = [
  {
    key: 'silentMinutes',
    label: 'A silent customer counts nothing after',
    unit: 'min',
    most: 1440,
    about: 'Their case takes no capacity until they write. 0: it always counts.',
  },
  {
    key: 'wrapUpSeconds',
    label: 'Pause after a solved case',
    unit: 's',
    most: 3600,
    about: 'Nothing is offered for so long; whoever is done says so earlier. 0: no pause.',
  },
  {
    key: 'idleMinutes',
    label: 'Away without a touch after',
    unit: 'min',
    most: 480,
    about: 'Nothing new is offered until the next key or touch. 0: never.',
  },
  {
    key: 'closeWaitingDays',
    label: 'Close what waits for a customer after',
    unit: 'd',
    most: 60,
    about: 'Counted from your last word, and never without a word to the customer before. 0: never by itself.',
  },
  {
    key: 'closeWordHours',
    label: 'Tell the customer before that',
    unit: 'h',
    least: 1,
    most: 168,
    about: 'They hear when it closes, by e-mail too where that is set up. Any word of theirs keeps it open.',
  },
] as const

const switches = [
  {
    key: 'acceptForThem',
    label: 'Accept offers at once for whoever is there',
    about:
      'Only where they used the inbox within the last 60 seconds. They see that it was accepted for them; for everybody else it stays an offer.',
  },
  {
    key: 'ownHours',
    label: 'Agents set their own hours',
    about: 'Their calendar, hours and languages, under Settings → My work. Otherwise leads do, under People.',
  },
  {
    key: 'keepHeld',
    label: 'Whoever loses the connection keeps their cases',
    about: 'Otherwise what they hold goes to somebody else after 15 seconds, and the customer is told.',
  },
] as const

type NumberKey = (typeof numbers)[number]['key']
type Draft = Record<NumberKey, string> & Pick<WorkSettings, 'acceptForThem' | 'keepHeld' | 'ownHours'>

const draftOf = ({
  silentMinutes,
  wrapUpSeconds,
  idleMinutes,
  closeWaitingDays,
  closeWordHours,
  ...rest
}: WorkSettings): Draft => ({
  ...rest,
  silentMinutes: String(silentMinutes),
  wrapUpSeconds: String(wrapUpSeconds),
  idleMinutes: String(idleMinutes),
  closeWaitingDays: String(closeWaitingDays),
  closeWordHours: String(closeWordHours),
})

function Editor({ kept }: { kept: WorkSettings }) {
  const [draft, setDraft] = useState(draftOf(kept))
  const { busy, save } = useSave(['work'])
  const wrong = (each: (typeof numbers)[number]) => {
    const least = 'least' in each ? each.least : 0
    const value = Number(draft[each.key])
    const fits = /^\d{1,4}$/.test(draft[each.key].trim()) && value >= least && value <= each.most
    return fits ? undefined : `A whole number from ${least} to ${each.most}.`
  }
  const broken = numbers.some((each) => wrong(each) !== undefined)
  const same = JSON.stringify(draft) === JSON.stringify(draftOf(kept))

  async function send() {
    const body = {
      ...draft,
      silentMinutes: Number(draft.silentMinutes),
      wrapUpSeconds: Number(draft.wrapUpSeconds),
      idleMinutes: Number(draft.idleMinutes),
      closeWaitingDays: Number(draft.closeWaitingDays),
      closeWordHours: Number(draft.closeWordHours),
    }
    const done = await save('Work is counted as before', () => callApi('putWorkSettings', { body }))
    if (done) toast('plain', 'It is saved', 'It holds from the next offer on.')
  }

  return (
    <form
      noValidate
      data-ready
      onSubmit={(event) => {
        event.preventDefault()
        if (!broken && !same) void send()
      }}
    >
      <Panel title="How work is counted" about="For everybody in this workspace.">
        <div className="grid gap-4 desk:grid-cols-3">
          {numbers.map((each) => (
            <SettingField
              key={each.key}
              narrow
              label={each.label}
              about={each.about}
              unit={each.unit}
              error={wrong(each)}
              value={draft[each.key]}
              onChange={(value) => setDraft({ ...draft, [each.key]: value })}
            />
          ))}
        </div>
        <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
          {switches.map(({ key, label, about }) => (
            <div key={key} className="flex min-h-8 items-start gap-3">
              <input
                id={key}
                type="checkbox"
                aria-describedby={`${key}-about`}
                className="mt-0.5 size-4 shrink-0 accent-accent"
                checked={draft[key]}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.checked })}
              />
              <span>
                <label htmlFor={key} className="block font-medium">
                  {label}
                </label>
                <span id={`${key}-about`} className="block text-text-2">
                  {about}
                </span>
              </span>
            </div>
          ))}
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <Button look="ghost" disabled={same || busy} onClick={() => setDraft(draftOf(kept))}>
            Undo
          </Button>
          <Button type="submit" look="primary" disabled={same || broken || busy}>
            Save
          </Button>
        </div>
      </Panel>
    </form>
  )
}
