import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const meta = JSON.stringify({ workspace: 'demo', name: 'Folio', locale: 'de', sites: ['https://shop.example'] })
const at = (rest: string) => new URL(`https://baton.example/widget/frame${rest}`)

test('the server says who may embed, the site says where it stands', () => {
  const settings = readSettings(meta, at('?workspace=demo&site=https%3A%2F%2Fshop.example#locale=fr&theme=dark'))
  expect(settings).toMatchObject({
    workspace: 'demo',
    name: 'Folio',
    language: 'fr',
    theme: 'dark',
    site: 'https://shop.example',
    origins: ['https://baton.example', 'https://shop.example'],
  })
})

test('a site that is not on the list is not spoken with', () => {
  for (const site of ['https://evil.example', 'https://shop.example.evil', 'null', '*', 'https://shop.example/']) {
    expect(readSettings(meta, at(`?workspace=demo&site=${encodeURIComponent(site)}`)).site).toBeNull()
  }
})

test('Baton’s own pages may always embed', () => {
  expect(readSettings(null, at('?workspace=demo&site=https://baton.example')).site).toBe('https://baton.example')
})

test('a language that Baton does not speak gives way to the workspace’s, then to English', () => {
  expect(readSettings(meta, at('#locale=nl')).language).toBe('de')
  expect(readSettings('nonsense', at('#locale=nl')).language).toBe('en')
})
