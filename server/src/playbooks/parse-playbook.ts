import type { Locale } from '@baton/engine'
import * as z from 'zod'
import { ContentError } from '../knowledge/content-error.ts'
import { readYaml } from '../knowledge/read-yaml.ts'
import { whyNotPattern } from './pattern.ts'
import type { Action, LocalText, Playbook, Step } from './playbook.ts'
import { hasBrokenName, namesIn } from './template.ts'

const locales = ['en', 'de', 'es', 'fr', 'pt'] as const satisfies readonly Locale[]

const Name = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][\w-]*$/, 'must begin with a letter and have letters, digits, - and _ only')
const Id = z
  .string()
  .max(128)
  .regex(/^[\w.:@+-]+$/, 'may have letters, digits and . : @ + - _ only')
const Words = z.string().trim().min(1, 'is empty').max(2000)
const localWords = (words: typeof Words) =>
  z
    .union([words, z.partialRecord(z.enum(locales), words)], 'must be a text, or a map of en, de, es, fr, pt to texts')
    .transform((text): LocalText => (typeof text === 'string' ? { en: text } : text))
    .refine((text) => Object.keys(text).length > 0, 'has no text')
const LocalWords = localWords(Words)
const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const Path = z
  .string()
  .regex(/^[A-Za-z][\w-]*(\.[\w-]+)*$/, 'must be names with dots between them, such as order.status')
const ConditionYaml = z
  .strictObject({ path: Path, equals: Scalar.optional(), notEquals: Scalar.optional(), exists: z.boolean().optional() })
  .refine(
    (one) => [one.equals, one.notEquals, one.exists].filter((each) => each !== undefined).length === 1,
    'needs one of equals, notEquals, exists',
  )
const ActionYaml = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  url: z
    .string()
    .max(2000)
    .regex(
      /^(\{\{\s*baseUrl\s*\}\}|https?:\/\/[\w.:[\]-]+)(\/|$)/,
      'must begin with {{baseUrl}}/ or with a host, without names in it',
    ),
  body: z.unknown().optional(),
  timeoutMs: z.int().min(100).max(10_000).default(4000),
  saveAs: Name.optional(),
  moneyPath: z.boolean().default(false),
  undo: LocalWords.optional(),
})
const StepYaml = z
  .strictObject({
    id: Name,
    if: ConditionYaml.optional(),
    say: LocalWords.optional(),
    check: z.boolean().default(false),
    point: z
      .strictObject({
        label: localWords(z.string().trim().min(1, 'is empty').max(80)),
        note: localWords(z.string().trim().min(1, 'is empty').max(200)).optional(),
      })
      .optional(),
    action: ActionYaml.optional(),
    handoff: z
      .strictObject({
        reason: z.enum(['policy', 'ended', 'action-failed']).default('policy'),
        note: LocalWords.optional(),
      })
      .optional(),
  })
  .refine(
    (step) => [step.say, step.action, step.handoff].filter((each) => each !== undefined).length === 1,
    'must do one thing: say, action or handoff',
  )
  .refine((step) => !step.check || step.say !== undefined, 'check: true needs a say to ask about')
  .refine((step) => !step.point || step.say !== undefined, 'point needs a say beside it')
const PlaybookYaml = z.strictObject({
  id: Id.optional(),
  title: LocalWords,
  when: z.strictObject({
    examples: z
      .union([z.array(Words).min(1), z.partialRecord(z.enum(locales), z.array(Words).min(1))])
      .transform((examples) => (Array.isArray(examples) ? { en: examples } : examples)),
  }),
  inputs: z.record(Name, z.strictObject({ ask: LocalWords, pattern: z.string().min(1) })).default({}),
  steps: z.array(StepYaml).min(1, 'has no steps').max(50),
})
type PlaybookYaml = z.infer<typeof PlaybookYaml>

/** Reads a playbook from YAML. Throws a `ContentError` with the line of the first thing that is wrong. @param defaultId where it names none */
export function parsePlaybook(source: string, defaultId: string): Playbook {
  const [document, another] = readYaml(source, { schema: PlaybookYaml, what: 'the playbook' })
  if (!document || another) throw new ContentError('a file holds one playbook', another?.lineOf([]) ?? 1)
  const { data, lineOf } = document
  check(data, (message, path) => {
    throw new ContentError(`${path.join('.')}: ${message}`, lineOf(path))
  })
  return playbookOf(data, defaultId)
}

type Fail = (message: string, path: PropertyKey[]) => never

/** What a schema cannot say: ids that come twice, patterns that run away, names that nothing gives. */
function check({ inputs, steps }: PlaybookYaml, fail: Fail): void {
  for (const [name, { pattern, ask }] of Object.entries(inputs)) {
    if (name === 'baseUrl') fail('is a name that playbooks have already', ['inputs', name])
    const wrong = whyNotPattern(pattern)
    if (wrong) fail(wrong, ['inputs', name, 'pattern'])
    for (const [locale, text] of Object.entries(ask)) checkNames(text, new Set(), fail, ['inputs', name, 'ask', locale])
  }
  const known = new Set(['baseUrl', ...Object.keys(inputs)])
  const ids = new Set<string>()
  for (const [i, step] of steps.entries()) {
    if (ids.has(step.id)) fail(`there is a step "${step.id}" already`, ['steps', i, 'id'])
    ids.add(step.id)
    const first = step.if?.path.split('.')[0]
    if (first && !known.has(first)) {
      fail(`"${first}" is no input, and no step before this one saves it`, ['steps', i, 'if', 'path'])
    }
    for (const [locale, text] of Object.entries(step.say ?? {}))
      checkNames(text, known, fail, ['steps', i, 'say', locale])
    for (const part of ['label', 'note'] as const) {
      for (const [locale, text] of Object.entries(step.point?.[part] ?? {}))
        checkNames(text, known, fail, ['steps', i, 'point', part, locale])
    }
    if (step.action) {
      checkNames(step.action.url, known, fail, ['steps', i, 'action', 'url'])
      checkNames(JSON.stringify(step.action.body ?? null), known, fail, ['steps', i, 'action', 'body'])
      if (step.action.saveAs === 'baseUrl' || (step.action.saveAs && step.action.saveAs in inputs)) {
        fail(`"${step.action.saveAs}" is taken`, ['steps', i, 'action', 'saveAs'])
      }
      for (const [locale, text] of Object.entries(step.action.undo ?? {}))
        checkNames(text, known, fail, ['steps', i, 'action', 'undo', locale])
      if (step.action.saveAs) known.add(step.action.saveAs)
    }
  }
}

function checkNames(template: string, known: ReadonlySet<string>, fail: Fail, path: PropertyKey[]): void {
  if (hasBrokenName(template)) fail('has {{ without a name and }} after it', path)
  for (const [first] of namesIn(template)) {
    if (first && !known.has(first)) fail(`{{${first}}} is no input, and no step before this one saves it`, path)
  }
}

function playbookOf({ id, title, when, inputs, steps }: PlaybookYaml, defaultId: string): Playbook {
  return {
    id: id ?? defaultId,
    title,
    examples: when.examples,
    inputs: Object.entries(inputs).map(([name, { ask, pattern }]) => ({ name, ask, pattern })),
    steps: steps.map(stepOf),
  }
}

function stepOf({ id, if: condition, say, check: asks, point, action, handoff }: PlaybookYaml['steps'][number]): Step {
  const common = { id, if: (condition as Step['if']) ?? null }
  if (say) {
    const pointed = point ? { point: { label: point.label, note: point.note ?? null } } : {}
    return { ...common, kind: 'say', say, check: asks, ...pointed }
  }
  if (action)
    return {
      ...common,
      kind: 'action',
      action: actionOf(action),
    }
  return { ...common, kind: 'handoff', cause: handoff?.reason ?? 'policy', note: handoff?.note ?? null }
}

function actionOf({ undo, ...action }: z.output<typeof ActionYaml>): Action {
  return { ...action, body: action.body, saveAs: action.saveAs ?? null, ...(undo ? { undo } : {}) }
}
