import { expect, test } from 'vitest'
import { waysOf } from './ways.ts'

test('every way has the server and the workspace filled in, and nothing of the placeholders left', () => {
  const ways = waysOf('https://help.shop.example', 'folio')
  expect(ways.map(({ id }) => id)).toEqual(['html', 'react', 'vue', 'single-page'])
  for (const { files } of ways) {
    expect(files.every((each) => each.text.length > 40)).toBe(true)
    const text = files.map((each) => each.text).join('\n')
    expect(text).toContain('https://help.shop.example/widget.js?workspace=folio')
    expect(text).toMatch(/data-workspace="folio"|dataset\['workspace'\] = 'folio'/)
    expect(text).not.toMatch(/support\.example\.com|acme/)
  }
})
