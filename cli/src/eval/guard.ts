import { Command } from 'commander'
import { guardSets, judgeGuard, type GuardScore } from '@baton/engine/testing'

const languages = ['en', 'de', 'es', 'fr', 'pt'] as const

/** `baton eval guard`: how the do-not-ask guard does on replies written by hand, set by set and language by language. */
export function guardCommand(): Command {
  return new Command('guard')
    .description('the do-not-ask guard on hand-written replies: questions, restarts, confirmations, verification')
    .option('--wrong', 'list the cases that it got wrong', false)
    .option('--json', 'print one line of JSON instead of a table', false)
    .action((options: { wrong: boolean; json: boolean }) => {
      const judged = guardSets.map(({ name, customer, cases }) => ({
        name,
        all: judgeGuard(customer, cases),
        by: languages.map((language) => ({
          language,
          ...judgeGuard(
            customer,
            cases.filter(([each]) => each === language),
          ),
        })),
      }))
      if (options.json) {
        const figures = Object.fromEntries(judged.map(({ name, all }) => [name, figuresOf(all)]))
        process.stdout.write(`${JSON.stringify(figures)}\n`)
        return
      }
      const lines = ['  cases  precision  recall  set']
      for (const { name, all, by } of judged) {
        for (const each of by) lines.push(line(each, `${name} ${each.language}`))
        lines.push(line(all, name))
        if (options.wrong)
          for (const { case: it, said } of all.wrong)
            lines.push(`         ${it[1] ?? 'quiet'} → ${said ?? 'quiet'}: ${it[2]}`)
      }
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}

const figuresOf = ({ cases, precision, recall }: GuardScore) => ({
  cases,
  precision: Math.round(precision * 1000) / 1000,
  recall: Math.round(recall * 1000) / 1000,
})

const line = ({ cases, precision, recall }: GuardScore, name: string): string =>
  `${String(cases).padStart(7)}  ${precision.toFixed(3).padStart(9)}  ${recall.toFixed(3).padStart(6)}  ${name}`
