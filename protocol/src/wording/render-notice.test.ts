import type { Notice } from '@baton/engine'
import { describe, expect, test } from 'vitest'
import { renderNotice, wordings } from './index.ts'

const languages = ['en', 'de', 'es', 'fr', 'pt'] as const
const now = Date.UTC(2026, 2, 6, 16, 30) // a Friday
const options = { now, timeZone: 'Europe/Berlin' }
const monday = Date.UTC(2026, 2, 9, 8)

/** One of each key, and each form that a key's sentence can take. */
const notices: Record<Notice['key'], Notice[]> = {
  'handoff.offered': [{ key: 'handoff.offered', params: { team: 'Devices' } }],
  'handoff.queued': [
    { key: 'handoff.queued', params: { team: 'Devices' } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 40, ahead: 0 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 170, ahead: 1 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 1260, ahead: 12 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 9000 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 240, fromSeconds: 185, toSeconds: 355 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 20, fromSeconds: 4, toSeconds: 50 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 1500, fromSeconds: 1000, toSeconds: 2500 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 5000, fromSeconds: 1000, toSeconds: 9000 } },
    { key: 'handoff.queued', params: { team: 'Devices', waitSeconds: 9000, fromSeconds: 8000, toSeconds: 20_000 } },
  ],
  'handoff.scheduled': [
    { key: 'handoff.scheduled', params: { team: 'Devices', at: monday } },
    { key: 'handoff.scheduled', params: { team: 'Devices', at: now + 3_600_000, address: 'email' } },
    { key: 'handoff.scheduled', params: { team: 'Devices', at: Date.UTC(2026, 2, 7, 0, 15), address: 'none' } },
    { key: 'handoff.scheduled', params: { team: 'Devices', at: Date.UTC(2026, 3, 2, 8) } },
  ],
  'callback.booked': [
    { key: 'callback.booked', params: { agent: 'Nora', at: monday } },
    { key: 'callback.booked', params: { agent: '', at: now + 3_600_000 } },
  ],
  'callback.moved': [
    { key: 'callback.moved', params: { agent: 'Nora', at: monday, because: 'customer' } },
    { key: 'callback.moved', params: { agent: 'Nora', at: Date.UTC(2026, 3, 2, 8), because: 'agent-gone' } },
  ],
  'callback.cancelled': [
    { key: 'callback.cancelled', params: { because: 'customer' } },
    { key: 'callback.cancelled', params: { because: 'nobody-free' } },
  ],
  'handoff.accepted': [{ key: 'handoff.accepted', params: { agent: 'Nora' } }],
  'handoff.opened': [{ key: 'handoff.opened', params: { agent: 'Nora' } }],
  'handoff.held': [
    { key: 'handoff.held', params: { agent: 'Nora', at: monday } },
    { key: 'handoff.held', params: { agent: '', at: monday } },
  ],
  'handoff.transferred': [
    { key: 'handoff.transferred', params: { team: 'Billing' } },
    { key: 'handoff.transferred', params: { team: 'Billing', agent: 'Nora' } },
  ],
  'handoff.requeued': [
    { key: 'handoff.requeued', params: { team: 'Devices', because: 'declined' } },
    { key: 'handoff.requeued', params: { team: 'Devices', because: 'expired' } },
    { key: 'handoff.requeued', params: { team: 'Devices', because: 'agent-away' } },
    { key: 'handoff.requeued', params: { team: 'Devices', because: 'agent-silent' } },
    { key: 'handoff.requeued', params: { team: 'Devices', because: 'sent-around' } },
  ],
  'handoff.returned': [
    { key: 'handoff.returned', params: { agent: 'Nora' } },
    { key: 'handoff.returned', params: { agent: '' } },
  ],
  'conversation.resolved': [
    { key: 'conversation.resolved', params: { by: 'assistant' } },
    { key: 'conversation.resolved', params: { by: 'agent', agent: 'Nora' } },
    { key: 'conversation.resolved', params: { by: 'customer' } },
  ],
  'conversation.closing': [{ key: 'conversation.closing', params: { at: monday } }],
  'conversation.merged': [{ key: 'conversation.merged', params: {} }],
  'conversation.moved': [{ key: 'conversation.moved', params: {} }],
  'conversation.reopened': [{ key: 'conversation.reopened', params: {} }],
  'incident.held': [
    { key: 'incident.held', params: { since: now - 3_600_000, at: now + 3_600_000, worded: false } },
    { key: 'incident.held', params: { since: Date.UTC(2026, 2, 4, 8), at: monday, worded: true } },
  ],
  'incident.update': [
    { key: 'incident.update', params: { state: 'open', at: now + 3_600_000, worded: true } },
    { key: 'incident.update', params: { state: 'open', at: monday, worded: false } },
    { key: 'incident.update', params: { state: 'monitoring', at: monday, worded: false } },
    { key: 'incident.update', params: { state: 'resolved', worded: false } },
    { key: 'incident.update', params: { state: 'resolved', worded: true } },
  ],
  'incident.delayed': [{ key: 'incident.delayed', params: { promised: now - 60_000, at: monday } }],
  'assistant.interrupted': [{ key: 'assistant.interrupted', params: {} }],
  'assistant.person-offered': [{ key: 'assistant.person-offered', params: {} }],
}
const all = Object.values(notices).flat()

/** Words that say a person is here, or has been given the case. */
const connected =
  /connected|has joined|is joining|will join|transferr|verbunden|dazugekommen|kommt dazu|conectad|se ha unido|se unirá|connecté|a rejoint|va rejoindre|entrou|vai entrar|transferid/i

describe.each(languages)('%s', (language) => {
  test('says each notice', () => {
    expect(all.map((notice) => renderNotice(notice, language, options))).toMatchSnapshot()
  })

  test.each(all)('$key $params: whole sentences without gaps, placeholders or exclamation marks', (notice) => {
    const text = renderNotice(notice, language, options)
    expect(text).toMatch(/^[\p{Lu}¿].*[.]$/u)
    expect(text).not.toMatch(/[{}!]|undefined|null|NaN|\s{2}|\s[.,;]/)
  })

  test.each([
    ...notices['handoff.offered'],
    ...notices['handoff.queued'],
    ...notices['handoff.scheduled'],
    ...notices['handoff.requeued'],
  ])('$key $params: nobody is said to be there yet', (notice) => {
    // Names that slip into the parameters must not reach the customer before somebody has accepted.
    const params = { ...notice.params, agent: 'Nora' }
    const text = renderNotice({ ...notice, params } as Notice, language, options)
    expect(text).not.toMatch(connected)
    expect(text).not.toContain('Nora')
    expect(text).toContain('Devices')
  })

  test('names no time where there is no estimate, and no number of its own', () => {
    expect(renderNotice({ key: 'handoff.queued', params: { team: 'Devices' } }, language, options)).not.toMatch(/\d/)
    for (const waitSeconds of [Number.NaN, -5, Infinity]) {
      const notice: Notice = { key: 'handoff.queued', params: { team: 'Devices', waitSeconds } }
      expect(renderNotice(notice, language, options)).not.toMatch(/\d/)
    }
  })

  test('words every key that the engine has', () => {
    expect(Object.keys(wordings[language].notices).sort()).toEqual(Object.keys(notices).sort())
  })
})

test('a wait is rounded up, never down', () => {
  const said = (waitSeconds: number) =>
    renderNotice({ key: 'handoff.queued', params: { team: 'Devices', waitSeconds } }, 'en', options)
  expect(said(0)).toContain('about 1 minute.')
  expect(said(61)).toContain('about 2 minutes.')
  expect(said(11 * 60)).toContain('about 15 minutes.')
  expect(said(91 * 60)).toContain('about 2 hours.')
})

test('the time is the reader’s, and the day too', () => {
  const at = Date.UTC(2026, 2, 6, 23, 30)
  const said = (timeZone: string) =>
    renderNotice({ key: 'handoff.scheduled', params: { team: 'Devices', at } }, 'en', { now, timeZone })
  expect(said('Europe/Berlin')).toContain('by 00:30 tomorrow')
  expect(said('America/Sao_Paulo')).toContain('by 20:30 today')
  expect(said('Nowhere/Atlantis')).toContain('by 23:30 UTC today')
})

test('a promise that has passed names its date', () => {
  const notice: Notice = { key: 'handoff.scheduled', params: { team: 'Devices', at: now - 5 * 86_400_000 } }
  expect(renderNotice(notice, 'en', options)).toContain('by 17:30 on 1 March')
})

test('names stay on one line and cannot turn the reading direction', () => {
  const agent = `No\u202Era\n\n${'a'.repeat(500)}`
  const text = renderNotice({ key: 'handoff.accepted', params: { agent } }, 'en', options)
  expect(text).toMatch(/^Nora a{75} has joined\.$/)
})

test('a key from a newer server says nothing', () => {
  for (const key of ['handoff.teleported', 'constructor', '__proto__']) {
    expect(renderNotice({ key, params: {} } as unknown as Notice, 'en', options)).toBe('')
  }
})
