import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { countOf, kindWords, labelGroups, type Learning } from './words.ts'

/** What was heard of conversations, and of how many nothing. */
export function LabelsPanel({ labels }: { labels: Learning['labels'] }) {
  const { conversations, decisions, labelled, unknown, waiting, kinds } = labels
  const countFor = new Map(kinds.map(({ kind, conversations: count }) => [kind, count]))
  const most = Math.max(1, ...countFor.values())
  return (
    <Panel
      title="What it was learned from"
      aside={
        <WhyNote about="What it was learned from">
          <p>
            A conversation is learned from once, 48 hours after the last thing that happened before a person was called.
            Silence is unknown: counted, never a success. What drills play teaches nothing. What is kept are numbers and
            names of intents, no words.
          </p>
        </WhyNote>
      }
    >
      {conversations + waiting === 0 ? (
        <p className="text-text-2">
          Nothing yet. It begins with the conversations that the assistant answers: a yes or a no of the customer, a
          verified action, who comes back, and the marks of agents who resolve.
        </p>
      ) : (
        <div className="flex flex-col gap-3">
          <p className="text-text-2 tabular-nums">
            {countOf(labelled, 'conversation')} taught something, of{' '}
            {countOf(conversations, 'that was looked at', 'that were looked at')} with {countOf(decisions, 'decision')}.
            Of {unknown.toLocaleString('en')} the outcome is unknown.
            {waiting > 0 && ` ${countOf(waiting, 'waits', 'wait')} for the 48 hours.`}
          </p>
          {labelGroups.map(({ title, look, kinds: some }) => (
            <section key={title} aria-label={title}>
              <h4 className="text-11 font-semibold text-text-3">{title}</h4>
              <ul className="mt-1 flex flex-col gap-1">
                {some.map((kind) => (
                  <li key={kind} className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_3rem] items-center gap-2">
                    <span className="truncate" title={kindWords[kind]}>
                      {kindWords[kind]}
                    </span>
                    <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
                      <span
                        className={`block h-full rounded-full ${look}`}
                        style={{ width: `${((countFor.get(kind) ?? 0) / most) * 100}%` }}
                      />
                    </span>
                    <span className="text-right text-text-2 tabular-nums">
                      {(countFor.get(kind) ?? 0).toLocaleString('en')}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Panel>
  )
}
