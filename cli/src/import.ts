import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { faultLine } from './import/conversation.ts'
import type { ImportLanguage } from './import/maia.ts'
import { readConversations } from './import/read-conversations.ts'
import { createProgress } from './progress.ts'
import { wholeNumber } from './whole-number.ts'

interface Options {
  to?: string
  language: ImportLanguage
  seed: number
}

/** `baton import`: other people's conversations as our JSON Lines. What is broken is named, and the rest is converted. */
export function importCommand(): Command {
  return new Command('import')
    .description('convert conversations to JSON Lines: MAIA, tau-bench, plain transcripts, or JSON Lines to check')
    .argument('<files...>')
    .option('--to <file>', 'where the lines go; without it to standard output')
    .addOption(
      new Option('--language <language>', 'of translated conversations: English, or what was written')
        .choices(['en', 'source'])
        .default('en'),
    )
    .option('--seed <number>', 'for the values that masks such as #EMAIL# are filled with', wholeNumber, 1)
    .action(async (files: string[], options: Options) => {
      process.exitCode = await importFiles(files, options)
    })
}

/** Converts and gives the exit code: 1 when nothing could be converted. */
async function importFiles(files: readonly string[], { to, language, seed }: Options): Promise<number> {
  const progress = createProgress()
  const out = to === undefined ? process.stdout : createWriteStream(to)
  const seen = new Set<string>()
  let converted = 0
  let masks = 0
  let broken = 0
  let failure: unknown
  out.on('error', (error) => (failure = error))
  for (const file of files) {
    for await (const read of readConversations(file, { language, seed })) {
      if (failure) break
      if (read.kind === 'fault') {
        broken += 1
        progress.say(faultLine(read.fault))
        continue
      }
      const { conversation } = read
      if (seen.has(conversation.id)) progress.say(`${file}: the id ${conversation.id} comes twice; both are kept`)
      seen.add(conversation.id)
      converted += 1
      masks += conversation.filled?.length ?? 0
      if (!out.write(`${JSON.stringify(conversation)}\n`)) await drained(out)
      if (converted % 50 === 0) progress.show(`${converted} conversations converted, in ${file}`)
    }
  }
  if (to !== undefined) {
    out.end()
    await finished(out as NodeJS.WritableStream).catch((error: unknown) => (failure ??= error))
  }
  progress.done()
  if (failure) {
    if ((failure as { code?: string }).code === 'EPIPE') return 0 // the reader has seen enough
    progress.say(
      `baton: cannot write ${to ?? 'the lines'}: ${failure instanceof Error ? failure.message : String(failure)}`,
    )
    return 1
  }
  progress.say(
    `baton: ${converted} conversation${converted === 1 ? '' : 's'} converted${to === undefined ? '' : ` to ${to}`}` +
      `${masks > 0 ? `, ${masks} masked values filled` : ''}${broken > 0 ? `; ${broken} could not be read, see above` : ''}`,
  )
  return converted === 0 ? 1 : 0
}

/** Until there is room again, or nobody to write to. */
async function drained(out: NodeJS.WritableStream): Promise<void> {
  const over = new AbortController()
  const room = (event: string) => once(out, event, { signal: over.signal }).catch(() => {})
  await Promise.race([room('drain'), room('close')])
  over.abort()
}
