import { nothingYet } from '@baton/engine'
import { expect, test } from 'vitest'
import type { CallRow } from '../../mcp/call-rows.ts'
import type { Turn } from '../assistant.ts'
import type { ActionCalls } from './action-tools.ts'
import { settleAction } from './settle-action.ts'

const asked = { kind: 'confirm-action', callId: 'acl_1', expiresAt: 1 } as const

/** What is done at a yes to what this call asks. */
async function atYes(conversation: string): Promise<string[]> {
  const call = { id: 'acl_1', conversation, status: 'asked', title: 'Refund', hash: 'h', scope: 'write' } as CallRow
  const done: string[] = []
  const calls = {
    callById: () => Promise.resolve(call),
    decide(_workspace: string, id: string) {
      done.push(`decided ${id}`)
      return Promise.resolve({ ...call, status: 'refused' })
    },
  } as unknown as ActionCalls
  const turn = {
    workspace: 'w1',
    conversationId: 'cnv_1',
    locale: 'en',
    state: { ...nothingYet, question: asked },
    thread: [
      { by: 'assistant', text: 'Shall I do this?' },
      { by: 'customer', text: 'Yes' },
    ],
  } as unknown as Turn
  const acts = settleAction(turn, calls)
  const { value, done: over } = await acts.next()
  if (over) expect(value).toMatchObject({ kind: 'goes-on' })
  return done
}

test('a yes decides what was asked in its own conversation, and nothing of another one', async () => {
  expect(await atYes('cnv_1')).toEqual(['decided acl_1'])
  expect(await atYes('cnv_2')).toEqual([])
})
