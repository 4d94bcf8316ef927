import type { Person } from '@baton/protocol'
import { PresenceMark, presenceWords } from '../identity/presence-mark.tsx'
import { Button } from '../ui/button.tsx'
import { timeWords } from '../ui/clock-words.ts'
import { Face } from '../ui/face.tsx'
import { SkillChips } from './skill-chips.tsx'

/** Why somebody is where they are, where it was not they who said so. */
export function presenceLine(
  { presence, presenceReason, presenceUntil, presenceBy }: Person,
  nameOf: (id: string) => string,
): string {
  const why = {
    chosen: '',
    lead: presenceBy ? `, set by ${nameOf(presenceBy)}` : ', set by a lead',
    key: '',
    'wrap-up': '',
    gone: ', no connection',
    idle: ', nobody at the keyboard',
  }[presenceReason]
  const until = presenceUntil ? ` until ${timeWords(Date.parse(presenceUntil))}` : ''
  return `${presenceWords[presence].name}${until}${why}`
}

/** One of the people: who and where they are, what they can, and how full their hands are. */
export function PersonRow({
  person,
  now,
  teamName,
  hoursLine,
  nameOf,
  onEdit,
}: {
  person: Person
  now: number
  teamName: (id: string) => string
  /** When they work; null where that is whenever they are online. */
  hoursLine: string | null
  nameOf: (id: string) => string
  onEdit: () => void
}) {
  const { name, role, teams, skillLevels, languages, load, capacity } = person
  const full = load >= capacity
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3 wide:grid-cols-[220px_minmax(0,1fr)_120px_auto]">
      <div className="col-start-1 row-start-1 flex min-w-0 items-center gap-2">
        <Face name={name} picture={person.picture} />
        <div className="min-w-0">
          <p className="truncate font-medium">
            {name}
            {role !== 'agent' && <span className="font-normal text-text-3"> · {role}</span>}
          </p>
          <p className="flex min-w-0 items-center gap-1.5 text-11 text-text-2">
            <PresenceMark status={person.presence} />
            <span className="truncate">{presenceLine(person, nameOf)}</span>
          </p>
        </div>
      </div>
      <div className="col-span-2 row-start-2 flex min-w-0 flex-col gap-1 wide:col-span-1 wide:col-start-2 wide:row-start-1">
        <SkillChips skills={skillLevels} now={now} />
        <p className="truncate text-11 text-text-3">
          {teams.map(teamName).join(', ')}
          {languages.length > 0 && ` · writes ${languages.join(', ')}`}
          {hoursLine && ` · ${hoursLine}`}
        </p>
      </div>
      <div className="col-span-2 row-start-3 wide:col-span-1 wide:col-start-3 wide:row-start-1">
        <p className="text-11 text-text-2 tabular-nums">
          {load} of {capacity}
          {full && ' · full'}
        </p>
        <span aria-hidden className="mt-0.5 block h-1.5 overflow-hidden rounded-chip bg-sunken">
          <span
            className={`block h-full ${full ? 'bg-amber' : 'bg-accent'}`}
            style={{ width: `${Math.min(100, (100 * load) / capacity)}%` }}
          />
        </span>
      </div>
      <Button className="col-start-2 row-start-1 wide:col-start-4" onClick={onEdit}>
        <span>
          Edit<span className="sr-only"> {name}</span>
        </span>
      </Button>
    </li>
  )
}
