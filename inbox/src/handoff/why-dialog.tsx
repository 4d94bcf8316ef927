import type { Choice, Mapped } from '@baton/engine'
import type { ReactNode } from 'react'
import { capital } from '../ui/capital.ts'
import { Dialog } from '../ui/dialog.tsx'
import { lengthWords } from '../ui/clock-words.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { Weighings } from '../escalation/weighings.tsx'
import type { WeighingView } from './case-view.ts'
import { choiceSentence, partWords, passedOverWords, pickedWords, signed, widenedWords } from './choice-sentence.ts'
import { mappedWords } from './mapped-words.ts'
import { reasonNumbers, reasonSentence, type ReasonNames } from './reason-sentence.ts'

/** The numbers behind the handoff: why a person, and why this person. */
export function WhyDialog({
  package: pkg,
  choice,
  mapped,
  names,
  team,
  weighings,
  onClose,
}: {
  package: PackageOnWire
  choice: Choice | null
  mapped: readonly Mapped[]
  names: ReasonNames
  team: string
  /** What was decided before, the newest last. */
  weighings: readonly WeighingView[]
  onClose: () => void
}) {
  const numbers = reasonNumbers(pkg.reason)
  const picked = choice && pickedWords(choice, names.agent)
  return (
    <Dialog title="Why it is here" width="broad" onClose={onClose}>
      <Question title="Why a person">
        <p>{reasonSentence(pkg.reason, names)}</p>
        {numbers.length > 0 && <Figures figures={numbers} />}
        <Rule>{pkg.reason.kind.replaceAll('-', ' ')}</Rule>
      </Question>
      {weighings.length > 0 && (
        <Question title="What each choice would have cost">
          <Weighings weighings={weighings} />
        </Question>
      )}
      {picked && (
        <Question title="Why now">
          <p>{picked.sentence}</p>
          <p className="mt-1 text-11 text-text-3 tabular-nums">{picked.sum}</p>
        </Question>
      )}
      <Question title={`Why ${team}, and who`}>
        {mappedWords(mapped).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {choice ? (
          <>
            <p>{choiceSentence(choice, names.agent)}</p>
            {widenedWords(choice).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {choice.ranked.length > 0 && <Ranked choice={choice} names={names} />}
            <p className="mt-2 text-text-2">
              {passedOverWords(choice).length > 0
                ? `Passed over: ${passedOverWords(choice).join(', ')}.`
                : 'Nobody was passed over.'}
            </p>
            <Rule>{choice.rule.replaceAll('-', ' ')}</Rule>
          </>
        ) : (
          <p className="text-text-3">It has not been routed.</p>
        )}
      </Question>
    </Dialog>
  )
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <h3 className="mb-1 text-11 font-semibold text-text-3">{title}</h3>
      {children}
    </section>
  )
}

function Figures({ figures }: { figures: readonly { name: string; value: string }[] }) {
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-11 text-text-3">{name}</dt>
          <dd className="text-15 font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Ranked({ choice, names }: { choice: Choice; names: ReasonNames }) {
  const scored = choice.ranked.some(({ score }) => score !== undefined)
  return (
    <table className="mt-2 w-full text-left">
      <thead>
        <tr className="text-11 text-text-3">
          <th className="py-1 font-medium">Could take it</th>
          <th className="py-1 text-right font-medium">Idle for</th>
          <th className="py-1 text-right font-medium">Has</th>
          {scored && <th className="py-1 text-right font-medium">Score</th>}
        </tr>
      </thead>
      <tbody>
        {choice.ranked.map((each) => {
          const { agentId, idleSeconds, load, capacity, score } = each
          return (
            <tr key={agentId} className="border-t border-line align-top">
              <td className="py-1.5">
                {capital(names.agent(agentId))}
                {agentId === choice.agentId && <span className="text-text-3"> · chosen</span>}
                {partWords(each).length > 0 && <p className="text-11 text-text-3">{partWords(each).join(' · ')}</p>}
              </td>
              <td className="py-1.5 text-right tabular-nums">{lengthWords(idleSeconds * 1000)}</td>
              <td className="py-1.5 text-right tabular-nums">
                {load} of {capacity}
              </td>
              {scored && <td className="py-1.5 text-right tabular-nums">{score === undefined ? '' : signed(score)}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Rule({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-11 text-text-3">Rule: {children}</p>
}
