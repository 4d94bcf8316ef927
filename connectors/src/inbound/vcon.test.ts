import { HandIn } from '@baton/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { translate } from './translate.ts'

function handedIn(payload: unknown): HandIn {
  const result = translate('vcon', payload)
  if (!result.ok) throw new Error(`${result.fault.path} ${result.fault.message}`)
  return HandIn.parse(result.handIn)
}
const said = ({ transcript }: HandIn) => transcript.map(({ role, text }) => `${role}: ${text}`)
const text = (from: number, body: unknown, more: object = {}) => ({
  type: 'text',
  start: '2026-01-05T10:00:00+01:00',
  parties: [from, 1 - from],
  body,
  encoding: 'none',
  ...more,
})
const parties = [
  { name: 'Ana Silva', mailto: 'mailto:ana@mail.example' },
  { type: 'bot', name: 'Helper' },
]
const uuid = '019f15a6-ba37-8ed3-b9a2-279e0d16bc46'

test('dialogs are lines, the first person is the customer, times are UTC', () => {
  const it = handedIn({ uuid, parties, dialog: [text(0, 'It broke'), text(1, 'Oh')], subject: 'A broken lamp' })
  expect(it.conversationId).toBe(uuid)
  expect(said(it)).toEqual(['customer: It broke', 'bot: Oh'])
  expect(it.transcript[0]?.at).toBe('2026-01-05T09:00:00.000Z')
  expect(it.customer).toMatchObject({ name: 'Ana Silva', email: 'ana@mail.example', verified: false })
  expect(it.summary?.goal).toBe('A broken lamp')
})

test('the role of the contact-centre extension says who the customer is, and an originator who speaks', () => {
  const people = [
    { name: 'Mara', role: 'agent' },
    { name: 'Ana', role: 'customer' },
  ]
  const it = handedIn({ uuid, parties: people, dialog: [text(0, 'Hello'), text(0, 'It broke', { originator: 1 })] })
  expect(said(it)).toEqual(['agent: Hello', 'customer: It broke'])
})

describe('what the draft itself and older ones write', () => {
  test('an empty `redacted`, unknown keys, media types with parameters, `mimetype`', () => {
    const it = handedIn({
      uuid,
      group: [],
      redacted: {},
      appended: {},
      parties,
      dialog: [
        text(0, 'All is fine', { mediatype: 'text/plain; charset=UTF-8' }),
        text(1, 'Good', { mimetype: 'text/plain' }),
      ],
    })
    expect(said(it)).toEqual(['customer: All is fine', 'bot: Good'])
  })

  test('the plain part of a mail', () => {
    const mail =
      '--b\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe an =\r\nalle\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Gr\r\n--b--'
    expect(
      said(handedIn({ uuid, parties, dialog: [text(0, mail, { mediatype: 'multipart/alternative; boundary="b"' })] })),
    ).toEqual(['customer: Grüße an alle'])
  })

  test('a body in base64url, and one that is not text at all', () => {
    const coded = 'R3LDvMOfZSDwn5mC' // Grüße 🙂
    const picture = text(1, 'iVBORw0KGgo', { mediatype: 'image/png' })
    expect(said(handedIn({ uuid, parties, dialog: [text(0, coded, { encoding: 'base64url' }), picture] }))).toEqual([
      'customer: Grüße 🙂',
      'bot: [image/png]',
    ])
  })

  test('the signed form is read by its payload', () => {
    // One message of Ana Silva: It broke.
    const payload =
      'eyJ1dWlkIjoiMDE5ZjE1YTYtYmEzNy04ZWQzLWI5YTItMjc5ZTBkMTZiYzQ2IiwicGFydGllcyI6W3sibmFtZSI6IkFuYSBTaWx2YSJ9LHsidHlwZSI6ImJvdCJ9XSwiZGlhbG9nIjpbeyJ0eXBlIjoidGV4dCIsInN0YXJ0IjoiMjAyNi0wMS0wNVQxMDowMDowMFoiLCJwYXJ0aWVzIjpbMCwxXSwiYm9keSI6Ikl0IGJyb2tlIn1dfQ'
    expect(said(handedIn({ payload, signatures: [{}] }))).toEqual(['customer: It broke'])
  })
})

test('a recording cannot be read: the transcript is known not to be whole', () => {
  const call = { type: 'recording', start: '2026-01-05T10:00:00Z', parties: [0, 1], url: 'https://calls.example/1.wav' }
  expect(handedIn({ uuid, parties, dialog: [call, text(0, 'As I said on the phone')] }).transcriptTotal).toBe(2)
})

test.each([
  ['an encrypted one', { uuid, ciphertext: 'x', recipients: [] }, 'ciphertext'],
  ['an extension that must be understood', { uuid, critical: ['LAWFUL'] }, 'critical'],
  ['the same, by its older name', { uuid, must_support: ['LAWFUL'] }, 'critical'],
  ['nothing that names it', { parties }, 'uuid'],
])('%s is refused with its place', (_, payload, path) => {
  const result = translate('vcon', payload)
  expect(result.ok ? null : result.fault.path).toBe(path)
})

test('the contact-centre extension is understood', () => {
  expect(handedIn({ uuid, critical: ['CC'], parties, dialog: [] }).transcript).toEqual([])
})

test('anything at all gives a fault with its place, or what the API takes', () => {
  const shape = fc.record(
    {
      uuid: fc.oneof(fc.string(), fc.constant(uuid)),
      payload: fc.anything(),
      parties: fc.oneof(fc.anything(), fc.array(fc.anything())),
      dialog: fc.oneof(
        fc.anything(),
        fc.array(
          fc.record(
            {
              type: fc.constantFrom('text', 'transfer', 'recording', 7),
              parties: fc.anything(),
              body: fc.anything(),
              encoding: fc.constantFrom('none', 'json', 'base64url', 'x'),
              mediatype: fc.oneof(fc.string(), fc.constant('multipart/mixed')),
              start: fc.oneof(fc.string(), fc.integer()),
            },
            { requiredKeys: [] },
          ),
        ),
      ),
      analysis: fc.oneof(
        fc.anything(),
        fc.array(fc.record({ type: fc.constantFrom('summary', 'report'), body: fc.anything() })),
      ),
      attachments: fc.anything(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(shape, (payload) => {
      const result = translate('vcon', payload)
      if (result.ok) HandIn.parse(result.handIn)
      else expect(result.fault.path).not.toBe('')
    }),
    { numRuns: 500, seed: 20_260_105 },
  )
})
