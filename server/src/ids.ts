import { randomBytes } from 'node:crypto'

/** What an id names, and the prefix that says so. */
export const idPrefixes = {
  conversation: 'cnv',
  message: 'msg',
  text: 'txt',
  handoff: 'hof',
  offer: 'off',
  agent: 'agt',
  customer: 'cus',
  'customer-note': 'cno',
  visitor: 'vis',
  session: 'ses',
  key: 'key',
  turn: 'trn',
  attempt: 'att',
  audit: 'aud',
  capture: 'cap',
  file: 'fil',
  'drill-run': 'drl',
  simulation: 'sim',
  replay: 'rpl',
  mail: 'mal',
  connection: 'con',
  consult: 'cst',
  source: 'src',
  incident: 'inc',
  update: 'upd',
  whisper: 'wsp',
  snippet: 'snp',
  tag: 'tag',
  webhook: 'whk',
  assistant: 'ast',
  'model-call': 'mdc',
  practice: 'prc',
  'action-call': 'acl',
  guidance: 'gui',
} as const

export type IdKind = keyof typeof idPrefixes
export type NewId = (kind: IdKind) => string

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeDigits = 10
const randomDigits = 16

/**
 * Makes ids such as `cnv_01k9z…`: a prefix, 48 bits of time in milliseconds and 80 random bits, in Crockford's base 32. Ids of one maker
 * sort in the order in which they were made, within a millisecond and when the clock steps back too. Ids are names, not secrets.
 * @param now milliseconds since the epoch
 * @param random as many random bytes as asked for
 */
export function createIds(now: () => number, random: (bytes: number) => Uint8Array = pooledRandom()): NewId {
  let time = -1
  let tail: number[] = []
  let [written, writtenTime] = ['', -1]
  return (kind) => {
    const ms = Math.floor(now())
    if (ms > time) {
      time = ms
      tail = Array.from(random(randomDigits), (byte) => byte & 31)
    } else if (!countUp(tail)) {
      time += 1
      tail = tail.map(() => 0)
    }
    if (writtenTime !== time) {
      written = inBase32(time)
      writtenTime = time
    }
    let id = `${idPrefixes[kind]}_${written}`
    for (const digit of tail) id += alphabet[digit]
    return id
  }
}

/** Random bytes from the system, fetched for many ids at once: every message makes two. */
function pooledRandom(): (bytes: number) => Uint8Array {
  let pool: Uint8Array = new Uint8Array()
  let used = 0
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(Math.max(4096, bytes))
      used = 0
    }
    used += bytes
    return pool.subarray(used - bytes, used)
  }
}

/** Adds one to the number that the digits make; false when it ran over. */
function countUp(digits: number[]): boolean {
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const digit = digits[place] ?? 0
    digits[place] = (digit + 1) % 32
    if (digit < 31) return true
  }
  return false
}

function inBase32(ms: number): string {
  let rest = ms
  let written = ''
  for (let place = 0; place < timeDigits; place += 1) {
    written = alphabet[rest % 32] + written
    rest = Math.floor(rest / 32)
  }
  return written
}
