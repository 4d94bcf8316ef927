import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const grafana = new URL('../../../deploy/grafana/', import.meta.url)
interface Panel {
  id: number
  title: string
  type: string
  description?: string
  targets?: { expr: string }[]
  gridPos: { x: number; y: number; w: number; h: number }
}
const dashboard = JSON.parse(readFileSync(new URL('baton.json', grafana), 'utf8')) as { panels: Panel[] }
const rules = (
  parse(readFileSync(new URL('alerts.yaml', grafana), 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[]
  }
).groups.flatMap((group) => group.rules)
const queries = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ of: title, expr }))),
  ...rules.map(({ alert, expr }) => ({ of: alert, expr })),
]

eachDatabase((_name, open) => {
  let it: TestNode
  let lines: string[]
  /** While one waits who is taken afterwards. */
  let waiting = 0
  const read = async () => (await it.node.app.inject('/metrics')).body.split('\n')
  const value = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1])

  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    const { json: agent } = await it.call('POST', '/v1/agents', { name: 'Mira', email: `m@${it.workspace}.example` })
    await it.call('PUT', `/v1/agents/${agent.id}/presence`, { status: 'online' })
    const { json: conversation } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
    const path = `/v1/conversations/${conversation.id}`
    await it.call('POST', `${path}/messages`, { clientId: 'one', author: { kind: 'customer' }, text: 'It broke' })
    const { json: handoff } = await it.call('POST', `${path}/handoff`, {})
    lines = await read()
    waiting = value('baton_waiting')
    const { json: seen } = await it.call('GET', `/v1/handoffs/${handoff.handoffId}`)
    await it.call('POST', `/v1/offers/${seen.offer.id}/card-loaded`, { agentId: agent.id })
    await it.call('POST', `/v1/offers/${seen.offer.id}/accept`, { agentId: agent.id })
    const reply = { clientId: 'two', author: { kind: 'agent', id: agent.id }, text: 'I have your order here.' }
    await it.call('POST', `${path}/messages`, reply)
    lines = await read()
  })
  afterAll(() => it.stop())

  test('a handoff is counted with its wait, its first response, and whether it was warm', () => {
    expect(value('baton_handoff_wait_seconds_count')).toBe(1)
    expect(value('baton_first_response_seconds_count')).toBe(1)
    expect(lines.find((line) => line.startsWith('baton_handoffs_taken_total{'))).toMatch(/arrival="(warm|cold)"} 1$/)
    expect(value('baton_stranded')).toBe(0)
    expect([waiting, value('baton_waiting')]).toEqual([1, 0])
  })

  test('every metric that the dashboard and the alerts ask for is on /metrics, with the labels that they name', () => {
    const types = new Map(
      lines
        .flatMap((line) => /^# TYPE (\w+) (\w+)/.exec(line)?.slice(1, 3).join(' ') ?? [])
        .map((each) => each.split(' ') as [string, string]),
    )
    expect(queries.length).toBeGreaterThan(25)
    const missing: string[] = []
    for (const { of, expr } of queries) {
      for (const [, asked = '', braces = ''] of expr.matchAll(/\b(baton_\w+)(?:\{([^}]*)\})?/g)) {
        const name = asked.replace(/_(bucket|sum|count)$/, '')
        const isOfHistogram = name !== asked && types.get(name) === 'histogram'
        if (!types.has(asked) && !isOfHistogram) missing.push(`${of}: ${asked}`)
        const sample = lines.find((line) => line.startsWith(`${asked}{`))
        const labels = [...braces.matchAll(/(\w+)\s*(?:=~|=|!=)/g)].map(([, label]) => label)
        for (const label of labels) {
          // `job` and `instance` are Prometheus's own.
          if (label === 'job' || label === 'instance' || sample === undefined) continue
          if (!sample.includes(`${label}="`)) missing.push(`${of}: ${asked} has no label ${label}`)
        }
      }
    }
    expect(missing).toEqual([])
  })

  test('the dashboard says what each picture means, and none lies over another', () => {
    const pictures = dashboard.panels.filter(({ type }) => type !== 'row')
    expect(pictures.filter(({ description }) => !description).map(({ title }) => title)).toEqual([])
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
    for (const { annotations } of rules) expect(annotations['description']).toBeTruthy()
  })
})
