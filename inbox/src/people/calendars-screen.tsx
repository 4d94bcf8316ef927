import type { Calendar } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi } from '../sync/call-api.ts'
import { calendarsQuery } from '../sync/people-queries.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { CalendarForm } from './calendar-form.tsx'
import { useSave } from './use-save.ts'
import { WeekPicture } from './week-picture.tsx'
import { stretchText } from './work-text.ts'

/** The calendars: the week as a picture, the days that are not like the others, and what comes of it next. */
export function CalendarsScreen() {
  const [editing, setEditing] = useState<Calendar | 'new' | null>(null)
  return (
    <PlaceFrame tools={<Button onClick={() => setEditing('new')}>New calendar</Button>}>
      <Body onEdit={setEditing} />
      {editing && <CalendarForm kept={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PlaceFrame>
  )
}

function Body({ onEdit }: { onEdit: (calendar: Calendar | 'new') => void }) {
  const calendars = useQuery(calendarsQuery)
  const { busy, save } = useSave(['calendars'])
  if (calendars.isPending) return <PanelsLoading label="Loading the calendars" heights={[260, 260]} />
  if (calendars.isError)
    return (
      <LoadError
        what="The calendars could not be loaded"
        error={calendars.error}
        onAgain={() => void calendars.refetch()}
      />
    )
  const all = calendars.data.calendars
  if (all.length === 0)
    return (
      <div className="flex min-h-60" data-ready>
        <Empty title="No calendar yet" icon={<CalendarClock size={24} aria-hidden />}>
          <p>Teams without one are always open, and people without one work whenever they are online.</p>
          <Button className="mt-3" onClick={() => onEdit('new')}>
            Make the first
          </Button>
        </Empty>
      </div>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2" data-ready>
      {all.map((calendar) => (
        <Panel
          key={calendar.id}
          title={calendar.name}
          about={`${calendar.timeZone} · ${usedWords(calendar.usedBy)}`}
          aside={
            <>
              <Button onClick={() => onEdit(calendar)}>
                <span>
                  Edit<span className="sr-only"> {calendar.name}</span>
                </span>
              </Button>
              <Button
                look="ghost"
                disabled={busy}
                onClick={() =>
                  void save('The calendar is still there', () =>
                    callApi('deleteCalendar', { params: { id: calendar.id } }),
                  )
                }
              >
                <span>
                  Delete<span className="sr-only"> {calendar.name}</span>
                </span>
              </Button>
            </>
          }
        >
          <WeekPicture days={calendar.days} />
          <div className="mt-4 grid gap-4 desk:grid-cols-2">
            <section aria-label="Days that are not like the others">
              <h4 className="mb-1 text-11 font-semibold text-text-3">Not like the others</h4>
              {calendar.exceptions.length === 0 && <p className="text-text-3">No holidays</p>}
              <ul>
                {calendar.exceptions
                  .toSorted(byDate)
                  .slice(0, 6)
                  .map(({ date, name, yearly, hours }) => (
                    <li key={date} className="flex gap-2">
                      <span className="w-22 shrink-0 text-text-3 tabular-nums">{dateWords(date, yearly)}</span>
                      <span className="min-w-0">
                        {name}
                        <span className="text-text-3"> · {hours.length > 0 ? stretchText(hours) : 'closed'}</span>
                      </span>
                    </li>
                  ))}
              </ul>
              {calendar.exceptions.length > 6 && (
                <p className="text-11 text-text-3">and {calendar.exceptions.length - 6} more</p>
              )}
            </section>
            <section aria-label="What comes next">
              <h4 className="mb-1 text-11 font-semibold text-text-3">Open next</h4>
              {calendar.openings.length === 0 && <p className="text-text-3">Never: it has no hours</p>}
              <ul>
                {calendar.openings.slice(0, 5).map(({ from, to }) => (
                  <li key={from} className="tabular-nums">
                    {openingWords(from, to, calendar.timeZone)}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </Panel>
      ))}
    </div>
  )
}

const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1)

function usedWords({ teams, agents }: Calendar['usedBy']): string {
  const parts = [
    teams.length > 0 ? `${teams.length} ${teams.length === 1 ? 'team' : 'teams'}` : '',
    agents.length > 0 ? `${agents.length} ${agents.length === 1 ? 'person' : 'people'}` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `used by ${parts.join(' and ')}` : 'nobody uses it'
}

const dateWords = (date: string, yearly: boolean): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(yearly ? {} : { year: 'numeric' }),
  }).format(Date.parse(date))

/** On the clocks of the calendar: "Mon 30 Nov, 09:00–17:00". */
function openingWords(from: string, to: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return `${day.format(Date.parse(from))}, ${time.format(Date.parse(from))}–${time.format(Date.parse(to))}`
}
