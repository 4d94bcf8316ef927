import { LanguageTag, type ImportRow } from '@baton/protocol'
import * as z from 'zod'
import { Refused } from '../identity/refused.ts'
import type { Skill } from './people.ts'
import { readTable } from './read-table.ts'

/** A line of the table as far as it could be read. What a column does not say, or an empty cell, is undefined; `-` empties a list. */
export interface CsvAgent {
  line: number
  email: string
  name: string | undefined
  role: 'agent' | 'lead' | 'admin' | undefined
  teams: string[] | undefined
  skills: Skill[] | undefined
  languages: string[] | undefined
  capacity: number | undefined
  /** Null: none. */
  calendarId: string | null | undefined
  problems: Problems
}
type Problems = ImportRow['problems']
type Code = Problems[number]['code']

const columns = ['name', 'email', 'role', 'teams', 'skills', 'languages', 'capacity', 'calendar'] as const
export const mostRows = 2000

/** Reads a table of agents. Throws `Refused` csv_unreadable where it is none; what is wrong with one line is said with that line. */
export function readAgentsCsv(csv: string): CsvAgent[] {
  const records = readTable(csv, columns, ['email'])
  if (records.length === 0) throw new Refused('csv_unreadable', 'there is no line below the head')
  if (records.length > mostRows)
    throw new Refused('csv_unreadable', `there are more than ${mostRows} lines: send it in parts`)
  const seen = new Map<string, number>()
  return records.map(({ line, cells }) => {
    const agent = readLine(line, cells)
    const before = seen.get(agent.email.toLowerCase())
    if (before !== undefined)
      say(agent.problems, 'twice', 'email', `line ${before} has the same address`, 'Leave one of the two.')
    else if (agent.email !== '') seen.set(agent.email.toLowerCase(), line)
    return agent
  })
}

function say(problems: Problems, code: Code, column: string, cause: string, next: string): undefined {
  problems.push({ code, column, cause, next })
  return undefined
}

const plainId = /^[\w.:@+-]{1,128}$/
const quoted = (text: string) => `"${text.slice(0, 60)}"`

function readLine(line: number, cells: Record<string, string>): CsvAgent {
  const problems: Problems = []
  const cell = (name: (typeof columns)[number]) => cells[name] || undefined
  const list = (name: (typeof columns)[number]) => {
    const text = cell(name)
    if (text === undefined) return undefined
    return text === '-'
      ? []
      : text
          .split(/[;|]/)
          .map((each) => each.trim())
          .filter((each) => each !== '')
  }
  const email = cells['email'] ?? ''
  if (email === '')
    say(problems, 'missing', 'email', 'there is no address', 'Give each agent the address that they sign in with.')
  else if (!z.email().max(320).safeParse(email).success)
    say(problems, 'not_an_email', 'email', `${quoted(email)} is no address`, 'Write it as name@site.example.')
  const name = cell('name')
  // oxlint-disable-next-line no-control-regex
  if (name !== undefined && (name.length > 200 || /[\u0000-\u001f\u007f]/.test(name) || !name.isWellFormed()))
    say(problems, 'too_long', 'name', 'it has more than 200 characters, or some that nobody sees', 'Shorten it.')
  const teams = list('teams')
  if (teams && teams.length === 0)
    say(problems, 'missing', 'teams', 'there is no team', 'Name at least one, or leave the cell empty.')
  for (const team of teams ?? []) {
    if (!plainId.test(team)) say(problems, 'not_a_name', 'teams', `${quoted(team)} is no id of a team`, idsAre)
  }
  return {
    line,
    email,
    name,
    role: readRole(cell('role'), problems),
    teams,
    skills: list('skills')?.flatMap((each) => readSkill(each, problems) ?? []),
    languages: list('languages')?.filter(
      (each) =>
        LanguageTag.safeParse(each).success ||
        say(problems, 'not_a_language', 'languages', `${quoted(each)} is no language`, 'Write it as en, de or pt-BR.'),
    ),
    capacity: readCapacity(cell('capacity'), problems),
    calendarId: cell('calendar') === '-' ? null : cell('calendar'),
    problems,
  }
}

const idsAre = 'Use letters, digits and . : @ + - _ only.'

function readRole(text: string | undefined, problems: Problems): CsvAgent['role'] {
  const role = text?.toLowerCase()
  if (role === undefined || role === 'agent' || role === 'lead' || role === 'admin') return role
  return say(problems, 'unknown_role', 'role', `${quoted(role)} is no role`, 'Write agent, lead or admin.')
}

function readCapacity(text: string | undefined, problems: Problems): number | undefined {
  if (text === undefined) return undefined
  const capacity = Number(text)
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= 100) return capacity
  return say(
    problems,
    'not_a_capacity',
    'capacity',
    `${quoted(text)} is no capacity`,
    'Write a whole number from 1 to 100.',
  )
}

/** `billing`, `billing:4`, `billing:4@2027-01-31`: the level, and the last day on which it counts in UTC. */
function readSkill(text: string, problems: Problems): Skill | undefined {
  const [, name = '', level, date] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/.exec(text) ?? []
  if (!plainId.test(name)) return say(problems, 'not_a_name', 'skills', `${quoted(text)} is no skill`, idsAre)
  if (level !== undefined && !/^[1-5]$/.test(level))
    return say(
      problems,
      'not_a_level',
      'skills',
      `${quoted(level)} is no level of ${quoted(name)}`,
      'Write a level from 1 to 5, as in billing:4.',
    )
  if (date !== undefined && !z.iso.date().safeParse(date).success)
    return say(
      problems,
      'not_a_date',
      'skills',
      `${quoted(date)} is no date`,
      'Write the last day, as in billing:4@2027-01-31.',
    )
  const expiresAt = date === undefined ? null : Date.parse(`${date}T00:00:00Z`) + 24 * 60 * 60 * 1000
  return { name, level: level === undefined ? 3 : Number(level), expiresAt }
}
