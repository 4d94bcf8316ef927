import { Command } from 'commander'
import { ApiError, createApi, UnreachableError, type Answer, type CallApi } from './api/call-api.ts'
import { readLog } from './api/read-log.ts'
import { printStory } from './explain/print-story.ts'
import { tellStory } from './explain/story.ts'

interface Options {
  url: string
  key?: string
  json?: boolean
}

/** `baton explain`: the story of one conversation from its facts, every decision with its numbers. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('the story of one conversation from its facts, every decision with its numbers')
    .argument('<conversation>', 'its id')
    .option(
      '--url <url>',
      'the server',
      process.env['BATON_PUBLIC_URL'] || `http://127.0.0.1:${process.env['PORT'] || 4310}`,
    )
    .option('--key <key>', 'an API key of the workspace, in place of BATON_API_KEY')
    .option('--json', 'print it as one JSON object in one line')
    .action(async (id: string, options: Options) => {
      try {
        await explain(id, options)
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof UnreachableError)) throw error
        console.error(`baton: ${error.message}`)
        process.exitCode = 1
      }
    })
}

async function explain(id: string, { url, key = process.env['BATON_API_KEY'], json }: Options): Promise<void> {
  if (!key) {
    console.error('baton: reading a conversation needs an API key: give --key, or set BATON_API_KEY')
    process.exitCode = 1
    return
  }
  const call = createApi({ url, token: key, patienceMs: 3000 })
  const conversation = await call('getConversation', { params: { id } })
  const [{ events }, names] = await Promise.all([readLog(call, id), namesOf(call)])
  const story = tellStory(events, names)
  if (json) {
    console.log(JSON.stringify({ conversation, story }))
    return
  }
  console.log(headline(conversation))
  for (const line of printStory(story, { colours: process.stdout.isTTY && !process.env['NO_COLOR'] })) console.log(line)
}

async function namesOf(call: CallApi) {
  const [{ agents }, { teams }] = await Promise.all([call('listAgents', {}), call('listTeams', {})])
  return {
    agents: new Map(agents.map(({ id, name }) => [id, name])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
  }
}

function headline({
  id,
  channel,
  language,
  status,
  holder,
  version,
  epoch,
  customer,
}: Answer<'getConversation'>): string {
  const held =
    holder.kind === 'agent' ? holder.name : holder.kind === 'queue' ? `the queue of ${holder.id}` : holder.kind
  const who = customer.name ?? customer.externalId ?? 'an anonymous customer'
  return `${id}: ${who} on ${channel}, language ${language}; ${status}, held by ${held}, epoch ${epoch}, ${version} facts\n`
}
