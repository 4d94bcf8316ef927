import { useDesk } from '../sync/use-desk.ts'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import type { Intents } from './draft.ts'

/** How learning stands: what reads now, since when, or how far it has come. */
export function LearnedLine({ intents: { source, model } }: { intents: Intents }) {
  const desk = useDesk()
  if (source === 'off') return null
  if (model.state === 'learning')
    return (
      <output className="flex flex-col gap-1.5">
        <span className="flex flex-wrap items-center gap-x-2">
          <Chip tone="amber">learning</Chip>
          <span className="text-text-2">
            {model.version === null || source === 'starter'
              ? 'Nothing is read until it is done.'
              : 'The intents before go on reading until it is done.'}
          </span>
        </span>
        <progress
          {...(model.progress === null ? {} : { value: model.progress, max: 1 })}
          aria-label="Learned"
          className="h-2 w-full accent-accent"
        />
      </output>
    )
  if (model.state === 'failed')
    return (
      <p role="alert" className="flex flex-wrap items-center gap-x-2">
        <Chip tone="red">not learned</Chip>
        <span className="text-text-2">
          {model.fault}. Change the examples and save again; what was learned before goes on reading.
        </span>
      </p>
    )
  return (
    <output className="flex flex-wrap items-center gap-x-2">
      <Chip tone="green">ready</Chip>
      <span className="text-text-2 tabular-nums">
        {[
          model.examples !== null && `learned from ${model.examples.toLocaleString('en')} examples`,
          model.learnedAt && whenWords(Date.parse(model.learnedAt), desk.now()),
          model.seconds !== null && `in ${model.seconds} s`,
          source === 'own' && model.version !== null && `version ${model.version}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </output>
  )
}
