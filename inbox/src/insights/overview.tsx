import type { CompletenessHealth } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { BehindList } from './behind-list.tsx'
import { ScoreRing } from './score-ring.tsx'
import { everyDay } from './span.ts'
import { Trend } from './trend.tsx'
import { countWords, shareWords } from './words.ts'

/** The score as it was written and as it proved to be, the shares behind it, and how it went day by day. */
export function Overview({ health, from }: { health: CompletenessHealth; from: string }) {
  const { meanScore, meanCorrected, passes, correctedPasses, askedAgain, handoffs } = health
  const [failed, setFailed] = useState(false)
  const score = meanScore ?? 0
  const corrected = meanCorrected ?? score
  const less = Math.round((score - corrected) * 10) / 10
  const short = passes === null ? 0 : Math.round(handoffs * (1 - passes))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 desk:grid-cols-2 wide:grid-cols-[300px_minmax(0,1fr)]">
      <Panel
        title="Score"
        aside={
          <WhyNote about="how the score is made">
            <p>
              Each handoff brings ten parts along. Present counts its weight, partly there half of it; the score is
              their share of all weights, 0 to 100. This is the mean of {countWords(handoffs)}.
            </p>
            <p className="mt-2">
              Corrected: a part that counted as present, and that the customer was asked for all the same, counts half.
            </p>
            <p className="mt-2">
              <Link to="/settings/weights" className="text-accent-text underline underline-offset-2">
                What the parts weigh
              </Link>
            </p>
          </WhyNote>
        }
      >
        <div className="flex items-center gap-5 wide:pt-4">
          <span className="relative inline-flex">
            <ScoreRing score={score} lost={less} size="large" />
            <span className="absolute inset-0 flex flex-col items-center justify-center">
              <span className="text-24 font-semibold tabular-nums" data-score>
                {Math.round(score)}
              </span>
              <span className="text-11 text-text-3">of 100</span>
            </span>
          </span>
          <dl className="flex min-w-0 flex-col gap-3">
            <Small name="Corrected" value={less > 0 ? String(corrected) : String(Math.round(score))}>
              {less > 0 ? `${less} less, for what was asked again` : 'nothing was asked again'}
            </Small>
            <Small name="Handoffs" value={String(handoffs)} />
          </dl>
        </div>
      </Panel>
      <div className="min-w-0 desk:order-1 desk:col-span-2 wide:order-none wide:col-span-1">
        <Trend days={everyDay(health.from, health.to, health.days)} />
      </div>
      <div className="grid gap-4 wide:col-span-2 wide:grid-cols-2">
        <Share
          name="Minimum passed"
          share={passes}
          why="Transcript, what is wanted, account, reason, page and what was tried: the least that must come. It is counted without weights, so no weight can hide what it lacks."
          below={
            short === 0 ? (
              'Every handoff had the least that must come.'
            ) : (
              <button
                type="button"
                aria-expanded={failed}
                onClick={() => setFailed(!failed)}
                className="-mx-1 min-h-8 rounded-control px-1 text-accent-text hover:bg-hover"
              >
                {failed ? 'Hide the' : 'See the'} {short} that did not pass
              </button>
            )
          }
          second={
            correctedPasses !== passes && correctedPasses !== null ? `${shareWords(correctedPasses)} corrected` : null
          }
        />
        <Share
          name="Asked again"
          share={askedAgain}
          why="The share of handoffs in which the customer was asked for something that had come along. Each counts against the corrected score."
          below={
            askedAgain === 0 ? 'No customer was asked again for what was there.' : 'By part below, as “asked again”.'
          }
          second={null}
        />
      </div>
      {failed && (
        <div className="min-w-0 desk:order-1 desk:col-span-2">
          <Panel title="Did not pass the minimum" flush>
            <BehindList from={from} which={{ passes: 'false' }} />
          </Panel>
        </div>
      )}
    </div>
  )
}

function Small({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt className="text-11 text-text-3">{name}</dt>
      <dd className="text-18 font-semibold tabular-nums">{value}</dd>
      {children && <dd className="text-11 text-text-3">{children}</dd>}
    </div>
  )
}

function Share({
  name,
  share,
  second,
  why,
  below,
}: {
  name: string
  share: number | null
  second: string | null
  why: string
  below: ReactNode
}) {
  return (
    <section aria-label={name} className="rounded-card border border-line bg-surface px-4 py-3">
      <header className="flex items-center gap-2">
        <h3 className="flex-1 font-semibold">{name}</h3>
        <WhyNote about={name}>
          <p>{why}</p>
        </WhyNote>
      </header>
      <p className="mt-1 flex items-baseline gap-2">
        <span className="text-24 font-semibold tabular-nums">{shareWords(share)}</span>
        {second && <span className="text-text-2">{second}</span>}
      </p>
      <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-text-2" style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
      <div className="mt-1.5 text-text-2">{below}</div>
    </section>
  )
}
