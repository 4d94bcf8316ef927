import type { ReactNode } from 'react'
import { isRunning } from '../sync/learning-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { ApproveButton } from './approve-button.tsx'
import type { Change } from './learning-screen.tsx'
import {
  comparedSentence,
  countOf,
  minutesWords,
  shareWords,
  versionName,
  type Compared,
  type Learning,
  type Version,
} from './words.ts'

/** What decides and what is compared with it, side by side; or what is lacking until there is something to compare. */
export function ComparePanel({
  learning,
  busy,
  change,
  aside,
}: {
  learning: Learning
  busy: boolean
  change: Change
  aside: ReactNode
}) {
  const live = learning.versions.find(({ status }) => status === 'live')
  const shadow = learning.versions.find(({ status }) => status === 'shadow') ?? null
  return (
    <Panel
      title="The chance that the assistant resolves it"
      about="Each decision to hand off rests on it. It is learned from what became of conversations."
      aside={aside}
    >
      <div className="flex flex-col gap-4 pt-1">
        <RunLine learning={learning} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 desk:grid-cols-2">
          {live && <LiveCard version={live} />}
          {shadow ? (
            <ShadowCard learning={learning} version={shadow} busy={busy} change={change} />
          ) : (
            <NoShadow learning={learning} />
          )}
        </div>
      </div>
    </Panel>
  )
}

function RunLine({ learning }: { learning: Learning }) {
  const desk = useDesk()
  const { run } = learning
  if (isRunning(learning, desk.now()))
    return (
      <output className="flex flex-col gap-1.5">
        <span className="text-text-2">What became of conversations is looked at.</span>
        <progress aria-label="Learning" className="h-2 w-full accent-accent" />
      </output>
    )
  if (run.fault)
    return (
      <p role="alert" className="flex flex-wrap items-baseline gap-x-2">
        <Chip tone="red">broke off</Chip>
        <span className="text-text-2">
          {run.fault}. It goes on where it was with the next run, or when you learn now.
        </span>
      </p>
    )
  return (
    <output className="text-11 text-text-3 tabular-nums">
      {run.lastAt === null
        ? 'It has not run yet.'
        : `Last run ${whenWords(Date.parse(run.lastAt), desk.now())}: ${countOf(run.learned, 'conversation')}${run.seconds === null ? '' : ` in ${run.seconds.toFixed(1)} s`}.`}{' '}
      {Date.parse(run.nextAt) <= desk.now()
        ? 'The next is due.'
        : `Next ${whenWords(Date.parse(run.nextAt), desk.now())}.`}
    </output>
  )
}

function Card({ name, chip, children }: { name: string; chip: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={name} className="flex flex-col gap-2 rounded-card border border-line p-3">
      <h4 className="flex items-center gap-2 font-semibold">
        {name} {chip}
      </h4>
      {children}
    </section>
  )
}

function LiveCard({ version }: { version: Version }) {
  const desk = useDesk()
  return (
    <Card name={versionName(version.number)} chip={<Chip tone="green">live</Chip>}>
      <p className="text-text-2">
        {version.number === 0
          ? 'Set by hand, the same for every workspace. It decides until a version of yours is approved.'
          : `Learned from ${countOf(version.conversations, 'conversation')}. It decides${version.changedAt ? ` since ${whenWords(Date.parse(version.changedAt), desk.now())}` : ''}.`}
      </p>
      {version.compared && (
        <>
          <p className="text-11 font-semibold text-text-3">
            In shadow, beside {versionName(version.compared.with).toLowerCase()}
          </p>
          <Saves compared={version.compared} />
          <p className="text-text-2">{comparedSentence(version.compared)}</p>
        </>
      )}
    </Card>
  )
}

function ShadowCard({
  learning,
  version,
  busy,
  change,
}: {
  learning: Learning
  version: Version
  busy: boolean
  change: Change
}) {
  const { compared } = version
  const lacking = learning.lacking.conversations ?? 0
  return (
    <Card name={versionName(version.number)} chip={<Chip tone="amber">in shadow</Chip>}>
      <p className="text-text-2">
        Learned from {countOf(version.conversations, 'conversation')}. It decides nothing; what it would have decided is
        compared.
      </p>
      {compared && <Saves compared={compared} />}
      {compared && <p>{comparedSentence(compared)}</p>}
      {lacking > 0 && (
        <p className="text-text-2">
          {countOf(lacking, 'conversation')} more until it can be judged{compared ? '' : '; nothing was compared yet'}.
        </p>
      )}
      <p className="flex flex-wrap items-center gap-2">
        {compared?.better ? (
          <Chip tone="green">better</Chip>
        ) : (
          compared && lacking === 0 && <Chip>not sure to be better</Chip>
        )}
        <ApproveButton learning={learning} version={version} busy={busy} change={change} look="primary" />
      </p>
    </Card>
  )
}

/** What it saves, with how far off that may be, beside nothing saved. */
function Saves({ compared: { saves, from, to } }: { compared: Compared }) {
  const most = Math.max(Math.abs(from), Math.abs(to), 0.01) * 1.1
  const at = (minutes: number) => 50 + (minutes / most) * 50
  return (
    <figure>
      <div aria-hidden className="relative h-6">
        <span className="absolute top-1/2 h-px w-full bg-line" />
        <span className="absolute top-0 left-1/2 h-full w-px bg-line-strong" />
        <span
          className={`absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full ${from > 0 ? 'bg-green' : to < 0 ? 'bg-red' : 'bg-line-strong'}`}
          style={{ left: `${at(from)}%`, width: `${Math.max(1, at(to) - at(from))}%` }}
        />
        <span
          className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-surface bg-text"
          style={{ left: `${at(saves)}%` }}
        />
      </div>
      <figcaption className="flex justify-between text-11 text-text-3 tabular-nums">
        <span>costs more</span>
        <span className="text-text">{minutesWords(saves)} a conversation</span>
        <span>saves</span>
      </figcaption>
    </figure>
  )
}

function NoShadow({ learning: { lacking, labels, versions } }: { learning: Learning }) {
  const newest = versions[0]?.conversations ?? 0
  const have = Math.max(0, labels.labelled - newest)
  const isFirst = versions.length === 1
  return (
    <Card name={isFirst ? 'Your first version' : 'The next version'} chip={<Chip>to come</Chip>}>
      <p className="text-text-2">
        {lacking.labels > 0
          ? `${countOf(lacking.labels, 'conversation')} with a known outcome ${lacking.labels === 1 ? 'is' : 'are'} lacking until ${isFirst ? 'there is a candidate' : 'the next candidate'}. An outcome is known 48 hours later, or at once when an agent marks it on resolve.`
          : 'There is enough to learn from: the next run makes a candidate.'}
      </p>
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${(have / Math.max(1, have + lacking.labels)) * 100}%` }}
        />
      </span>
      <p className="text-11 text-text-3 tabular-nums">
        {shareWords(have / Math.max(1, have + lacking.labels))} there
        {labels.waiting > 0 &&
          ` · ${countOf(labels.waiting, 'conversation')} ${labels.waiting === 1 ? 'waits' : 'wait'} for the 48 hours`}
      </p>
    </Card>
  )
}
