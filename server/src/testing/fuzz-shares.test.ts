import fs from 'node:fs'
import { endpoints } from '@baton/protocol'
import { expect, test } from 'vitest'
import { fuzzFiles, shareOf } from './fuzz-shares.ts'
import { openApi } from '../api/openapi.ts'

test('each operation of /openapi.json is fuzzed by exactly one file, and each file fuzzes its share', () => {
  const paths = openApi('0.0.0', 'http://localhost').paths as Record<string, Record<string, object>>
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const fuzzed = fuzzFiles().flatMap((file) => {
    expect({ file, text: fs.readFileSync(file, 'utf8') }).toMatchObject({
      file,
      text: expect.stringContaining('\nfuzz(import.meta.filename)\n'),
    })
    return shareOf(file).map((id) => `${endpoints[id].method} ${endpoints[id].path}`)
  })
  expect(documented.length).toBeGreaterThan(200)
  expect(fuzzed.toSorted()).toEqual(documented.toSorted())
})
