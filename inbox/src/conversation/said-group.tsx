import { AgentFace } from '../identity/agent-face.tsx'
import { classes } from '../ui/classes.ts'
import { momentWords, timeWords } from '../ui/clock-words.ts'
import { HolderMark } from './holder-mark.tsx'
import { SaidBubble } from './said-bubble.tsx'
import type { ThreadItem } from './thread-items.ts'

/** What one author said in a row: the customer left, the assistant inset with its mark, people right with name and face. */
export function SaidGroup({ group }: { group: Extract<ThreadItem, { kind: 'group' }> }) {
  const { author, said, at, showTime } = group
  const right = author.kind === 'agent'
  return (
    <article
      aria-label={author.name}
      className={classes(
        'flex flex-col gap-1 pt-3',
        right ? 'items-end pl-[12%]' : 'items-start pr-[12%]',
        author.kind === 'assistant' && 'pl-6',
      )}
    >
      <header className={classes('flex items-center gap-1.5 text-11', right && 'flex-row-reverse')}>
        {author.kind === 'assistant' && <HolderMark kind="assistant" label={null} size={14} />}
        {author.kind === 'agent' && <AgentFace id={author.id} name={author.name} size="small" />}
        <span className="font-medium text-text-2">{author.name}</span>
        {showTime && (
          <time dateTime={new Date(at).toISOString()} title={momentWords(at)} className="text-text-3 tabular-nums">
            {timeWords(at)}
          </time>
        )}
      </header>
      {said.map((each) => (
        <SaidBubble key={each.key} said={each} kind={author.kind} imported={author.imported} />
      ))}
    </article>
  )
}
