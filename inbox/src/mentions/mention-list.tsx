import { PresenceMark } from '../identity/presence-mark.tsx'
import { classes } from '../ui/classes.ts'
import type { MentionMenu } from './use-mention-menu.ts'

// The box keeps the focus and names the chosen option; HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** The colleagues who are offered, over the box. */
export function MentionList({ id, menu }: { id: string; menu: MentionMenu }) {
  const { offered } = menu
  if (!offered) return null
  return (
    <div className="mb-1.5 animate-rise overflow-hidden rounded-card border border-line bg-raised shadow-float">
      <ul id={id} role="listbox" aria-label="Colleagues" className="max-h-64 overflow-y-auto p-1">
        {offered.people.map((person, i) => (
          <li
            key={person.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === offered.at}
            onMouseMove={() => menu.move(i)}
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => menu.choose(person)}
            className={classes(
              'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2',
              i === offered.at && 'bg-selected',
            )}
          >
            <PresenceMark status={person.presence} />
            <span className="min-w-0 truncate font-medium">{person.name}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
