import { describe, expect, test } from 'vitest'
import { wordLikeness } from '../signals/word-likeness.ts'
import { asked, play, types, type Play } from '../testing/spec.ts'

const draft = 'Hello Ana, this is Mara. I have read everything so far: “My parcel is late.” I am looking at it now.'

function handedOff(): Play {
  const it = asked(play(), 'My parcel is late')
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
  return it
}
const replies = (it: Play, text: string, id: string, shown: string | null = draft) =>
  it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: id, clientId: `c-${id}`, text, draft: shown })

describe('what became of the drafted first reply', () => {
  test.each([
    ['taken as it is', draft, 1, 1],
    ['taken and edited', `${draft} Which street is it?`, 0.85, 0.99],
    ['not used', 'We will sort that out for you, one moment.', 0, 0.3],
  ])('%s is kept, with how alike they are', (_, sent, least, most) => {
    const it = handedOff()
    replies(it, sent, 'r1')
    const used = it.lastFacts().find((fact) => fact.type === 'FirstReplyUsed')
    expect(used).toMatchObject({ handoffId: it.state().handoff?.id, messageId: 'r1' })
    const likeness = used?.type === 'FirstReplyUsed' ? used.likeness : -1
    expect(likeness).toBeGreaterThanOrEqual(least)
    expect(likeness).toBeLessThanOrEqual(most)
  })

  test('once in a handoff, and only where one was shown', () => {
    const it = handedOff()
    replies(it, draft, 'r1')
    replies(it, draft, 'r2')
    expect(types(it.records().map(({ fact }) => fact)).filter((type) => type === 'FirstReplyUsed')).toHaveLength(1)
    const none = handedOff()
    replies(none, draft, 'r1', null)
    expect(types(none.lastFacts())).not.toContain('FirstReplyUsed')
  })
})

test('likeness is of words, whatever their order, case and marks', () => {
  expect(wordLikeness('Hello there, Ana', 'ana: HELLO there')).toBe(1)
  expect(wordLikeness('a b c d', 'a b')).toBe(0.67)
  expect(wordLikeness('yes yes', 'yes')).toBe(0.67)
  expect(wordLikeness('', 'yes')).toBe(0)
})
