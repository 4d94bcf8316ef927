import { readConfig } from '@baton/server'
import { Command } from 'commander'
import { createProgress } from '../../progress.ts'
import { wholeNumber } from '../../whole-number.ts'
import { evaluateKnowledge, type KnowledgeResult, type SetResult } from './evaluate-knowledge.ts'

/** `baton eval knowledge`: a help centre of two hundred pages becomes answers, by its address and without a model; where BATON_EMBEDDING_MODEL names one, by what is meant, too. */
export function knowledgeCommand(): Command {
  return new Command('knowledge')
    .description(
      'read a help centre by its address and ask the built-in assistant what it covers, and what it does not',
    )
    .option('--pause <ms>', 'between two requests, in place of what is polite', wholeNumber)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action(async ({ pause, json }: { pause?: number; json: boolean }) => {
      const progress = createProgress()
      const result = await evaluateKnowledge((line) => progress.show(line), {
        pauseMs: pause,
        embedding: readConfig(process.env).embedding,
      })
      progress.done()
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
      process.exitCode = result.sets.every(({ rightShare, refusedShare }) => rightShare >= 0.8 && refusedShare >= 0.9)
        ? 0
        : 1
    })
}

function tableOf({ pages, readSeconds, sets }: KnowledgeResult): string {
  return [`${pages} pages read in ${readSeconds} s\n`, ...sets.map(setTable)].join('')
}

function setTable({ set, answered, rightShare, rightAtOnceShare, refusedShare }: SetResult): string {
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
  const wrong = answered
    .filter(({ right, offered }) => !right && !offered)
    .map(({ question, wanted, outcome, paths }) => {
      const told = outcome === 'refused' ? 'refused' : `${outcome} ${paths.join(', ')}`
      return `    ${question}\n      ${told}; ${wanted ?? 'nothing'} was right\n`
    })
  return [
    `${set === 'questions' ? 'the first questions' : 'the questions held out'}\n`,
    `  answered from the right page: ${percent(rightShare)}, ${percent(rightAtOnceShare)} at once\n`,
    `  refused what no page covers: ${percent(refusedShare)}\n`,
    ...wrong,
  ].join('')
}
