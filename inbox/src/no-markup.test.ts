import { expect, test } from 'vitest'

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

test('nothing on screen is made of strings of markup', () => {
  const names = Object.keys(sources).filter((name) => !name.includes('.test.'))
  expect(names.length).toBeGreaterThan(50)
  const guilty = names.filter((name) =>
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(sources[name] ?? ''),
  )
  expect(guilty).toEqual([])
})

test('only sync talks to the server', () => {
  const guilty = Object.entries(sources).filter(
    ([name, text]) =>
      !name.startsWith('./sync/') && !name.includes('.test.') && /\bfetch\(|new WebSocket\(|EventSource/.test(text),
  )
  expect(guilty.map(([name]) => name)).toEqual([])
})

test('ui knows no domain word', () => {
  const guilty = Object.entries(sources).filter(
    ([name, text]) =>
      name.startsWith('./ui/') && !name.includes('.test.') && /from '(\.\.\/(?!ui)|@baton\/)/.test(text),
  )
  expect(guilty.map(([name]) => name)).toEqual([])
})
