import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline'
import { Conversation, misfitOf, type Fault } from './conversation.ts'
import { fillMasks } from './fill-masks.ts'
import { fromMaia, isMaia, type ImportLanguage } from './maia.ts'
import { fromTau, isTau } from './tau.ts'
import { splitArray } from './split-array.ts'
import { readTranscript } from './transcript.ts'

export interface ReadOptions {
  /** Which language of a translated conversation: English, or what its customer wrote. */
  language: ImportLanguage
  /** For the values that masks are filled with. */
  seed: number
}

/** One conversation, or one thing that could not be read and where. */
export type Read = { kind: 'conversation'; conversation: Conversation } | { kind: 'fault'; fault: Fault }

type Where = Pick<Fault, 'line' | 'index'>
type Reader = (value: unknown, where: Where) => Read
type FaultAt = (where: Where, error: unknown) => Read

/**
 * The conversations of a file, whichever shape it has: MAIA, tau-bench, plain transcripts, or JSON Lines in our own shape. What cannot be read
 * is named with its place, and the rest is read. JSON Lines are read line by line, so that they may be longer than memory.
 */
export async function* readConversations(file: string, options: ReadOptions): AsyncGenerator<Read> {
  const faultAt: FaultAt = (where, error) => ({
    kind: 'fault',
    fault: { file, ...where, message: error instanceof Error ? error.message : String(error) },
  })
  const read: Reader = (value, where) => {
    try {
      return { kind: 'conversation', conversation: fillMasks(convert(value, options.language), options.seed) }
    } catch (error) {
      return faultAt(where, error)
    }
  }

  let start: string
  try {
    start = await firstWords(file)
  } catch (error) {
    yield faultAt({}, `cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return
  }
  if (start === '') {
    yield faultAt({}, 'is empty')
  } else if (start.startsWith('[') && !isStamp(start)) {
    const text = await readFile(file, 'utf8')
    const values = parsed(text)
    if (Array.isArray(values)) {
      for (const [index, value] of values.entries()) yield read(value, { index })
    } else {
      yield* readSlices(text, read, faultAt)
    }
  } else if (start.startsWith('{')) {
    yield* readLines(file, read, faultAt)
  } else {
    const stem = basename(file, extname(file)).replaceAll(/[^\w.-]+/g, '-')
    let count = 0
    for (const part of readTranscript(await readFile(file, 'utf8'))) {
      if (part.kind === 'fault') yield faultAt({ line: part.line }, part.message)
      else {
        count += 1
        const id = part.name?.replaceAll(/[^\w.:@+-]+/g, '-') || `${stem}-${count}`
        yield read({ id, turns: part.turns }, { line: part.line })
      }
    }
    if (count === 0) yield faultAt({}, 'holds no conversation: neither JSON nor lines that begin with "Customer:"')
  }
}

/** A list that is not JSON as a whole: what can be read of it. */
function* readSlices(text: string, read: Reader, faultAt: FaultAt): Generator<Read> {
  let index = 0
  for (const { text: slice, line, ended } of splitArray(text)) {
    const where = { line, index }
    index += 1
    try {
      yield read(JSON.parse(slice), where)
    } catch (error) {
      yield faultAt(where, ended ? error : 'the file ends in the middle of it')
    }
  }
}

async function* readLines(file: string, read: Reader, faultAt: FaultAt): AsyncGenerator<Read> {
  let line = 0
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  for await (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch (error) {
      // One object over many lines: the file is a single conversation.
      const whole = line === 1 ? parsed(await readFile(file, 'utf8')) : undefined
      if (whole !== undefined) {
        yield read(whole, { line: 1 })
        return
      }
      yield faultAt({ line }, error)
      continue
    }
    yield read(value, { line })
  }
}

function convert(value: unknown, language: ImportLanguage): Conversation {
  if (isMaia(value)) return fromMaia(value, language)
  if (isTau(value)) return fromTau(value)
  const ours = Conversation.safeParse(value)
  if (!ours.success) throw new Error(misfitOf(ours.error))
  return ours.data
}

/** `[2024-05-01 10:00] Customer: …` begins like a list and is none. */
const isStamp = (start: string) => /^\[\s*\d[\d\s:.,/TZ+-]*\]/.test(start)

async function firstWords(file: string): Promise<string> {
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const words = String(chunk)
      .replace(/^\uFEFF/, '')
      .trimStart()
    if (words !== '') return words.slice(0, 200)
  }
  return ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
