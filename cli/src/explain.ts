import { Command } from 'commander'
import { createApi } from './api/call-api.ts'

/** `baton explain`: the story of one conversation from its facts. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('the story of one conversation from its facts')
    .argument('<conversation>')
    .option('--url <url>', 'the server', 'http://127.0.0.1:4310')
    .option('--key <key>', 'an API key, in place of BATON_API_KEY')
    .action(async (id: string, { url, key }: { url: string; key?: string }) => {
      const call = createApi({ url, token: key ?? process.env['BATON_API_KEY'] })
      const { events } = await call('readEvents', { params: { id } })
      for (const event of events) console.log(JSON.stringify(event))
    })
}
