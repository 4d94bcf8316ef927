import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { events } from '../testing/builders.ts'
import { MaskedWords } from './masked-words.tsx'
import { RevealContext } from './reveal.ts'
import { threadItems } from './thread-items.ts'

const text = 'card •••• 4242, pw ••••••'
const masked = [
  {
    textId: 't1',
    spans: [
      { kind: 'card' as const, from: 5, to: 14 },
      { kind: 'password' as const, from: 19, to: 25 },
    ],
  },
]
const drawn = (may: boolean) =>
  renderToStaticMarkup(
    <RevealContext value={{ may, values: async () => null }}>
      <MaskedWords text={text} masked={masked} />
    </RevealContext>,
  )

test('each mask is a chip that says what it hides; the words around stay', () => {
  const html = drawn(true)
  expect(html.match(/data-masked="(?:card|password)"/g)).toEqual(['data-masked="card"', 'data-masked="password"'])
  expect(html.replaceAll(/<svg.*?<\/svg>|<button.*?<\/button>|<[^>]+>/g, '')).toBe(
    'card card•••• 4242, pw password••••••',
  )
  expect(html.match(/Reveal the (?:card|password) for 30 seconds/g)).toHaveLength(2)
})

test('who may not see it is told so and has no button', () => {
  const html = drawn(false)
  expect(html).not.toContain('<button')
  expect(html.match(/not shown to your role/g)).toHaveLength(2)
})

test('what is masked in a later sentence of an answer stands where that sentence stands', () => {
  const said = (part: number, words: string, more: object) =>
    [
      'AssistantSaid',
      { at: '10:00', messageId: 'a', part, last: part === 1, text: words, citations: [], asks: null, ...more },
    ] as const
  const [, group] = threadItems(
    events(
      [...said(0, 'One moment.', {})],
      [...said(1, 'Card •••• 4242 it is.', { masked: { textId: 't', spans: [{ kind: 'card', from: 5, to: 14 }] } })],
    ),
    [],
    { customer: 'Dana', agent: (id) => id, team: (id) => id, tag: (id) => id, now: 0 },
    { id: 'me', name: 'Me' },
  )
  if (group?.kind !== 'group') throw new Error('no group')
  const [message] = group.said
  const [span] = message?.masked[0]?.spans ?? []
  expect(message?.text?.slice(span?.from, span?.to)).toBe('•••• 4242')
})
