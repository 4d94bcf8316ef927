import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ContentError } from '../knowledge/content-error.ts'
import { parsePlaybook } from './parse-playbook.ts'

const demo = path.join(import.meta.dirname, '../../../examples/demo-shop/playbooks')
const head = 'id: p\ntitle: Title\nwhen:\n  examples: [where is my order]\n'
const inputs = "inputs:\n  order:\n    ask: Which order?\n    pattern: '\\d{5}'\n"
const steps = 'steps:\n  - id: one\n    say: Hello\n'

function fault(source: string): { line: number; message: string } {
  try {
    parsePlaybook(source, 'file')
  } catch (error) {
    if (error instanceof ContentError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('was read')
}

test('a playbook has texts per language, inputs and steps of three kinds', () => {
  const source = `title: { en: Order, de: Bestellung }
when:
  examples:
    de: [wo ist meine Bestellung]
${inputs}steps:
  - id: lookup
    action: { method: POST, url: '{{baseUrl}}/orders/{{order}}', body: { why: 'for {{order}}' }, saveAs: found }
  - id: tell
    if: { path: found.status, equals: sent }
    say: Sent on {{found.day}}.
    check: true
  - id: end
    handoff: { note: 'Look at {{order}}.' }
`
  expect(parsePlaybook(source, 'file')).toEqual({
    id: 'file',
    title: { en: 'Order', de: 'Bestellung' },
    examples: { de: ['wo ist meine Bestellung'] },
    inputs: [{ name: 'order', ask: { en: 'Which order?' }, pattern: '\\d{5}' }],
    steps: [
      {
        id: 'lookup',
        if: null,
        kind: 'action',
        action: {
          method: 'POST',
          url: '{{baseUrl}}/orders/{{order}}',
          body: { why: 'for {{order}}' },
          timeoutMs: 4000,
          saveAs: 'found',
          moneyPath: false,
        },
      },
      {
        id: 'tell',
        if: { path: 'found.status', equals: 'sent' },
        kind: 'say',
        say: { en: 'Sent on {{found.day}}.' },
        check: true,
      },
      { id: 'end', if: null, kind: 'handoff', cause: 'policy', note: { en: 'Look at {{order}}.' } },
    ],
  })
})

test('a step may show where on the page it is', () => {
  const step = (more: string) => parsePlaybook(`${head}steps:\n  - id: one\n    say: Hello\n${more}`, 'x').steps[0]
  expect(step('    point: { label: { en: Save, de: Sichern }, note: Here }\n')).toMatchObject({
    point: { label: { en: 'Save', de: 'Sichern' }, note: { en: 'Here' } },
  })
  expect(step('    point: { label: Save }\n')).toMatchObject({ point: { label: { en: 'Save' }, note: null } })
  expect(step('')).not.toHaveProperty('point')
})

test('an action may say how it is undone, with names that are known by then', () => {
  const yaml = (undo: string) =>
    `${head}inputs:\n  order: { ask: Which?, pattern: '\\d+' }\nsteps:\n  - id: one\n    action:\n      url: '{{baseUrl}}/x'\n      undo: ${undo}\n`
  expect(parsePlaybook(yaml("'Book {{order}} again.'"), 'x').steps[0]).toMatchObject({
    action: { undo: { en: 'Book {{order}} again.' } },
  })
  expect(() => parsePlaybook(yaml("'Book {{nothing}} again.'"), 'x')).toThrow(/undo.*\{\{nothing\}\}/)
  expect(() => parsePlaybook(yaml('{ xx: Nothing }'), 'x')).toThrow(/undo/)
})

test('every playbook of the demo shop is read', () => {
  const files = readdirSync(demo).filter((name) => name.endsWith('.yaml'))
  expect(files.length).toBeGreaterThanOrEqual(5)
  for (const file of files)
    expect(parsePlaybook(readFileSync(path.join(demo, file), 'utf8'), 'x').id).toBe(file.replace('.yaml', ''))
})

describe('what is wrong is named with its line', () => {
  const action = (more: string) => `${head}${inputs}steps:\n  - id: one\n    action:\n${more}`
  test.each([
    ['broken YAML', 'title: [a\nwhen: x', 2, ''],
    ['a key that comes twice', `${head}${steps}title: Again\n`, 8, 'unique'],
    ['no steps', `${head}steps: []\n`, 5, 'no steps'],
    ['a step that does nothing known', `${head}steps:\n  - id: one\n    tell: Hello\n`, 7, 'tell'],
    ['a step that does two things', `${head}steps:\n  - id: one\n    say: Hello\n    handoff: {}\n`, 6, 'one thing'],
    ['a check of nothing', `${head}steps:\n  - id: one\n    handoff: {}\n    check: true\n`, 6, 'check'],
    [
      'a point without words beside it',
      `${head}steps:\n  - id: one\n    handoff: {}\n    point: { label: a }\n`,
      6,
      'point needs',
    ],
    ['a point at nothing', `${head}steps:\n  - id: one\n    say: a\n    point: { note: Here }\n`, 8, 'point.label'],
    [
      'a point at too long a name',
      `${head}steps:\n  - id: one\n    say: a\n    point:\n      label: ${'x'.repeat(81)}\n`,
      9,
      'label',
    ],
    [
      'a point at a name that nothing gives',
      `${head}steps:\n  - id: one\n    say: a\n    point:\n      label: Pay {{sum}}\n`,
      9,
      '{{sum}}',
    ],
    ['a step id that comes twice', `${head}steps:\n  - id: one\n    say: a\n  - id: one\n    say: b\n`, 8, 'already'],
    ['a broken pattern', `${head}${inputs.replace('\\d{5}', '(')}${steps}`, 8, 'Unterminated'],
    ['a pattern that runs away', `${head}${inputs.replace('\\d{5}', '(\\d+)+x')}${steps}`, 8, 'too long'],
    ['a name that nothing gives', `${head}steps:\n  - id: one\n    say: Order {{order}}\n`, 7, '{{order}}'],
    [
      'a path that nothing saves',
      `${head}steps:\n  - id: one\n    if: { path: found.x, exists: true }\n    say: a\n`,
      7,
      'found',
    ],
    [
      'an answer used before it is saved',
      action("      url: '{{baseUrl}}/{{found.x}}'\n      saveAs: found\n"),
      12,
      'found',
    ],
    ['a name that is none', `${head}steps:\n  - id: one\n    say: Order {{ order\n`, 7, '{{'],
    ['a host out of a name', action("      url: 'https://{{order}}.example/x'\n"), 12, 'host'],
    ['another protocol', action('      url: file:///etc/passwd\n'), 12, 'host'],
    ['a long wait', action("      url: '{{baseUrl}}/x'\n      timeoutMs: 60000\n"), 13, 'timeoutMs'],
    ['an input in the way of an answer', action("      url: '{{baseUrl}}/x'\n      saveAs: order\n"), 13, 'taken'],
    ['no condition', `${head}steps:\n  - id: one\n    if: { path: a }\n    say: a\n`, 7, 'equals'],
    ['an unknown language', `${head.replace('Title', '{ xx: Title }')}${steps}`, 2, 'xx'],
    ['a null character', `${head}steps:\n  - id: one\n    say: "a\\0b"\n`, 1, 'null character'],
    ['too long a text', `# ${'x'.repeat(100_000)}\n${head}${steps}`, 1, '100,000'],
  ])('%s', (_, source, line, message) => {
    const found = fault(source)
    expect(found).toEqual({ line, message: expect.stringContaining(message) })
  })

  test('an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`)
    expect(fault(`l0: &l0 [x]\n${levels.join('\n')}\n${head}${steps}`).message).toMatch(/alias/i)
  })
})
