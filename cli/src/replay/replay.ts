import { readFile } from 'node:fs/promises'
import { defaultPolicy, presets, replayTurns, reportOf, type Policy, type ReplayPair } from '@baton/engine'
import { compilePolicy, ContentError, parsePolicy } from '@baton/server'
import { Command, Option } from 'commander'
import { faultLine } from '../import/conversation.ts'
import { readConversations } from '../import/read-conversations.ts'
import { caseOf } from './case-of.ts'
import { reportLines } from './report-lines.ts'

interface Options {
  policy: string
  conversations: string[]
  against?: string
  language: 'en' | 'source'
  json?: true
}

/** `baton replay`: what a policy would have done with past conversations. Reads files and nothing else; calls no model. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('Replay a policy over past conversations: who would have gone to a person earlier, later, not at all')
    .requiredOption('--policy <file>', 'the policy as YAML, or the name of a preset: careful, balanced, thrifty')
    .requiredOption('--conversations <files...>', 'JSON Lines, or what `baton import` reads')
    .option('--against <file>', 'the policy to compare with, as for --policy; the shipped one where it is left out')
    .addOption(
      new Option('--language <which>', 'of translated conversations').choices(['en', 'source']).default('source'),
    )
    .option('--json', 'print one line of JSON')
    .action(run)
}

async function run({ policy, against, conversations, language, json }: Options): Promise<void> {
  const [asked, usual] = [await readPolicy(policy), against ? await readPolicy(against) : defaultPolicy]
  if (!asked || !usual) return void (process.exitCode = 1)
  const began = performance.now()
  const pairs: ReplayPair[] = []
  const texts = new Map<string, readonly string[]>()
  let faults = 0
  for (const file of conversations) {
    for await (const read of readConversations(file, { language, seed: 1 })) {
      if (read.kind === 'fault') {
        faults++
        console.error(faultLine(read.fault))
        continue
      }
      const it = caseOf(read.conversation)
      pairs.push({ before: replayTurns(it, usual), after: replayTurns(it, asked) })
      texts.set(
        it.id,
        it.turns.map(({ role, text }) => `${role}: ${text}`),
      )
    }
  }
  if (pairs.length === 0) {
    console.error(
      'no conversation could be read: each line is {"id": …, "turns": [{"role": "customer", "text": …}, …]}',
    )
    return void (process.exitCode = 1)
  }
  const report = reportOf(pairs)
  const seconds = (performance.now() - began) / 1000
  if (json)
    console.log(
      JSON.stringify({
        policy,
        against: against ?? 'shipped',
        faults,
        seconds: Math.round(seconds * 100) / 100,
        ...report,
      }),
    )
  else for (const line of reportLines(report, texts)) console.log(line)
}

/** Null where it cannot be read: what is wrong has been said. */
async function readPolicy(name: string): Promise<Policy | null> {
  const yaml = Object.hasOwn(presets, name) ? `preset: ${name}` : await readFile(name, 'utf8').catch(() => null)
  if (yaml === null) {
    console.error(`${name}: there is no such file, and no preset of that name (careful, balanced, thrifty)`)
    return null
  }
  try {
    return compilePolicy(parsePolicy(yaml), 1, defaultPolicy)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(`${name}:${error.line}: ${error.message}`)
    return null
  }
}
