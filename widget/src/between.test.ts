import { expect, test } from 'vitest'
import { seal, unseal } from './between.ts'

const frame = {} as Window
const event = (source: unknown, origin: string, data: unknown) => ({ source, origin, data }) as MessageEvent
const origins = ['https://baton.example']

test('only the very window and origin are heard', () => {
  const sealed = seal({ type: 'ready' })
  expect(unseal(event(frame, 'https://baton.example', sealed), frame, origins)).toEqual({ baton: 1, type: 'ready' })
  expect(unseal(event({}, 'https://baton.example', sealed), frame, origins)).toBeNull()
  expect(unseal(event(frame, 'https://evil.example', sealed), frame, origins)).toBeNull()
  expect(unseal(event(frame, 'https://baton.example.evil', sealed), frame, origins)).toBeNull()
  expect(unseal(event(frame, 'null', sealed), frame, origins)).toBeNull()
})

test('nothing is heard before there is a frame', () => {
  expect(unseal(event(null, 'https://baton.example', seal({ type: 'ready' })), null, origins)).toBeNull()
})

test.each([null, 'ready', 7, { type: 'ready' }])('%j is somebody else’s', (data) => {
  expect(unseal(event(frame, 'https://baton.example', data), frame, origins)).toBeNull()
})
