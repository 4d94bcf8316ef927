import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, settingHelp } from './config.ts'

const root = new URL('../..', import.meta.url).pathname
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const known = new Set(Object.keys(settingHelp))
const manifest = JSON.parse(read('package.json')) as { workspaces: string[]; devDependencies: Record<string, string> }

describe('the image', () => {
  const lines = read('deploy/docker/Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const stages = lines.reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM ')) all.push([])
    all.at(-1)?.push(line)
    return all
  }, [])
  const last = stages.at(-1) ?? []
  const copies = (stage: readonly string[]) =>
    stage
      .filter((line) => line.startsWith('COPY '))
      .map((line) => line.split(/\s+/).slice(1))
      .map((words) => ({ from: words[0]?.startsWith('--from=') ? words.shift() : undefined, what: words.slice(0, -1) }))

  test('is of the Node that the project is pinned to, at every stage', () => {
    const images = stages.map(([from = '']) => from.split(' ')[1])
    expect(images).toEqual(images.map(() => `node:${manifest.devDependencies['node']}-bookworm-slim`))
  })

  test('copies what is there, and installs by every package.json that the lock file is of', () => {
    for (const { from, what } of stages.flatMap(copies)) {
      if (from !== undefined) continue
      for (const each of what) expect([each, existsSync(join(root, each))]).toEqual([each, true])
    }
    const installed = stages.find((stage) => stage[0]?.endsWith('AS dependencies')) ?? []
    const manifests = copies(installed).flatMap(({ what }) => what)
    for (const workspace of manifest.workspaces) expect(manifests).toContain(`${workspace}/package.json`)
  })

  test('has every part that the command line needs', () => {
    const needed = new Set(['cli'])
    for (const part of needed) {
      const { dependencies = {} } = JSON.parse(read(`${part}/package.json`)) as {
        dependencies?: Record<string, string>
      }
      for (const name of Object.keys(dependencies))
        if (name.startsWith('@baton/')) needed.add(name.slice('@baton/'.length))
    }
    const there = copies(last).flatMap(({ what }) => what)
    for (const part of needed) expect(there).toContain(part)
    const install = lines.find((line) => line.startsWith('RUN npm ci --omit=dev')) ?? ''
    for (const part of needed) expect(install).toContain(`--workspace ${part}`)
    // What of the build is not in the checkout.
    for (const built of ['/app/inbox/dist', '/app/widget/dist', '/app/server/dist']) expect(there).toContain(built)
  })

  test('starts what is there, on the port that it opens, as nobody in particular, and asks itself whether it lives', () => {
    const one = (word: string) => last.findLast((line) => line.startsWith(`${word} `)) ?? ''
    const [program, file = '', verb] = JSON.parse(one('CMD').slice(4)) as string[]
    expect([program, existsSync(join(root, file)), verb]).toEqual(['node', true, 'start'])
    const env = Object.fromEntries(
      one('ENV')
        .slice(4)
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    )
    for (const name of Object.keys(env)) expect([name, known.has(name)]).toEqual([name, true])
    const config = readConfig(env)
    expect(one('EXPOSE')).toBe(`EXPOSE ${config.port}`)
    expect([config.host, config.production, config.dataDir]).toEqual(['0.0.0.0', true, '/data'])
    expect(one('VOLUME')).toBe(`VOLUME ${config.dataDir}`)
    expect(one('USER')).toBe('USER node')
    expect(one('HEALTHCHECK')).toContain("'/healthz'")
  })
})

describe('the compose file', () => {
  const { services } = parse(read('deploy/docker/compose.yaml'), { merge: true }) as {
    services: Record<
      string,
      { environment?: Record<string, string>; build?: { context: string; dockerfile: string }; depends_on?: object }
    >
  }

  test('gives the server settings that it has, and names services that are there', () => {
    for (const name of ['one', 'two']) {
      const { environment = {}, build } = services[name] ?? {}
      for (const setting of Object.keys(environment)) expect([setting, known.has(setting)]).toEqual([setting, true])
      expect(existsSync(join(root, 'deploy/docker', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true)
      expect(environment['BATON_SECRET_KEY']).toContain(':?') // without one it does not start, rather than lose what is sealed
    }
    for (const { depends_on: needs = {} } of Object.values(services))
      for (const name of Array.isArray(needs) ? (needs as string[]) : Object.keys(needs))
        expect(services).toHaveProperty(name)
  })

  test('its balancer goes to nodes that are there, where they say that they are ready', () => {
    const caddy = read('deploy/docker/Caddyfile')
    const [, upstreams = ''] = /reverse_proxy (.+) \{/.exec(caddy) ?? []
    for (const each of upstreams.split(' ')) {
      const [name = '', port] = each.split(':')
      expect(services).toHaveProperty(name)
      expect(Number(port)).toBe(readConfig({}).port)
    }
    expect(caddy).toContain('health_uri /readyz')
    expect(caddy).toMatch(/@metrics path \/metrics\s+respond @metrics 404/)
  })
})

describe('the Helm chart', () => {
  const chart = 'deploy/helm/baton'
  const values = parse(read(`${chart}/values.yaml`)) as Record<string, unknown>
  const names = readdirSync(join(root, chart, 'templates'))
  const templates = Object.fromEntries(names.map((name) => [name, read(`${chart}/templates/${name}`)]))
  const all = Object.values(templates).join('\n')
  /** The shape of what a template makes, with words in place of values: enough to read it as YAML. */
  const shaped = (name: string) =>
    parse(
      (templates[name] ?? '')
        .split('\n')
        .filter((line) => !/^\s*\{\{-? *(if|with|range|end|else)\b[^}]*\}\}\s*$/.test(line))
        .map((line) =>
          line.replace(
            /^\s*\{\{-[^}]*nindent (\d+)[^}]*\}\}$/,
            (_, depth: string) => `${' '.repeat(Number(depth))}made: here`,
          ),
        )
        .map((line) => line.replace(/"?\{\{[^}]*\}\}"?(:\{\{[^}]*\}\}"?)?/g, 'value'))
        .join('\n'),
    ) as any // oxlint-disable-line typescript/no-explicit-any

  test('its values fit their schema, and a wrong one does not', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(read(`${chart}/values.schema.json`)) as object)
    expect([validate(values), validate.errors]).toEqual([true, null])
    expect(validate({ ...values, replicas: 0 })).toBe(false)
    expect(validate({ ...values, replcas: 2 })).toBe(false)
    expect(validate({ ...values, publicUrl: 'support.example.com' })).toBe(false)
  })

  test('uses values that are there, each of them, and what is included is defined', () => {
    const used = new Set([...all.matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path))
    for (const path of used) {
      let at: unknown = values
      for (const part of path.split('.')) {
        expect([path, at !== null && typeof at === 'object' && part in at]).toEqual([path, true])
        at = (at as Record<string, unknown>)[part]
      }
    }
    const tops = new Set([...used].map((path) => path.split('.')[0]))
    expect(Object.keys(values).filter((name) => !tops.has(name))).toEqual([])
    const defined = new Set([...all.matchAll(/define "([^"]+)"/g)].map(([, name]) => name))
    for (const [, name] of all.matchAll(/include "([^"]+)"/g)) expect(defined).toContain(name)
  })

  test.each(names)('%s opens and closes its blocks', (name) => {
    const text = templates[name] ?? ''
    const opens = [...text.matchAll(/\{\{-? *(?:if|with|range|define)\b/g)].length
    expect([...text.matchAll(/\{\{-? *end\b/g)].length).toBe(opens)
    expect(text.split('{{').length).toBe(text.split('}}').length)
  })

  test.each(names.filter((name) => name.endsWith('.yaml')))('%s is YAML of one kind', (name) => {
    expect(shaped(name)).toMatchObject({ apiVersion: expect.any(String), kind: expect.any(String) })
  })

  test('its pods listen where they are asked, with settings that the server has, and no node goes before another is ready', () => {
    const { spec } = shaped('deployment.yaml')
    const [container] = spec.template.spec.containers
    const env = Object.fromEntries(
      container.env
        .filter(({ name }: { name: string }) => name !== 'value')
        .map((each: { name: string; value: string }) => [each.name, each.value]),
    )
    for (const name of Object.keys(env)) expect([name, known.has(name)]).toEqual([name, true])
    expect(container.ports).toEqual([{ name: 'http', containerPort: Number(env.PORT) }])
    const asked = (probe: string) => container[probe].httpGet
    expect(asked('readinessProbe')).toEqual({ path: '/readyz', port: 'http' })
    expect(asked('startupProbe')).toEqual({ path: '/readyz', port: 'http' })
    // A database that is away must not have every node killed.
    expect(asked('livenessProbe')).toEqual({ path: '/healthz', port: 'http' })
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 })
    const mounted = new Set(container.volumeMounts.map(({ name }: { name: string }) => name))
    expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual([...mounted])
    expect(container.volumeMounts[0].mountPath).toBe(env.BATON_DATA_DIR)
    expect(shaped('service.yaml').spec.ports[0].targetPort).toBe('http')
    for (const secret of [
      'DATABASE_URL',
      'BATON_SECRET_KEY',
      'BATON_API_KEY',
      'NATS_URL',
      'BATON_MODEL_KEY',
      'BATON_SMTP_URL',
    ])
      expect([secret, known.has(secret), read(`${chart}/values.yaml`).includes(secret)]).toEqual([secret, true, true])
  })
})
