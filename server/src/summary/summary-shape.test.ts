import { expect, test } from 'vitest'
import { readSummary } from './summary-shape.ts'

const claim = { kind: 'problem', text: 'The lamp flickers.', messages: [1] }

test('the object is found alone, in a fence, and between words', () => {
  const json = JSON.stringify({ claims: [claim], values: [] })
  for (const written of [json, `\`\`\`json\n${json}\n\`\`\``, `Here it is:\n${json}\nAnything else?`])
    expect(readSummary(written)).toEqual({ claims: [claim], values: [] })
})

test('what does not fit is left out, claim by claim', () => {
  const written = JSON.stringify({
    claims: [
      claim,
      { ...claim, kind: 'gossip' },
      { ...claim, messages: ['1'] },
      'The lamp',
      null,
      { ...claim, text: 7 },
    ],
    values: [
      { name: 'device', value: 'lamp', message: 1 },
      { name: 'device', value: 4, message: 1 },
    ],
  })
  expect(readSummary(written)).toEqual({ claims: [claim], values: [{ name: 'device', value: 'lamp', message: 1 }] })
})

test.each(['', 'no', '{', '{"claims": "all"}', '[]', '{"claims": [', 'null', '{"values": []}'])(
  '%j is no summary',
  (written) => {
    expect(readSummary(written)).toBeNull()
  },
)
