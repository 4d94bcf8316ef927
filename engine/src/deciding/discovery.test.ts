import { expect, test } from 'vitest'
import { agent, asked, play, press, roster, type Play } from '../testing/spec.ts'

function held(): Play {
  const it = asked(play({ roster: roster([agent('mara')]) }))
  press(it)
  it.send({ type: 'TakeOver', agentId: 'mara' })
  return it
}
let n = 0
const reply = (text: string) =>
  ({ type: 'ReplyAsAgent', agentId: 'mara', messageId: `r${(n += 1)}`, clientId: `r${n}`, text, draft: null }) as const
const solving = (it: Play) => it.state().handoff?.solvingAt

test('the first reply that says something of the case is the first solving action, once', () => {
  const it = held()
  it.send(reply('Hello Dana, one moment please.'))
  expect(solving(it)).toBeUndefined()
  expect(it.state().handoff?.firstResponseAt).not.toBeNull()
  it.send(reply('Your parcel left Berlin yesterday evening.'))
  const at = solving(it)
  expect(at).toBe(it.records().at(-1)?.at)
  expect(it.lastFacts()).toMatchObject([{ type: 'AgentReplied', solving: true }])
  it.send(reply('It is there tomorrow before noon.'))
  expect('solving' in (it.lastFacts()[0] ?? {})).toBe(false)
  expect(solving(it)).toBe(at)
})

test('who has it reads back in the thread: a fact once for each handoff, and nobody else’s', () => {
  const it = held()
  it.send({ type: 'OpenTranscript', agentId: 'sam' })
  expect(it.state().handoff?.transcriptAt).toBeUndefined()
  it.send({ type: 'OpenTranscript', agentId: 'mara' })
  expect(it.lastFacts()).toMatchObject([{ type: 'TranscriptOpened', agentId: 'mara' }])
  const count = it.records().length
  it.send({ type: 'OpenTranscript', agentId: 'mara' })
  expect(it.records()).toHaveLength(count)
})
