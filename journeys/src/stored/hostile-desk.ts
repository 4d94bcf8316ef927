import { fileName } from '../../../server/src/files/file-name.ts'
import { block, maskWords } from '@baton/protocol'
import { fillDesk, handIn, sendFile, type DeskCalls, type FilledDesk, type WordsAt } from '../desk/fill-desk.ts'
import { fileBytes } from '../desk/small-files.ts'
import type { Payload } from './payloads.ts'
import { openScriptedNode, type ScriptedNode } from './scripted-node.mjs'

/** One conversation in which some of the attacks stand at every place that it has. */
export interface HostileCase {
  id: string
  /** The same attacks, handed in by another system. */
  handedIn: string
  /** The same attacks, in an article. */
  article: string
  visitorToken: string
  payloads: readonly Payload[]
}

export interface HostileDesk {
  node: ScriptedNode
  session: string
  cases: HostileCase[]
  /** One attack wherever else somebody's words stand. */
  filled: FilledDesk
  stop(): Promise<void>
}

const perCase = 40
const perMessage = 5

/** A desk into which somebody has written nothing but attacks. Nothing on the way in knows of them: what is refused here is a fault of the journey. */
export async function hostileDesk(payloads: readonly Payload[]): Promise<HostileDesk> {
  const node = await openScriptedNode()
  const { call } = node
  const password = 'correct horse battery'
  const { id: agentId } = await call('POST', '/v1/agents', {
    name: 'Ada',
    email: 'ada@shop.example',
    role: 'admin',
    password,
  })
  const cases = await Promise.all(
    inGroups(payloads, perCase).map((some, n) => hostileCase(node, agentId, some, n * perCase)),
  )
  // Afterwards: its incident would hold back whatever is said like it.
  let next = 0
  const filled = await fillDesk(node, agentId, (_, most) => {
    for (let n = 0; n < payloads.length; n++) {
      const { text } = payloads[next++ % payloads.length] ?? { text: '' }
      if (text.length <= most) return text
    }
    return 'nothing so short'
  })
  // Only so many are taken at once.
  for (const { id, payloads: some } of cases) for (const { text } of some) await sendFile(node, id, text, fileBytes.txt)
  await call('PUT', '/v1/workspace', { name: payloads[0]?.text })
  return { node, session: await node.sessionOf(agentId), cases, filled, stop: () => node.stop() }
}

async function hostileCase(
  node: ScriptedNode,
  agentId: string,
  payloads: readonly Payload[],
  from: number,
): Promise<HostileCase> {
  const { call } = node
  const externalId = `attacker-${from}`
  const texts = payloads.map(({ text }) => text)
  const five = inGroups(texts, perMessage).map((each) => each.join('\n'))
  await call('PUT', `/v1/customers/${externalId}`, {
    name: texts[0],
    attributes: Object.fromEntries(texts.map((text, n) => [`a${n}`, text])),
    openIssues: texts.slice(0, 5).map((title) => ({ title, url: 'https://issues.shop.example/' })),
  })
  const visitorToken = await node.visitorOf(externalId)
  const at = new Date().toISOString()
  const title = texts.slice(0, 2).join(' ')
  const url = 'https://shop.example/'
  const page = { url, title, trail: texts.map((each) => ({ kind: 'page', at, url, title: oneLine(each) })) }
  const { id } = await call('POST', '/v1/conversations', { page: { url, title } }, visitorToken)
  const path = `/v1/conversations/${id}`
  node.assistantSays(id, five)
  for (const [n, text] of five.entries())
    await call('POST', `${path}/messages`, { clientId: `c${n}`, text, ...(n === 0 ? { page } : {}) }, visitorToken)
  await untilSaid(call, path, five.length)
  await call('POST', `${path}/handoff`, {})
  await call('POST', `${path}/take-over`, { agentId })
  for (const [n, text] of five.entries()) {
    await call('POST', `${path}/messages`, { clientId: `a${n}`, author: { kind: 'agent', id: agentId }, text })
    await call('POST', `${path}/notes`, { clientId: `n${n}`, text })
  }
  let next = 0
  const words: WordsAt = (_, most) => {
    const text = texts[next++ % texts.length] ?? ''
    return text.length <= most ? text : 'nothing so short'
  }
  const given = handIn(`attack-${from}`, words)
  const roles = ['customer', 'bot', 'agent', 'system']
  const transcript = texts.map((text, n) => ({ role: roles[n % roles.length], text }))
  const { conversationId } = await call('POST', '/v1/handoffs', { ...given, transcript })
  const article = `attack-${from}`
  await call('PUT', `/v1/articles/${article}`, { title: `${from} ${texts[1]}`, body: texts.join('\n\n') })
  return { id, handedIn: conversationId, article, visitorToken, payloads }
}

async function untilSaid(call: DeskCalls['call'], path: string, parts: number): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const { events } = await call('GET', `${path}/events`)
    if (events.filter(({ type }: { type: string }) => type === 'AssistantSaid').length >= parts) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { events } = await call('GET', `${path}/events`)
  throw new Error(`the assistant has not said it all: ${events.map(({ type }: { type: string }) => type).join(', ')}`)
}

/** As the inbox shows the title of a page in the trail: what the server takes for an address or a token in it is bars there. */
export const shownTitle = (text: string): string =>
  maskWords(oneLine(text)).replaceAll(new RegExp(`${block}+`, 'g'), 'masked')

/** What a browser's title is: it has no tabs in it. */
const oneLine = (text: string): string => text.replaceAll('\t', ' ')

/** As the server keeps the name of a text. */
export const keptName = (text: string): string => fileName(text, 'text/plain')

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}
