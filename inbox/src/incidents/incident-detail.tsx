import type { Incident, IncidentUpdate } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { incidentCasesQuery, incidentQuery } from '../sync/incident-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { lengthWords, whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'
import { LinkedCases, SuggestedCases } from './case-lists.tsx'
import { StateChip } from './state-chip.tsx'
import { UpdateComposer } from './update-composer.tsx'
import { atIn, WhenField, type Minutes } from './when-field.tsx'
import { intentWords, languages, progressWords, promiseWords, stateWords } from './words.ts'

/** One incident: what is known and promised, the update to all, its cases, and what was told so far. */
export function IncidentDetail({ id, leads }: { id: string; leads: boolean }) {
  const desk = useDesk()
  const now = useNow(desk.now, 1_000)
  const incident = useQuery(incidentQuery(id))
  const cases = useQuery(incidentCasesQuery(id))
  if (incident.isPending || cases.isPending)
    return <PanelsLoading label="Loading the incident" heights={[120, 320, 200]} />
  const failed = incident.error ?? cases.error
  if (!incident.data || !cases.data)
    return (
      <LoadError
        what="The incident could not be loaded"
        error={failed}
        onAgain={() => {
          void incident.refetch()
          void cases.refetch()
        }}
      />
    )
  const it = incident.data
  const underWay = it.updates.find(({ status }) => status === 'waiting' || status === 'sending')
  return (
    <div className="flex flex-col gap-4" data-ready>
      <Known incident={it} leads={leads} now={now} />
      {underWay && <UnderWay update={underWay} now={now} />}
      {leads && it.state !== 'resolved' && !underWay && (
        <Panel title="Tell everybody">
          <UpdateComposer incident={it} cases={cases.data.cases} />
        </Panel>
      )}
      <SuggestedCases incident={it} suggested={cases.data.suggested} />
      <LinkedCases incident={it} cases={cases.data.cases} total={cases.data.total} now={now} />
      <History updates={it.updates.filter((each) => each !== underWay)} now={now} />
    </div>
  )
}

function Known({ incident, leads, now }: { incident: Incident; leads: boolean; now: number }) {
  const { title, state, since, held, overdue, words, signs } = incident
  const recognised = [
    ...signs.words.map((each) => `“${each}”`),
    ...signs.intents.map(intentWords),
    ...signs.areas,
    ...signs.pages,
    ...signs.tiers,
  ]
  return (
    <section aria-label={title} className="rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 text-18 font-semibold">{title}</h3>
        <StateChip state={state} />
      </div>
      <p className={classes('mt-1 tabular-nums', overdue ? 'font-medium text-red-text' : 'text-text-2')}>
        Since {whenWords(Date.parse(since), now)} ({lengthWords(now - Date.parse(since))}) ·{' '}
        {promiseWords(incident, now)}
        {held > 0 && ` · ${held} held back`}
      </p>
      {overdue && leads && <NewTime incident={incident} now={now} />}
      <dl className="mt-2 grid gap-x-3 gap-y-1 desk:grid-cols-[8rem_1fr]">
        <dt className="text-text-3">Customers read</dt>
        <dd className="whitespace-pre-wrap">
          {languages.flatMap(({ value, name }) =>
            words[value]
              ? [
                  <p key={value} lang={value} dir="auto">
                    {words[value]} <span className="text-11 text-text-3">{name}</span>
                  </p>,
                ]
              : [],
          )}
          {Object.keys(words).length === 0 && <p className="text-text-2">Baton’s own words</p>}
        </dd>
        <dt className="text-text-3">Recognised by</dt>
        <dd>{recognised.join(', ') || <span className="text-text-2">nothing: no handoff is held back</span>}</dd>
      </dl>
    </section>
  )
}

/** The promise was not kept: a new time, or people take over. */
function NewTime({ incident, now }: { incident: Incident; now: number }) {
  const desk = useDesk()
  const queries = useQueryClient()
  const [minutes, setMinutes] = useState<Minutes>('30')
  const name = async () => {
    try {
      const nextUpdateAt = new Date(atIn(minutes, desk.now())).toISOString()
      await callApi('changeIncident', { params: { id: incident.id }, body: { nextUpdateAt } })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The time is as it was', `${error.problem.title}. ${error.problem.next}`)
    }
    void queries.invalidateQueries({ queryKey: ['incidents'] })
  }
  return (
    <output className="mt-2 block rounded-control bg-red-tint px-3 py-2">
      <p>
        Send an update, or name a new time: whoever is held back is told it. Five minutes after the promise without
        either, people take over.
      </p>
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <WhenField label="New time" value={minutes} now={now} onChange={setMinutes} />
        <Button onClick={() => void name()}>Name this time</Button>
      </div>
    </output>
  )
}

function UnderWay({ update, now }: { update: IncidentUpdate; now: number }) {
  const queries = useQueryClient()
  const undo = async () => {
    try {
      await callApi('cancelIncidentUpdate', { params: { id: update.id } })
      toast('plain', 'Taken back', 'Nobody has been told.')
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'It was too late', `${error.problem.title}. ${error.problem.next}`)
    }
    void queries.invalidateQueries({ queryKey: ['incidents'] })
  }
  const all = update.told + update.left
  const share = update.status === 'waiting' || all === 0 ? 0 : update.told / all
  return (
    <output
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-accent bg-accent-tint px-4 py-3"
      data-under-way={update.status}
    >
      <p className="min-w-0 flex-1 tabular-nums">
        The update “{stateWords[update.state]}” {progressWords(update, now)}
      </p>
      {update.status === 'sending' && (
        <span aria-hidden className="h-1.5 w-40 overflow-hidden rounded-full bg-sunken">
          <span className="block h-full bg-accent" style={{ width: `${share * 100}%` }} />
        </span>
      )}
      {update.status === 'waiting' && <Button onClick={() => void undo()}>Undo</Button>}
    </output>
  )
}

function History({ updates, now }: { updates: readonly IncidentUpdate[]; now: number }) {
  if (updates.length === 0) return null
  return (
    <Panel title="Told so far" flush>
      <ul>
        {updates.map((each) => (
          <li key={each.id} className="border-t border-line px-4 py-2 first:border-t-0" data-update={each.id}>
            <p className="flex flex-wrap items-center gap-2 text-11 text-text-3 tabular-nums">
              <StateChip state={each.state} />
              {whenWords(Date.parse(each.sendsAt), now)} · {progressWords(each, now)}
              {each.nextUpdateAt && ` · promised the next by ${whenWords(Date.parse(each.nextUpdateAt), now)}`}
            </p>
            <p dir="auto" className="mt-0.5 whitespace-pre-wrap">
              {each.words.en ?? Object.values(each.words)[0] ?? (
                <span className="text-text-2">In Baton’s own words</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
