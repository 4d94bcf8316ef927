import { Command } from 'commander'
import { ApiError, createApi, UnreachableError } from './api/call-api.ts'
import { tellLearning } from './learning/tell-learning.ts'

interface Options {
  url: string
  key?: string
  json?: boolean
}

/** `baton learning`: what a workspace has learned from what became of its conversations. */
export function learningCommand(): Command {
  return new Command('learning')
    .description('what was learned from outcomes: versions, labels, calibration, drift')
    .option(
      '--url <url>',
      'the server',
      process.env['BATON_PUBLIC_URL'] || `http://127.0.0.1:${process.env['PORT'] || 4310}`,
    )
    .option('--key <key>', 'an API key of the workspace, in place of BATON_API_KEY')
    .option('--json', 'print it as one JSON object in one line')
    .action(async ({ url, key = process.env['BATON_API_KEY'], json }: Options) => {
      if (!key) {
        console.error('baton: reading what was learned needs an API key: give --key, or set BATON_API_KEY')
        process.exitCode = 1
        return
      }
      try {
        const learning = await createApi({ url, token: key, patienceMs: 3000 })('getLearning', {})
        console.log(json ? JSON.stringify(learning) : tellLearning(learning).join('\n'))
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof UnreachableError)) throw error
        console.error(`baton: ${error.message}`)
        process.exitCode = 1
      }
    })
}
