import type { Turn } from './conversation.ts'

/** What transcripts call the two sides, and the lines of neither. */
const speakers: Readonly<Record<string, Turn['role']>> = {
  ...all(
    'customer',
    'customer user client visitor guest buyer member kunde kundin nutzer besucher cliente usuario usuário',
  ),
  ...all('customer', 'utilisateur visiteur'),
  ...all('agent', 'agent operator representative rep advisor support staff human mitarbeiter mitarbeiterin berater'),
  ...all('agent', 'agente operador atendente asesor conseiller'),
  ...all('assistant', 'assistant bot chatbot assistent asistente assistente'),
  ...all('system', 'system note info'),
}

function all(role: Turn['role'], names: string): Record<string, Turn['role']> {
  return Object.fromEntries(names.split(' ').map((name) => [name, role]))
}

const line =
  /^\s*(?:[[(]?([\d][\d\s:.,/TZ+-]{3,30}(?:\s?[ap]m)?)[\])]?\s*[-–]?\s+)?(\p{L}{2,20})(?:\s+[\w#]{1,20})?\s*:\s*(.*)$/iu
const divider = /^\s*(?:-{3,}|={3,}|\*{3,})\s*(.*?)\s*(?:-{3,}|={3,}|\*{3,})?\s*$/

/** One conversation of a transcript, or what is wrong at a line. Lines count from 1. */
export type TranscriptPart =
  | { kind: 'conversation'; name: string | null; line: number; turns: Turn[] }
  | { kind: 'fault'; line: number; message: string }

/**
 * Reads a plain transcript: `Customer: …` and `Agent: …` lines, with a time before the speaker if there is one; a line without a speaker goes on
 * with the one before. A line of dashes or equals signs begins another conversation and may name it: `=== order 12 ===`.
 */
export function* readTranscript(text: string): Generator<TranscriptPart> {
  let turns: Turn[] = []
  let name: string | null = null
  let begun = 1
  let broken = false
  const lines = text.split(/\r?\n/)
  for (const [place, raw] of [...lines, '---'].entries()) {
    const divides = divider.exec(raw)
    if (divides) {
      const said = turns.filter(({ text }) => text !== '')
      if (said.length > 0 && !broken) yield { kind: 'conversation', name, line: begun, turns: said }
      turns = []
      broken = false
      name = divides[1] || null
      begun = place + 2
      continue
    }
    if (raw.trim() === '' || broken) continue
    const said = line.exec(raw)
    const role = said?.[2] === undefined ? undefined : speakers[said[2].toLowerCase()]
    const before = turns.at(-1)
    if (said && role) {
      const at = said[1] === undefined ? undefined : timeOf(said[1])
      turns.push({ role, text: said[3]?.trim() ?? '', ...(at === undefined ? {} : { at }) })
    } else if (before) {
      before.text = `${before.text}\n${raw.trim()}`.trim()
    } else {
      yield {
        kind: 'fault',
        line: place + 1,
        message: `"${raw.trim().slice(0, 60)}" says nobody's name; begin with "Customer:" or "Agent:"`,
      }
      broken = true
    }
  }
}

/** ISO where it is a date with a time; a bare clock time names no moment and is left out. */
function timeOf(text: string): string | undefined {
  if (!/\d{4}/.test(text)) return undefined
  const at = Date.parse(/[TZ+]/.test(text) ? text.trim() : `${text.trim()}Z`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
