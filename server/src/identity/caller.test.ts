import { expect, test } from 'vitest'
import { maySetPresence, mayReadConversation, mayWriteConversation } from './access.ts'
import { isAdmitted, type Caller } from './caller.ts'

const workspace = 'desk'
const agent = (role: 'agent' | 'lead' | 'admin'): Caller => ({
  kind: 'agent',
  workspace,
  agentId: 'agt_1',
  role,
  name: 'Ann',
  sessionId: 'ses_1',
})
const callers = {
  key: { kind: 'key', workspace, keyId: 'key_1' },
  agent: agent('agent'),
  lead: agent('lead'),
  admin: agent('admin'),
  anonymous: { kind: 'visitor', workspace, visitorId: 'vis_1', customerId: null },
  customer: { kind: 'visitor', workspace, visitorId: 'vis_1', customerId: 'cus_1' },
  nobody: { kind: 'nobody', why: 'not_signed_in' },
} satisfies Record<string, Caller>
type Name = keyof typeof callers
const everybody = Object.keys(callers) as Name[]

const whoIs = (may: (caller: Caller) => boolean) => everybody.filter((name) => may(callers[name]))

test.each<[Parameters<typeof isAdmitted>[1], Name[]]>([
  [['key'], ['key']],
  [['agent'], ['agent', 'lead', 'admin']],
  [['lead'], ['lead', 'admin']],
  [['admin'], ['admin']],
  [['visitor'], ['anonymous', 'customer']],
  [
    ['key', 'admin'],
    ['key', 'admin'],
  ],
  [
    ['key', 'agent', 'visitor'],
    ['key', 'agent', 'lead', 'admin', 'anonymous', 'customer'],
  ],
  [['anybody'], everybody],
  [[], []],
])('a call for %j is open to %j', (admitted, expected) => {
  expect(whoIs((caller) => isAdmitted(caller, admitted))).toEqual(expected)
})

const team: Name[] = ['key', 'agent', 'lead', 'admin']
test.each<[string, { visitorId: string | null; customerId: string | null }, Name[]]>([
  ['that the visitor opened', { visitorId: 'vis_1', customerId: null }, [...team, 'anonymous', 'customer']],
  [
    'that the visitor opened and whose customer is another',
    { visitorId: 'vis_1', customerId: 'cus_2' },
    [...team, 'anonymous', 'customer'],
  ],
  ['that their customer opened on another device', { visitorId: 'vis_2', customerId: 'cus_1' }, [...team, 'customer']],
  ['of their customer, opened by a key', { visitorId: null, customerId: 'cus_1' }, [...team, 'customer']],
  ['of somebody else', { visitorId: 'vis_2', customerId: 'cus_2' }, team],
  ['of somebody anonymous', { visitorId: 'vis_2', customerId: null }, team],
  ['of nobody', { visitorId: null, customerId: null }, team],
])('a conversation %s is open to the right ones', (_what, conversation, expected) => {
  expect(whoIs((caller) => mayReadConversation(caller, conversation))).toEqual(expected)
  expect(whoIs((caller) => mayWriteConversation(caller, conversation))).toEqual(expected)
})

test('an agent says whether they are there; leads, admins and keys say it for others', () => {
  expect(whoIs((caller) => maySetPresence(caller, 'agt_1'))).toEqual(['key', 'agent', 'lead', 'admin'])
  expect(whoIs((caller) => maySetPresence(caller, 'agt_2'))).toEqual(['key', 'lead', 'admin'])
})
