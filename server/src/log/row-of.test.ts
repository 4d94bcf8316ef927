import { defaultPolicy, type Command, type FactRecord } from '@baton/engine'
import { agent, asked, customerSays, play, press, roster } from '@baton/engine/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, notLoaded } from './loaded.ts'
import { columnsOf, keepsColumns } from './row-of.ts'

const deeds = [
  'said',
  'replied',
  'noted',
  'pressed',
  'accepted',
  'declined',
  'taken',
  'returned',
  'resolved',
  'asked to see',
  'allowed',
  'stopped',
  'linked',
] as const

/** What somebody does next, in the conversation as it stands. */
function commandOf(deed: (typeof deeds)[number], it: ReturnType<typeof play>, n: number): Command {
  const offer = it.state().handoff?.offer
  const said = { messageId: `m${n}`, clientId: `c${n}`, text: 'It is order 4711, and it still does not work.' }
  switch (deed) {
    case 'said':
      return customerSays(said.text, said.messageId)
    case 'replied':
      return { type: 'ReplyAsAgent', agentId: 'mara', ...said, draft: null }
    case 'noted':
      return { type: 'AddNote', ...said }
    case 'pressed':
      return {
        type: 'RequestHandoff',
        reason: { kind: 'customer-pressed' },
        team: null,
        skills: [],
        priority: 'normal',
        note: null,
        agentId: null,
      }
    case 'accepted':
      return { type: 'AcceptOffer', offerId: offer?.id ?? '', agentId: offer?.agentId ?? '' }
    case 'declined':
      return { type: 'DeclineOffer', offerId: offer?.id ?? '', agentId: offer?.agentId ?? '', reason: 'busy' }
    case 'taken':
      return { type: 'TakeOver', agentId: 'mara' }
    case 'returned':
      return { type: 'ReturnToAssistant', agentId: 'mara', briefing: null }
    case 'resolved':
      return { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' }
    case 'asked to see':
      return { type: 'AskToFollow', agentId: 'mara' }
    case 'allowed':
      return { type: 'AnswerFollow', allows: true }
    case 'stopped':
      return { type: 'StopFollow', because: 'agent' }
    case 'linked':
      return { type: 'LinkCustomer', customerId: 'ann' }
  }
}

test('what keeps the columns changes none of them but the version, the row and what is due, whatever has happened before', () => {
  let kept = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 16 }), (done) => {
      const it = asked(play({ roster: roster([agent('mara'), agent('sam')]) }))
      press(it)
      let loaded = apply(notLoaded, it.records())
      done.forEach((deed, n) => {
        it.wait(1000)
        it.send(commandOf(deed, it, n))
        const records: FactRecord[] = it.records().slice(loaded.state.version)
        const before = loaded
        loaded = apply(loaded, records)
        if (!keepsColumns(before.state, loaded.state)) return
        if (records.length > 0) kept += 1
        const [columns, then] = [before, loaded].map((each) => {
          const {
            version,
            row,
            due_at: at,
            due_kind: kind,
            ...rest
          } = columnsOf(each.state, each.opener, each.last, defaultPolicy)
          return rest
        })
        expect(then).toEqual(columns)
      })
    }),
    { numRuns: 300 },
  )
  expect(kept).toBeGreaterThan(50)
})
