import { Command, InvalidArgumentError, Option } from 'commander'
import { faultLine, type Conversation } from '../import/conversation.ts'
import type { ImportLanguage } from '../import/maia.ts'
import { readConversations } from '../import/read-conversations.ts'
import { createProgress, type Progress } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { runDrive } from './run-drive.ts'
import { findingLines, isClean, tableOf } from './table.ts'

interface Options {
  conversations: string[]
  language: ImportLanguage
  speed: number
  limit?: number
  concurrency: number
  seed: number
  url?: string
  key?: string
  missed?: boolean
  json?: boolean
}

/** `baton drive`: plays the customers of real chats through the public API, with simulated people, and checks what came of it. */
export function driveCommand(): Command {
  return new Command('drive')
    .description('play the customers of real chats through the public API and check that nothing is lost')
    .requiredOption('--conversations <files...>', 'files in any shape that import knows')
    .addOption(
      new Option('--language <language>', 'of translated conversations: English, or what was written')
        .choices(['en', 'source'])
        .default('en'),
    )
    .option('--speed <number>', 'so many times faster than people are', factor, 30)
    .option('--limit <number>', 'play only so many conversations', wholeNumber)
    .option('--concurrency <number>', 'customers at the same time', wholeNumber, 8)
    .option('--seed <number>', 'for everything that is left to chance', wholeNumber, 1)
    .option('--url <url>', 'a running server; without it one is started for this and stopped after')
    .option('--key <key>', 'an API key of that server, in place of BATON_API_KEY')
    .option('--missed', 'name the details that customers had stated and that did not travel')
    .option('--json', 'print all figures as one JSON object in the last line')
    .action(async (options: Options) => {
      process.exitCode = await drive(options)
    })
}

/** Plays and gives the exit code: 1 when anything was lost, doubled, out of order, spoken over or stranded. */
async function drive(options: Options): Promise<number> {
  const progress = createProgress()
  const { language, seed, speed, concurrency } = options
  const conversations = await gather(options, progress)
  if (conversations.length === 0) {
    progress.say('drive: there is no conversation to play')
    return 1
  }
  const key = options.key ?? process.env['BATON_API_KEY']
  if (options.url !== undefined && key === undefined) {
    progress.say('drive: a server of your own needs an API key: give --key, or set BATON_API_KEY')
    return 1
  }
  let own: OwnServer | undefined
  const stop = () => void own?.stop().finally(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    if (options.url === undefined) progress.show('drive: starting a server …')
    own = options.url === undefined ? await startOwnServer() : undefined
    progress.say(
      `drive: ${conversations.length} conversations, ${language === 'en' ? 'in English' : 'as written'}, seed ${seed}, at ${own?.url ?? options.url}`,
    )
    const { figures, findings, missed } = await runDrive(
      conversations,
      {
        url: own?.url ?? options.url ?? '',
        key: own?.key ?? key ?? '',
        seed,
        speed,
        concurrency: Math.max(1, concurrency),
      },
      progress,
    )
    for (const line of findingLines(findings)) progress.say(line)
    if (options.missed) for (const line of missed) progress.say(`not carried: ${line}`)
    console.log(tableOf(figures).join('\n'))
    if (options.json) console.log(JSON.stringify({ language, seed, speed, ...figures }))
    return isClean(figures) ? 0 : 1
  } catch (error) {
    progress.say(`drive: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await own?.stop()
  }
}

async function gather({ conversations: files, language, seed, limit = Infinity }: Options, progress: Progress) {
  const found: Conversation[] = []
  for (const file of files) {
    for await (const read of readConversations(file, { language, seed })) {
      if (found.length >= limit) return found
      if (read.kind === 'fault') progress.say(faultLine(read.fault))
      else found.push(read.conversation)
    }
  }
  return found
}

function factor(value: string): number {
  const number = Number(value)
  if (!(number > 0 && number <= 10_000)) throw new InvalidArgumentError('It must be a number above 0.')
  return number
}
