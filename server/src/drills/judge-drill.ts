import type { DrillPackage, Expected, HandedOff } from './drill.ts'

/** A fact of the conversation as the API gives it. */
export interface DrillEvent {
  seq: number
  type: string
  at: string
  [field: string]: unknown
}

/** One thing that was not as it must be: what was looked at, what was wanted and what was found, in words. */
export interface Broken {
  what: string
  wanted: string
  found: string
}

/** The part of a package that drills look at, as the API gives it. */
export interface SeenPackage {
  facts: readonly { name: string; value: string | null }[]
  attempts: readonly unknown[]
  page: { url?: string | null; title?: string | null } | null
}

const noticeOf = new Set(['Offered', 'Queued', 'Scheduled'])

/** What of a drill's expectations does not hold in a conversation. `pkg` is the first handoff's package, null where there was none. Pure. */
export function judgeDrill(expect: Expected, log: readonly DrillEvent[], pkg: SeenPackage | null): Broken[] {
  const escalated = log.find(({ type }) => type === 'Escalated')
  const broken: Broken[] = []
  const must = (holds: boolean, what: string, wanted: string, found: string) =>
    void (holds || broken.push({ what, wanted, found }))

  if (expect.handedOff) judgeTurn(expect.handedOff, turnOf(log, escalated), escalated, must)
  const reason = kindOf(escalated)
  if (expect.reason) must(expect.reason.includes(reason ?? ''), 'reason', expect.reason.join(' or '), reason ?? nobody)
  for (const field of ['priority', 'team'] as const) {
    const wanted = expect[field]
    const found = escalated?.[field]
    if (wanted !== null) must(found === wanted, field, wanted, typeof found === 'string' ? found : nobody)
  }
  if (expect.toldWithinMs !== null) {
    const ms = toldAfter(log, escalated)
    const found = ms === null ? (escalated ? 'the customer was told nothing' : nobody) : `told after ${ms} ms`
    must(ms !== null && ms <= expect.toldWithinMs, 'told', `within ${expect.toldWithinMs} ms`, found)
  }
  if (expect.package) judgePackage(expect.package, pkg, must)
  judgeWords(expect, log, must)
  return broken
}

type Must = (holds: boolean, what: string, wanted: string, found: string) => void

const nobody = 'no person was called'

function judgeTurn(when: HandedOff, turn: number | null, escalated: DrillEvent | undefined, must: Must): void {
  const found = turn === null ? nobody : `after ${lines(turn)} (${kindOf(escalated)})`
  if (when.kind === 'never') return must(turn === null, 'handed off', 'never', found)
  const holds = turn !== null && (when.kind === 'at' ? turn === when.turn : turn <= when.turn)
  must(
    holds,
    'handed off',
    `${when.kind === 'at' ? 'after exactly' : 'by the end of'} ${lines(when.turn)} of the customer`,
    found,
  )
}

const lines = (count: number): string => `${count} line${count === 1 ? '' : 's'}`

function judgePackage(wanted: DrillPackage, pkg: SeenPackage | null, must: Must): void {
  if (!pkg) return must(false, 'package', 'a package', nobody)
  for (const [name, value] of Object.entries(wanted.facts)) {
    const found = pkg.facts.filter((fact) => fact.name === name).map((fact) => fact.value ?? '(not shown)')
    must(found.includes(value), `package: ${name}`, value, found.length > 0 ? found.join(', ') : 'it is not in it')
  }
  if (wanted.attempts !== null) {
    const found = pkg.attempts.length
    must(found >= wanted.attempts, 'package: attempts', `at least ${wanted.attempts}`, `${found}`)
  }
  if (wanted.page !== null) {
    const page = `${pkg.page?.title ?? ''} ${pkg.page?.url ?? ''}`.trim()
    must(page.includes(wanted.page), 'package: page', wanted.page, page || 'it is not in it')
  }
}

function judgeWords({ answered, neverSays, notAskedAgain }: Expected, log: readonly DrillEvent[], must: Must): void {
  const said = log.filter(({ type }) => type === 'AssistantSaid')
  const answers = said.filter(({ kind }) => kind === 'answer' || kind === 'step').map(textOf)
  const heard = answers.length === 0 ? 'it answered nothing' : `“${answers.join('” · “').slice(0, 400)}”`
  if (typeof answered === 'string')
    must(
      answers.some((text) => holds(text, answered)),
      'answered',
      `with “${answered}”`,
      heard,
    )
  else if (answered !== null) must(answers.length > 0 === answered, 'answered', answered ? 'yes' : 'no', heard)
  for (const words of neverSays) {
    const spoken = said.map(textOf).find((text) => holds(text, words))
    must(spoken === undefined, 'never says', `“${words}”`, `“${spoken?.slice(0, 200) ?? ''}”`)
  }
  if (notAskedAgain) {
    const again = log.find(({ type }) => type === 'AskedAgain')
    const about = again?.['slot'] ?? again?.['kind']
    must(!again, 'asked again', 'for nothing', typeof about === 'string' ? about : 'something')
  }
}

const textOf = ({ text }: DrillEvent): string => (typeof text === 'string' ? text : '')
const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase())

function kindOf(escalated: DrillEvent | undefined): string | null {
  const reason = escalated?.['reason']
  return typeof reason === 'object' && reason !== null && 'kind' in reason ? String(reason.kind) : null
}

/** After how many messages of the customer a person was called; null where nobody was. */
export function turnOf(log: readonly DrillEvent[], escalated: DrillEvent | undefined): number | null {
  if (!escalated) return null
  return log.filter(({ type, seq }) => type === 'MessageReceived' && seq < escalated.seq).length
}

/** From the customer's last message before the handoff to the notice of it, by the desk's clock. Milliseconds; null where they were told nothing. */
function toldAfter(log: readonly DrillEvent[], escalated: DrillEvent | undefined): number | null {
  if (!escalated) return null
  const wrote = log.findLast(({ type, seq }) => type === 'MessageReceived' && seq < escalated.seq)
  const told = log.find(({ type, seq, told: notice }) => seq > escalated.seq && noticeOf.has(type) && notice !== null)
  return told ? Math.max(0, Date.parse(told.at) - Date.parse((wrote ?? escalated).at)) : null
}
