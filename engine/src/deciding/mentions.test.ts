import { expect, test } from 'vitest'
import { kept } from '../conversation/state.ts'
import { agent, asked, customerSays, play, roster } from '../testing/spec.ts'

const note = (n: number, mentions: string[]) =>
  ({ type: 'AddNote', messageId: `n${n}`, clientId: `n${n}`, text: '@Sam look', mentions }) as const

test('who is named in a note is a fact and a part of the state; nobody named, nothing is kept', () => {
  const it = asked(play({ roster: roster([agent('sam')]) }))
  it.send(note(1, ['sam', 'bill']))
  expect(it.lastFacts()).toMatchObject([{ type: 'NoteAdded', mentions: ['sam', 'bill'] }])
  const { seq } = it.records().at(-1) ?? { seq: 0 }
  expect(it.state().mentioned).toMatchObject([
    { agentId: 'sam', seq },
    { agentId: 'bill', seq },
  ])
  it.send(note(2, []))
  expect('mentions' in (it.lastFacts()[0] ?? {})).toBe(false)
  expect(it.state().mentioned).toHaveLength(2)
})

test('a named colleague stops no clock and holds nothing, and the state stays bounded', () => {
  const it = asked(play({ roster: roster([agent('sam')]) }))
  it.send(customerSays('And now?', 'm2'))
  const before = it.state()
  for (let n = 0; n < 60; n += 1) it.send(note(n, ['sam']))
  expect(it.state().mentioned).toHaveLength(kept.mentioned)
  expect(it.state()).toMatchObject({
    holder: before.holder,
    epoch: before.epoch,
    unansweredSince: before.unansweredSince,
  })
})
