import { Link } from '@tanstack/react-router'
import { UserRound } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import type { SnippetsHere } from './use-snippets.ts'

// The box keeps the focus and names the chosen option; HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** The snippets that are offered, over the box. */
export function SnippetList({ id, here }: { id: string; here: SnippetsHere }) {
  const { offered } = here
  if (!offered) return null
  return (
    <div className="mb-1.5 animate-rise overflow-hidden rounded-card border border-line bg-raised shadow-float">
      {offered.snippets.length === 0 ? (
        <p className="px-3 py-2 text-text-2">
          {offered.loading ? (
            'Loading snippets…'
          ) : offered.none ? (
            <>
              There is no snippet yet.{' '}
              <Link to="/settings/snippets" className="text-accent-text underline">
                Make the first
              </Link>
            </>
          ) : (
            'No snippet is called so.'
          )}
        </p>
      ) : (
        <ul id={id} role="listbox" aria-label="Snippets" className="max-h-64 overflow-y-auto p-1">
          {offered.snippets.map((snippet, i) => (
            <li
              key={snippet.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === offered.at}
              onMouseMove={() => here.move(i)}
              // The box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => here.choose(snippet)}
              className={classes(
                'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2',
                i === offered.at && 'bg-selected',
              )}
            >
              <span className="max-w-[40%] shrink-0 truncate font-medium">{snippet.title}</span>
              <span className="min-w-0 flex-1 truncate text-text-3">{snippet.body}</span>
              {snippet.scope === 'personal' && (
                <span className="flex shrink-0 items-center gap-1 text-11 text-text-3">
                  <UserRound size={11} aria-hidden /> yours
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
