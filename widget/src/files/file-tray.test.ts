import { expect, test } from 'vitest'
import { unreachable, type Trouble } from '../live/trouble.ts'
import { createFileTray, type Place, type Upload } from './file-tray.ts'

const picture = (name = 'a.png') => new File(['x'], name, { type: 'image/png' })

function desk(to: Place | null = { conversationId: 'c', token: 't' }) {
  const sending: { id: string; on: Parameters<Upload>[1]; aborted: boolean }[] = []
  const previews = new Set<string>()
  let n = 0
  const tray = createFileTray({
    place: async () => to,
    upload: ({ id }, on) => {
      const one = { id, on, aborted: false }
      sending.push(one)
      return () => void (one.aborted = true)
    },
    newId: () => `f${++n}`,
    preview: {
      make() {
        const url = `blob:${++n}`
        previews.add(url)
        return url
      },
      drop: (url) => void previews.delete(url),
    },
    changed() {},
  })
  return {
    tray,
    sending,
    previews,
    states: () => tray.files().map(({ name, state, trouble }) => [name, state, trouble]),
  }
}
const turn = () => new Promise((done) => setTimeout(done))
const trouble = (code: string, status: number): Trouble => ({ code, status, next: '', conversationId: null })

test('what is chosen waits to be sent, then goes one after the other, and is gone with its picture once it is there', async () => {
  const { tray, sending, previews, states } = desk()
  tray.add([picture(), new File(['y'], 'b.log')])
  expect([states(), previews.size, sending.length]).toEqual([
    [
      ['a.png', 'chosen', null],
      ['b.log', 'chosen', null],
    ],
    1,
    0,
  ])
  tray.send()
  await turn()
  expect(sending).toHaveLength(1)
  sending[0]?.on.sent(0.5)
  expect(tray.files()[0]?.sent).toBe(0.5)
  sending[0]?.on.done(null)
  await turn()
  expect([states(), previews.size]).toEqual([[['b.log', 'sending', null]], 0])
  sending[1]?.on.done(null)
  expect(states()).toEqual([])
})

test('taken out while it is sent, its sending ends and the next goes', async () => {
  const { tray, sending, states } = desk()
  tray.add([picture(), picture('b.png')])
  tray.send()
  await turn()
  tray.remove(sending[0]?.id ?? '')
  await turn()
  expect([sending[0]?.aborted, sending.length, states()]).toEqual([true, 2, [['b.png', 'sending', null]]])
  // What is heard of it afterwards changes nothing.
  sending[0]?.on.done(unreachable)
  expect(states()).toEqual([['b.png', 'sending', null]])
})

test('what did not arrive is sent again under the same id', async () => {
  const { tray, sending, states } = desk()
  tray.add([picture()])
  tray.send()
  await turn()
  sending[0]?.on.done(unreachable)
  expect(states()).toEqual([['a.png', 'failed', 'failed']])
  tray.retry(sending[0]?.id ?? '')
  await turn()
  expect(sending.map(({ id }) => id)).toEqual([sending[0]?.id, sending[0]?.id])
})

test.each([
  ['file_type_refused', 415, 'refused'],
  ['file_broken', 422, 'refused'],
  ['picture_too_large', 422, 'too-large'],
  ['too_many_files', 409, 'too-many'],
  ['rate_limited', 429, 'failed'],
])('%s says what to do, and %s is not tried again by itself', async (code, status, says) => {
  const { tray, sending, states } = desk()
  tray.add([picture()])
  tray.send()
  await turn()
  sending[0]?.on.done(trouble(code, status))
  await turn()
  expect([states(), sending.length]).toEqual([[['a.png', 'failed', says]], 1])
})

test('what is too large is not sent at all', async () => {
  const { tray, sending, states } = desk()
  tray.add([new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'film.mp4')])
  tray.send()
  await turn()
  expect([states(), sending.length]).toEqual([[['film.mp4', 'failed', 'too-large']], 0])
})

test('without a conversation to be had it failed, and can be tried again', async () => {
  const { tray, states } = desk(null)
  tray.add([picture()])
  tray.send()
  await turn()
  expect(states()).toEqual([['a.png', 'failed', 'failed']])
})
