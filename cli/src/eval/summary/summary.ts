import { Command } from 'commander'
import { BadFile } from '../json-lines.ts'
import { handOffChat } from './hand-off-chat.ts'
import { judgeSummary, type Judged } from './judge-summary.ts'
import { readLabelledChats } from './read-labels.ts'

interface Options {
  test: string
  missed: boolean
  json: boolean
}

/** `baton eval summary`: does the summary of a handoff name every problem, and nothing that was not said? */
export function summaryCommand(): Command {
  return new Command('summary')
    .description('the summary that travels: is every problem named, and nothing invented?')
    .requiredOption('--test <file>', 'chats with their problems, one a line')
    .option('--missed', 'name the problems that the summary leaves out', false)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async (options: Options) => {
      try {
        process.exitCode = await evaluate(options)
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        process.stderr.write(`baton: ${error.message}\n`)
        process.exitCode = 1
      }
    })
}

async function evaluate({ test, missed, json }: Options): Promise<number> {
  const chats = await readLabelledChats(test)
  const judged = chats.map((chat) => judgeSummary(chat, handOffChat(chat)))
  if (missed) {
    for (const { id, missed: places } of judged)
      for (const { messageId, text } of places) process.stderr.write(`${id} ${messageId}${text ? `: ${text}` : ''}\n`)
  }
  const figures = figuresOf(judged)
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : table(figures))
  return figures.invented > 0 ? 1 : 0
}

/** Shares are 0..1, rounded to four places. */
export interface SummaryFigures {
  chats: number
  problems: number
  /** The share of chats in which every problem is named. */
  named: number
  /** The share of problems that are named. */
  namedProblems: number
  /** The share of chats in which the first line names one. */
  wanted: number
  /** Statements that no message supports. */
  invented: number
  /** Quotes in a summary, on average: naming everything by quoting everything is no summary. */
  quotes: number
}

export function figuresOf(judged: readonly Judged[]): SummaryFigures {
  const sum = (of: (each: Judged) => number) => judged.reduce((total, each) => total + of(each), 0)
  const share = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 10_000
  const problems = sum((each) => each.problems)
  return {
    chats: judged.length,
    problems,
    named: share(
      sum((each) => (each.named === each.problems ? 1 : 0)),
      judged.length,
    ),
    namedProblems: share(
      sum((each) => each.named),
      problems,
    ),
    wanted: share(
      sum((each) => (each.wanted ? 1 : 0)),
      judged.length,
    ),
    invented: sum((each) => each.invented),
    quotes: share(
      sum((each) => each.quotes),
      judged.length,
    ),
  }
}

function table(figures: SummaryFigures): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  return [
    `${figures.chats} chats with ${figures.problems} problems`,
    `every problem is named in   ${percent(figures.named)} of the chats`,
    `problems that are named     ${percent(figures.namedProblems)}`,
    `the first line names one in ${percent(figures.wanted)} of the chats`,
    `statements not supported    ${figures.invented}`,
    `quotes in a summary         ${figures.quotes.toFixed(1)}`,
    '',
  ].join('\n')
}
