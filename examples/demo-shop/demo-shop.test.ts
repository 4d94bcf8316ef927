import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { helpPage } from './help-pages.ts'

type Json = Record<string, unknown>
interface Text {
  en: string
  de: string
}
interface Step {
  id: string
  if?: { path: string; equals?: unknown; notEquals?: unknown; exists?: boolean }
  say?: Text
  check?: boolean
  action?: { method: string; url: string; body?: Json; timeoutMs: number; saveAs: string; moneyPath: boolean }
  handoff?: { reason: string; note: Text }
  point?: { label: string; note: Text }
}
interface Playbook {
  id: string
  title: Text
  when: { examples: { en: string[]; de: string[] } }
  inputs?: Record<string, { ask: Text; pattern: string }>
  steps: Step[]
}

const here = (path: string) => new URL(path, import.meta.url)
const read = (path: string) => readFileSync(here(path), 'utf8')
const list = (path: string, ending: string) => readdirSync(here(path)).filter((name) => name.endsWith(ending))

const locales = ['en', 'de'] as const
const articles = locales.flatMap((locale) =>
  list(`knowledge/${locale}/`, '.md').map((file) => {
    const [before, head = '', ...rest] = read(`knowledge/${locale}/${file}`).split(/^---\n/m)
    return { locale, id: basename(file, '.md'), before, known: parse(head) as Json, body: rest.join('---\n') }
  }),
)
const playbooks = list('playbooks/', '.yaml').map((file) => ({
  file,
  playbook: parse(read(`playbooks/${file}`)) as Playbook,
}))
const api = JSON.parse(read('api.json')) as Record<string, Record<string, Json & { actions?: Record<string, Json> }>>
const people = JSON.parse(read('people.json')) as {
  agents: { id: string; email: string; teams: string[] }[]
  teams: { id: string; default?: boolean }[]
  customers: { externalId: string; email: string }[]
}
const pages = list('site/', '.html').map((file) => ({ file, html: read(`site/${file}`) }))

describe('articles', () => {
  test('are the same in each language', () => {
    const ids = (locale: string) => articles.filter((each) => each.locale === locale).map(({ id }) => id)
    expect(ids('de')).toEqual(ids('en'))
    expect(ids('en').length).toBeGreaterThanOrEqual(28)
  })

  test.each(articles)('$locale/$id is told by its front matter', ({ locale, id, before, known }) => {
    expect(before).toBe('')
    expect(known).toEqual({
      id,
      locale,
      title: expect.stringMatching(/\S/),
      url: `/demo/${locale === 'en' ? 'help' : 'hilfe'}.html#${id}`,
      tags: expect.arrayContaining([expect.stringMatching(/^[a-z -]+$/)]),
    })
  })

  test.each(articles)('$locale/$id is short and has sections', ({ body }) => {
    expect(body).toMatch(/^## \S/m)
    const words = body.replaceAll(/[#*]/g, '').match(/\S+/g) ?? []
    expect(words.length).toBeGreaterThanOrEqual(80)
    expect(words.length).toBeLessThanOrEqual(250)
  })

  test('are on the help pages as they stand', () => {
    expect(read('site/help.html')).toBe(helpPage('en'))
    expect(read('site/hilfe.html')).toBe(helpPage('de'))
  })
})

describe.each(playbooks)('$file', ({ file, playbook }) => {
  const textsOf = (step: Step) => [step.say, step.handoff?.note].filter((text) => text !== undefined)
  const inputs = Object.keys(playbook.inputs ?? {})

  test('has an id, examples in each language and ends with a person', () => {
    expect(`${playbook.id}.yaml`).toBe(file)
    for (const locale of locales) expect(playbook.when.examples[locale].length).toBeGreaterThanOrEqual(5)
    const ids = playbook.steps.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(playbook.steps.at(-1)?.handoff?.reason).toBe('policy')
  })

  test('does one thing a step, with keys that the format knows', () => {
    const faults = playbook.steps.flatMap(({ id, if: condition, check, say, action, handoff, point, ...unknown }) => [
      ...Object.keys(unknown).map((key) => `${id}: unknown key ${key}`),
      ...([say, action, handoff].filter((deed) => deed !== undefined).length === 1 ? [] : [`${id}: not one deed`]),
      ...(check !== undefined && say === undefined ? [`${id}: checks what it did not say`] : []),
      ...(condition && Object.keys(condition).length !== 2 ? [`${id}: not one condition`] : []),
    ])
    expect(faults).toEqual([])
  })

  test('says everything in each language with the same values', () => {
    const placeholders = (text: string) =>
      new Set([...text.matchAll(/\{\{([\w.]+)\}\}/g)].map(([, path = '']) => path.replace(/\.(en|de)$/, '')))
    const asks = Object.values(playbook.inputs ?? {}).map(({ ask }) => ask)
    for (const text of [playbook.title, ...asks, ...playbook.steps.flatMap(textsOf)]) {
      expect(Object.keys(text)).toEqual(['en', 'de'])
      expect(placeholders(text.de)).toEqual(placeholders(text.en))
    }
  })

  test('uses only values that it has asked for or that the shop answers', () => {
    const answers = new Map<string, Json[]>()
    const known = (path: string) => {
      const [root = '', ...keys] = path.split('.')
      return inputs.includes(root) ? [''] : valuesAt(answers.get(root) ?? [], keys)
    }
    const faults = playbook.steps.flatMap((step) => {
      const used = textsOf(step).flatMap(({ en, de }) => [...`${en} ${de}`.matchAll(/\{\{([^}]+)\}\}/g)])
      const found = [
        ...used.filter(([, path = '']) => known(path).length === 0).map(([, path]) => `${step.id}: no ${path}`),
        ...(step.if && !answers.has(step.if.path.split('.')[0] ?? '') ? [`${step.id}: reads what is not saved`] : []),
        ...(step.if?.equals !== undefined && !known(step.if.path).includes(step.if.equals)
          ? [`${step.id}: the shop never answers ${String(step.if.equals)}`]
          : []),
      ]
      if (!step.action) return found
      const parts = /^\{\{baseUrl\}\}\/demo\/api\/([\w-]+)\/\{\{(\w+)\}\}(?:\/(\w+))?$/.exec(step.action.url)
      const [, collection = '', key = '', deed] = parts ?? []
      const records = Object.values(api[collection] ?? {})
      const given = records.flatMap((record): Json[] =>
        [deed === undefined ? record : (record.actions?.[deed] ?? [])].flat(),
      )
      answers.set(step.action.saveAs, given)
      return given.length > 0 && inputs.includes(key)
        ? found
        : [...found, `${step.id}: nothing answers ${step.action.url}`]
    })
    expect(faults).toEqual([])
  })

  test('finds its inputs in what a customer writes', () => {
    const written: Record<string, [string, string]> = {
      orderNumber: ['It is order 48213, from last week', '48213'],
      email: ['my address is dana@folio.example.', 'dana@folio.example'],
      code: ['the card says fg7k-2m9q-4t8x-1b5c', 'fg7k-2m9q-4t8x-1b5c'],
    }
    const found = inputs.map(
      (name) => new RegExp(playbook.inputs?.[name]?.pattern ?? '').exec(written[name]?.[0] ?? '')?.[0],
    )
    expect(found).toEqual(inputs.map((name) => written[name]?.[1]))
  })
})

describe('the shop’s data', () => {
  test('has orders of known customers, two of which fail', () => {
    const orders = Object.entries(api['orders'] ?? {})
    const customers = people.customers.map(({ externalId }) => externalId)
    for (const [number, order] of orders) {
      expect(order['orderNumber']).toBe(number)
      expect(customers).toContain(order['customer'])
    }
    expect(orders.map(([, { fault }]) => fault).filter(Boolean)).toEqual(['timeout', 'error'])
  })

  test('has a library for each customer', () => {
    expect(Object.keys(api['libraries'] ?? {}).sort()).toEqual(people.customers.map(({ email }) => email).sort())
  })

  test('has gift cards with codes that cannot be misread', () => {
    for (const code of Object.keys(api['gift-cards'] ?? {})) expect(code).toMatch(/^FG[A-HJ-NP-Z0-9]{14}$/)
  })

  test('puts each agent into teams that exist, one of which is the default', () => {
    const teams = people.teams.map(({ id }) => id)
    for (const agent of people.agents) expect(teams).toEqual(expect.arrayContaining(agent.teams))
    expect(people.teams.filter((team) => team.default).length).toBe(1)
  })
})

describe.each(pages)('$file', ({ html }) => {
  test('embeds the widget as the README says', () => {
    expect(html).toContain(
      '<script src="/widget.js?workspace=demo" data-workspace="demo" async></script>\n    <script src="site.js" defer></script>',
    )
  })

  test('loads nothing from elsewhere and has no inline script or style', () => {
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script>/)
  })

  test('has no link into nothing', () => {
    const targets = [...html.matchAll(/<(?:a|link)[^>]* href="([^"/][^"]*)"/g)].map(([, target = '']) => target)
    const broken = targets.filter((target) => {
      const [path = '', hash] = target.split('#')
      const file = `site/${path === './' ? 'index.html' : path}`
      if (path !== '' && !existsSync(here(file))) return true
      return hash !== undefined && !(path === '' ? html : read(file)).includes(`id="${hash}"`)
    })
    expect(targets.length).toBeGreaterThan(5)
    expect(broken).toEqual([])
  })
})

/** What stands at the path in those of the answers that have it. */
function valuesAt(answers: Json[], keys: string[]): unknown[] {
  return answers
    .map((answer) => keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], answer))
    .filter((value) => value !== undefined)
}
