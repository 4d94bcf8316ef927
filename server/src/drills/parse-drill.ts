import * as z from 'zod'
import { ContentError } from '../knowledge/content-error.ts'
import { readYaml } from '../knowledge/read-yaml.ts'
import type { StandIn } from './stand-in.ts'
import { guarded, personas, type DrillLine, type Expected, type HandedOff, type ScriptedDrill } from './drill.ts'

const Name = z
  .string()
  .max(80)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'may have lower-case letters, digits and - only')
const Words = z.string().trim().min(1, 'is empty').max(4000)
const Short = z.string().trim().min(1, 'is empty').max(200)
const Turn = z.int('must be a whole number').min(1, 'counts from 1').max(50)
const Page = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2000),
  title: Short,
})
const YesNo = z
  .union([z.enum(['yes', 'no']), z.boolean()], 'must be yes or no')
  .transform((answer) => answer === true || answer === 'yes')
const Line = z
  .union([
    Words.transform((text) => ({ say: text, wait: true, page: undefined })),
    z.strictObject({ say: Words, wait: z.boolean().default(true), page: Page.optional() }),
    z.strictObject({ helped: YesNo }),
  ])
  .transform((line): DrillLine =>
    'helped' in line
      ? { kind: 'helped', yes: line.helped }
      : { kind: 'say', text: line.say, waits: line.wait, page: line.page ?? null },
  )
const HandedOffYaml = z
  .union(
    [z.literal('never'), z.strictObject({ by: Turn }), z.strictObject({ at: Turn })],
    'must be never, {by: turn} or {at: turn}',
  )
  .transform((when): HandedOff => {
    if (when === 'never') return { kind: 'never' }
    return 'by' in when ? { kind: 'by', turn: when.by } : { kind: 'at', turn: when.at }
  })
const Kind = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z-]*$/, 'must be a kind of reason, such as customer-asked')
const ExpectYaml = z
  .strictObject({
    handedOff: HandedOffYaml.optional(),
    reason: z.union([Kind.transform((kind) => [kind]), z.array(Kind).min(1)]).optional(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
    team: Short.optional(),
    toldWithinMs: z.int().min(1).max(600_000).optional(),
    package: z
      .strictObject({
        facts: z.record(Short, z.union([Short, z.number()]).transform(String)).default({}),
        attempts: z.int().min(0).max(100).optional(),
        page: Short.optional(),
      })
      .optional(),
    answered: z.union([z.boolean(), Short]).optional(),
    neverSays: z.array(Short).max(20).default([]),
    notAskedAgain: z.boolean().default(false),
  })
  .transform(({ handedOff, reason, priority, team, toldWithinMs, package: pkg, answered, ...rest }): Expected => ({
    ...rest,
    handedOff: handedOff ?? null,
    reason: reason ?? null,
    priority: priority ?? null,
    team: team ?? null,
    toldWithinMs: toldWithinMs ?? null,
    package: pkg ? { facts: pkg.facts, attempts: pkg.attempts ?? null, page: pkg.page ?? null } : null,
    answered: answered ?? null,
  }))
const Fault = z.enum(
  ['timeout', 'refused', 'http-error', 'bad-answer', 'not-allowed'],
  'must be timeout, refused, http-error, bad-answer or not-allowed',
)
const StandInYaml = z
  .union(
    [z.strictObject({ answers: z.json() }), z.strictObject({ fails: Fault })],
    'must be {answers: …} or {fails: …}',
  )
  .transform((it): StandIn =>
    'fails' in it ? { kind: 'fails', fault: it.fails } : { kind: 'answers', answer: it.answers },
  )
const StepRef = z
  .string()
  .max(200)
  .regex(/^[^\s/]+\/[^\s/]+$/, 'must name a step of a playbook, as playbook/step')
const DrillYaml = z.strictObject({
  name: Name,
  story: z.string().trim().min(1, 'is empty').max(500),
  language: z.enum(['en', 'de', 'es', 'fr', 'pt'], 'must be one of en, de, es, fr, pt').default('en'),
  persona: z.enum(personas, `must be one of ${personas.join(', ')}`).optional(),
  guards: z.enum(guarded, `must be one of ${guarded.join(', ')}`).optional(),
  twin: Name.optional(),
  customer: z
    .strictObject({ tier: Short.optional(), known: z.boolean().optional(), page: Page.optional() })
    .default({}),
  actions: z.record(StepRef, StandInYaml).default({}),
  says: z.array(Line).min(1, 'says nothing').max(30),
  expect: ExpectYaml,
})

/** Reads a file of drills: YAML or JSON, one after the other with `---` between them. Throws a `ContentError` with the line of the first thing that is wrong. */
export function parseDrills(source: string): ScriptedDrill[] {
  const names = new Set<string>()
  return readYaml(source, { schema: DrillYaml, what: 'the drill' }).map(({ data, lineOf }) => {
    const fail = (message: string, path: PropertyKey[]): never => {
      throw new ContentError(`${path.join('.')}: ${message}`, lineOf(path))
    }
    check(data, fail)
    if (names.has(data.name)) fail(`there is a drill "${data.name}" already`, ['name'])
    names.add(data.name)
    return drillOf(data)
  })
}

/** Reads one drill, and no more than one. Throws a `ContentError` as `parseDrills` does. */
export function parseDrill(source: string): ScriptedDrill {
  const [drill, another] = parseDrills(source)
  if (!drill) throw new ContentError('the drill is empty', 1)
  if (another) throw new ContentError(`one drill at a time: "${another.name}" is another`, lastMark(source))
  return drill
}

const lastMark = (source: string): number => source.slice(0, source.lastIndexOf('\n---') + 1).split('\n').length

type Fail = (message: string, path: PropertyKey[]) => never

/** What a schema cannot say: a handoff that is not to come can have no reason, and a turn that is never said cannot be waited for. */
function check({ says, expect, name, twin }: z.output<typeof DrillYaml>, fail: Fail): void {
  const { handedOff } = expect
  if (looksAtNothing(expect)) fail('says nothing that must hold', ['expect'])
  if (twin === name) fail('is not its own twin', ['twin'])
  if (handedOff?.kind === 'never') {
    for (const each of ['reason', 'priority', 'team', 'toldWithinMs', 'package'] as const)
      if (expect[each] !== null) fail('needs a handoff, and none is to come', ['expect', each])
  } else if (handedOff && handedOff.turn > says.length) {
    fail(`the customer says ${says.length} lines, fewer than ${handedOff.turn}`, [
      'expect',
      'handedOff',
      handedOff.kind,
    ])
  }
  if (says.at(-1)?.kind === 'say' && !(says.at(-1) as { waits: boolean }).waits)
    fail('the last line waits: nothing comes after it', ['says', says.length - 1, 'wait'])
}

const looksAtNothing = ({ neverSays, notAskedAgain, ...rest }: Expected): boolean =>
  neverSays.length === 0 && !notAskedAgain && Object.values(rest).every((each) => each === null)

function drillOf({ persona, guards, twin, customer, ...rest }: z.output<typeof DrillYaml>): ScriptedDrill {
  const { tier, known, page } = customer
  return {
    ...rest,
    persona: persona ?? null,
    guards: guards ?? null,
    twin: twin ?? null,
    // Who has a tier is known: nothing else could have told it.
    customer: { tier: tier ?? null, known: known ?? tier !== undefined, page: page ?? null },
  }
}
