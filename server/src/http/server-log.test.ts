import { expect, test } from 'vitest'
import { createServerLog, faultWords } from './server-log.ts'

function logged(write: (log: ReturnType<typeof createServerLog>) => void): string {
  const lines: string[] = []
  write(createServerLog('trace', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

const card = '4242 4242 4242 4242'

test('an error is its kind, code, message and places; what hangs on it stays out', () => {
  const error = Object.assign(new Error('refused', { cause: new Error(`row ${card}`) }), {
    code: 'E_NO',
    detail: 'Key (email)=(ana@mail.example) exists',
    requestBodyValues: { messages: ['my words'] },
    parameters: ['my words'],
  })
  const line = logged((log) => log.error({ err: error, instance: 'r-1' }, 'broke'))
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'Error', code: 'E_NO', message: 'Error: refused' },
    msg: 'broke',
  })
  expect(line).toContain('server-log.test.ts')
  expect(line).not.toMatch(/4242|ana@mail|my words/)
})

test('what has the name or the look of a secret is not written, wherever it stands', () => {
  const line = logged((log) => {
    log.info(
      { request: { headers: { authorization: 'Bearer x' } }, token: 'abc', deep: { a: { password: 'b-c-d' } } },
      'm',
    )
    log.warn({ note: `paid with ${card}` }, `the password is hunter2 and ${card}`)
  })
  expect(line).not.toMatch(/Bearer x|"abc"|b-c-d|4242 4242|hunter2/)
  expect(line).toContain('•••• 4242')
})

test('what a library quotes of what it was given is cut away', () => {
  expect(faultWords(new Error('JSON parsing failed: Text: {"reply":"Dear Ana').message)).not.toContain('undefined')
  expect(faultWords(new TypeError('JSON parsing failed: Text: {"reply":"Dear Ana…'))).toBe(
    'TypeError: JSON parsing failed:',
  )
  expect(faultWords(new Error('x'.repeat(5000))).length).toBeLessThan(320)
})
