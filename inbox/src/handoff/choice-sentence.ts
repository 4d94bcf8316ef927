import type { Choice, PassedOver } from '@baton/engine'
import { capital } from '../ui/capital.ts'
import { lengthWords } from '../ui/clock-words.ts'

/** How the person was chosen, or why nobody was, as one sentence. */
export function choiceSentence(choice: Choice, agent: (id: string) => string): string {
  const { agentId, rule, eligible, considered } = choice
  if (rule === 'taken-by-choice') return capital(`${agentId ? agent(agentId) : 'a person'} took it by choice.`)
  if (agentId) {
    const idle = choice.ranked.find((each) => each.agentId === agentId)?.idleSeconds ?? 0
    return eligible === 1
      ? capital(`${agent(agentId)}: the only one who could take it.`)
      : capital(
          `${agent(agentId)}: idle the longest of ${eligible} who could take it, for ${lengthWords(idle * 1000)}.`,
        )
  }
  return rule === 'nobody-free'
    ? `Nobody was free, of ${considered} ${considered === 1 ? 'person' : 'people'}.`
    : `Nobody was online, of ${considered} ${considered === 1 ? 'person' : 'people'}.`
}

/** Who was passed over, and why: "2 not online", "1 full". */
export function passedOverWords({ passedOver }: Choice): string[] {
  return (Object.keys(passedOverNames) as PassedOver[]).flatMap((why) =>
    passedOver[why] ? [`${passedOver[why]} ${passedOverNames[why]}`] : [],
  )
}

const passedOverNames: Record<PassedOver, string> = {
  'not-online': 'not online',
  full: 'with their hands full',
  'lacks-skill': 'without a skill it needs',
  'already-asked': 'asked before',
  'other-team': 'of other teams',
}
