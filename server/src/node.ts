import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { createIntentReaders } from './intents/intent-readers.ts'
import { guidanceTold, noteUsed } from './guidance/guidance-for.ts'
import { faultWords } from './http/server-log.ts'
import { createActions, type Actions } from './mcp/actions.ts'
import { createLookUp } from './account/look-up.ts'
import { guidanceHandlers } from './api/guidance-handlers.ts'
import { actionHandlers } from './api/action-handlers.ts'
import { accountSourceHandlers } from './api/account-source-handlers.ts'
import { drillHandlers } from './api/drill-handlers.ts'
import { conversationHandlers } from './api/conversation-handlers.ts'
import { createConversationDeeds } from './api/conversation-deeds.ts'
import { customerHandlers } from './api/customer-handlers.ts'
import { customerPageHandlers } from './api/customer-page-handlers.ts'
import { handInHandlers } from './api/hand-in-handlers.ts'
import { leadHandlers } from './api/lead-handlers.ts'
import { wallboardHandlers } from './api/wallboard-handlers.ts'
import { waitingHandlers } from './api/waiting-handlers.ts'
import { warmHandlers } from './api/warm-handlers.ts'
import { handoffHandlers } from './api/handoff-handlers.ts'
import { incidentHandlers } from './api/incident-handlers.ts'
import { helpHandlers } from './api/help-handlers.ts'
import { serviceLevelHandlers } from './api/service-level-handlers.ts'
import { simulationHandlers } from './api/simulation-handlers.ts'
import { healthHandlers } from './api/health-handlers.ts'
import { intentHandlers } from './api/intent-handlers.ts'
import { identityHandlers } from './api/identity-handlers.ts'
import { retentionHandlers } from './api/retention-handlers.ts'
import { createRetentionRunner } from './retention/retention-runner.ts'
import { signInHandlers } from './api/sign-in-handlers.ts'
import { registerSignIn } from './sign-in/sign-in-routes.ts'
import { learningHandlers } from './api/learning-handlers.ts'
import { peopleHandlers } from './api/people-handlers.ts'
import { pictureHandlers } from './api/picture-handlers.ts'
import { policyHandlers } from './api/policy-handlers.ts'
import { createLearningRunner } from './learning/learning-runner.ts'
import { createLimits, type LearningLimits } from './learning/limits.ts'
import { createReplays } from './policies/replay-policy.ts'
import { mailHandlers } from './api/mail-handlers.ts'
import { createFollowByMail } from './mail/follow-by-mail.ts'
import { createMailboxReader } from './mail/mailbox-reader.ts'
import { createAside } from './mail/aside.ts'
import { createTakeMail } from './mail/take-mail.ts'
import { createInvitationMailer } from './mail/invitation-mailer.ts'
import { createMailer } from './mail/mailer.ts'
import { assistantHandlers } from './api/assistant-handlers.ts'
import { practiceHandlers } from './api/practice-handlers.ts'
import { createOnDuty } from './assistants/on-duty.ts'
import { webhookHandlers } from './api/webhook-handlers.ts'
import { createWebhookSender, type WebhookTimes } from './webhooks/webhook-sender.ts'
import { knowledgeHandlers } from './api/knowledge-handlers.ts'
import { knowledgeDocumentHandlers } from './api/knowledge-document-handlers.ts'
import { knowledgeSourceHandlers } from './api/knowledge-source-handlers.ts'
import { createEmbeddingRunner, type EmbeddingRunnerParts } from './embedding/embedding-runner.ts'
import type { Meaning } from './embedding/meaning.ts'
import { createCrawler } from './crawl/crawler.ts'
import { createDocumentReader } from './documents/in-thread.ts'
import type { Handlers } from './api/operation.ts'
import { registerRoutes } from './api/routes.ts'
import { vconHandlers } from './api/vcon-handlers.ts'
import { fileHandlers } from './api/file-handlers.ts'
import { pageHandlers } from './api/page-handlers.ts'
import { feedbackHandlers } from './api/feedback-handlers.ts'
import { selfServiceHandlers } from './api/self-service-handlers.ts'
import { workspaceHandlers } from './api/workspace-handlers.ts'
import type { Assistant } from './assistant/assistant.ts'
import type { Spending } from './assistant/model/spending.ts'
import type { Config } from './config.ts'
import { customerFor } from './customers/customers.ts'
import type { Database } from './db/database.ts'
import { createDrillRunner, type RehearsalDesk } from './drills/drill-runner.ts'
import { registerDemo } from './demo/demo-api.ts'
import { createDoor, type Door } from './handle.ts'
import { countWaiting } from './health/count-waiting.ts'
import { countDeliveries } from './webhooks/delivery-rows.ts'
import { countStranded } from './health/stranded.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createWatchdog } from './watchdog.ts'
import { createHttpServer, sendProblem } from './http/http-server.ts'
import { createMetrics } from './http/metrics.ts'
import { registerPages } from './http/pages.ts'
import { registerReference } from './http/reference.ts'
import type { Caller } from './identity/caller.ts'
import { createCredentials } from './identity/credentials.ts'
import { createEndings } from './identity/endings.ts'
import { sameOrigin } from './identity/origins.ts'
import type { NewId } from './ids.ts'
import { createAllowance, liveLimits, type LiveLimits } from './live/allowance.ts'
import { createChatter } from './live/chatter.ts'
import { draftShown } from './live/draft-shown.ts'
import { countOverduePromises } from './incidents/incidents.ts'
import { asideHandlers } from './api/aside-handlers.ts'
import { mergeHandlers } from './api/merge-handlers.ts'
import { viewHandlers } from './api/view-handlers.ts'
import { bulkHandlers } from './api/bulk-handlers.ts'
import { tagHandlers } from './api/tag-handlers.ts'
import { snippetHandlers } from './api/snippet-handlers.ts'
import { mentionedIn } from './people/mentioned-in.ts'
import { mentionHandlers } from './api/mention-handlers.ts'
import { searchHandlers } from './api/search-handlers.ts'
import { createSearchIndex } from './search/search-index.ts'
import { createUpdateSender } from './incidents/update-sender.ts'
import { createSimulationRunner } from './staffing/simulation-runner.ts'
import { createFeed } from './live/feed.ts'
import { createHub } from './live/hub.ts'
import { createPresence } from './people/presence.ts'
import { createWrapUp } from './people/wrap-up.ts'
import { createLivePages } from './live/live-pages.ts'
import { registerLive } from './live/live-routes.ts'
import { createAcceptForThem } from './reactions/accept-for-them.ts'
import { createInvite } from './reactions/invite.ts'
import { sealKeptSecrets } from './sealing/kept-secrets.ts'
import { noVault, type Vault } from './sealing/vault.ts'
import { countQuarantined } from './reactions/quarantine.ts'
import { createReactions } from './reactions/reactions.ts'
import { createRouteWaiting, freedBy } from './reactions/route-waiting.ts'
import { createRunDue } from './reactions/run-due.ts'
import { createTakeTurn } from './reactions/take-turn.ts'
import { createSummaries } from './summary/summaries.ts'
import type { Summariser } from './summary/summariser.ts'
import { createSurroundings } from './surroundings.ts'
import { createLiveWait } from './waiting/live-wait.ts'
import { createCallbacks } from './waiting/callbacks.ts'
import { carriedTrace, tracedFrom } from './tracing/traced.ts'
import { createTellWaits } from './waiting/tell-waits.ts'
import { warmUp } from './warm-up.ts'
import { createBoards } from './wallboard/boards.ts'
import { openWakes } from './wakes/open-wakes.ts'
import type { Wake } from './wakes/wake.ts'
import { noWakes } from './wakes/wakes.ts'
import { problem } from '@baton/protocol'

export interface NodeParts {
  config: Config
  db: Database
  assistant: Assistant
  /** Answers for versions that ask no model; where it is absent, `assistant` does. */
  builtIn?: Assistant | undefined
  /** Makes summaries beside the conversations; without one the built-in summary stands alone. */
  summariser?: Summariser | undefined
  /** How long a conversation is quiet before it is summarised, in place of the usual time. Milliseconds. */
  summaryQuietMs?: number | undefined
  newId: NewId
  now: () => number
  log: FastifyBaseLogger
  /** What seals what was masked; without one, originals are not kept. */
  vault?: Vault | undefined
  /** The folder of the checkout, where the built front ends are. */
  root: string
  version: string
  /** How much live clients may ask for; by default, what people do. */
  limits?: LiveLimits
  /** How often other nodes' commits are looked for, whether or not they say so. Milliseconds. */
  pollMs?: number
  /** Opens a desk in memory to play the workspace's drills on; without it, runs wait for a node that has it. */
  openRehearsal?: (() => Promise<RehearsalDesk>) | undefined
  /** How long a node has a run of drills, and how often it looks for one, in place of the usual times. Milliseconds. */
  drillLeaseMs?: number | undefined
  drillSweepMs?: number | undefined
  /** How often it is looked whose outcomes can be learned from, in place of the usual time. Milliseconds. */
  learningSweepMs?: number | undefined
  /** When what was learned becomes a version, in place of the usual numbers. */
  learningLimits?: Partial<Omit<LearningLimits, 'labelsLacking'>> | undefined
  /** How often mail is looked for, and how long before a second try, in place of the usual times. Milliseconds. */
  mailTimes?: { sweepMs?: number; firstWaitMs?: number; leaseMs?: number; idleMs?: number } | undefined
  /** How help centres are read, in place of the usual times. Milliseconds. */
  crawlTimes?: { sweepMs?: number; leaseMs?: number; pauseMs?: number; timeoutMs?: number } | undefined
  /** What finds articles in other words, and what that is paid from; without it words alone are searched. */
  embedding?: { meaning: Meaning; spending: Spending } | undefined
  /** How articles are embedded, in place of the usual times. Milliseconds. */
  embeddingTimes?: Pick<EmbeddingRunnerParts, 'sweepMs' | 'leaseMs' | 'firstWaitMs' | 'batch'> | undefined
  /** When webhooks are told, and told again, in place of the usual times. */
  webhookTimes?: WebhookTimes | undefined
  /** How long a node has a conversation's work, and how often it looks for some, in place of the usual times. Milliseconds. */
  dueTimes?: { leaseMs?: number; sweepMs?: number } | undefined
  /** How often updates of incidents are looked for, in place of the usual time. Milliseconds. */
  incidentSweepMs?: number | undefined
  /** How often customers are told how long it will be, in place of the usual times. Milliseconds. */
  waitTimes?: { lookMs?: number; againMs?: number } | undefined
  /** What is done in other systems; its own where nobody else uses it. */
  actions?: Actions | undefined
  /** Origins that may be called although they are private addresses; by default those of the settings. */
  allowedOrigins?: (() => readonly string[]) | undefined
  /** Whether workspaces that set no intents read by those that ship; learning these at the start takes a thread two seconds. */
  starterIntents?: boolean
}

/** One running Baton: everything wired, nothing listening yet. */
export interface BatonNode {
  app: FastifyInstance
  door: Door
  /** Gets warm, and begins due work and live updates. */
  start(): Promise<void>
  /** Stops taking requests, says goodbye to sockets, finishes what runs. Nothing acknowledged is lost. */
  stop(): Promise<void>
}

/** A visitor corrects an address; nobody has a hundred. */
const addressesLeft = { burst: 5, perSecond: 1 / 120 }

/** Wires the parts of a server together. The only file that knows them all. */
export async function createNode({
  config,
  db,
  assistant,
  builtIn,
  summariser,
  summaryQuietMs,
  newId,
  now,
  log,
  vault = noVault,
  root,
  version,
  limits = liveLimits,
  pollMs,
  openRehearsal,
  drillLeaseMs,
  drillSweepMs,
  learningSweepMs,
  learningLimits,
  mailTimes,
  crawlTimes,
  embedding,
  embeddingTimes,
  webhookTimes,
  incidentSweepMs,
  dueTimes,
  waitTimes,
  allowedOrigins = () => config.actionOrigins,
  starterIntents = false,
  actions = createActions({ db, vault, newId, now, allowedOrigins }),
}: NodeParts): Promise<BatonNode> {
  let stopping = false
  const note = (message: string, detail: object) => log.warn(detail, message)
  const endings = createEndings()
  const credentials = createCredentials(db, endings)
  const intents = createIntentReaders({
    db,
    now,
    log: note,
    starterByDefault: starterIntents,
    learned: (workspace) => wakes.tell({ kind: 'people', workspace }),
  })
  const surroundings = createSurroundings({ db, now, newId, intents, platformMail: config.mail !== null })
  const door = createDoor({ db, now, newId, surroundings, vault, log: note })
  const lookUp = createLookUp({ db, door, now, vault, allowedOrigins, log: note })
  const hub = createHub(db, door, surroundings)
  const feed = createFeed({ db, door, hub, log: note, ...(pollMs === undefined ? {} : { pollMs }) })
  const owner = `${process.pid}.${randomBytes(4).toString('hex')}`
  let wakes = noWakes
  const livePages = createLivePages({ hub, now, log: note, tell: (wake) => wakes.tell(wake) })
  const chatter = createChatter({ db, hub, surroundings, log: note, tell: (wake) => wakes.tell(wake) })
  const routeWaiting = createRouteWaiting({ db, door, ...surroundings, now, log: note })
  const liveWait = createLiveWait({ surroundings, now })
  const callbacks = createCallbacks({ db, door, now, log: note })
  const tellWaits = createTellWaits({ hub, door, liveWait, now, log: note, ...waitTimes })
  const onDuty = createOnDuty({ db, now })
  const takeTurn = createTakeTurn({
    db,
    door,
    assistant,
    builtIn,
    onDuty,
    now,
    newId,
    log: note,
    typing: (where, on) => chatter.typing(where, { kind: 'assistant' }, on),
  })
  const mailer = createMailer({
    db,
    door,
    vault,
    platform: config.mail,
    allowed: config.mailHosts,
    agentName: surroundings.agentName,
    now,
    owner,
    log: note,
    chance: Math.random,
    ...mailTimes,
  })
  const invitations = createInvitationMailer({
    db,
    vault,
    platform: config.mail,
    publicUrl: config.publicUrl,
    smtp: { allowed: config.mailHosts },
    now,
    owner,
    log: note,
    chance: Math.random,
    ...mailTimes,
  })
  const followByMail = createFollowByMail({
    db,
    door,
    surroundings,
    vault,
    platform: config.mail,
    newId,
    now,
    isThere: ({ workspace, conversation }) => hub.isCustomerThere(workspace, conversation),
    ready: mailer.ready,
  })
  const updates = createUpdateSender({
    db,
    door,
    now,
    owner,
    changed: (workspace) => peopleChanged(workspace),
    log: note,
    sweepMs: incidentSweepMs,
  })
  const searchIndex = createSearchIndex({ db, now, owner, log: note })
  door.onCommitted(({ texts }) => texts.length > 0 && searchIndex.heard())
  const takeMail = createTakeMail({ db, door, vault, newId, now })
  const mailboxes = createMailboxReader({
    db,
    vault,
    takeMail,
    allowed: config.mailHosts,
    newId,
    now,
    owner,
    log: note,
    ...mailTimes,
  })
  const documents = createDocumentReader()
  const crawler = createCrawler({ db, allowedOrigins, now, owner, log: note, ...crawlTimes })
  const embeddings =
    embedding &&
    createEmbeddingRunner({
      db,
      embedder: embedding.meaning.embedder,
      spending: embedding.spending,
      now,
      owner,
      log: note,
      chance: Math.random,
      ...embeddingTimes,
    })
  const webhooks = createWebhookSender({
    db,
    door,
    surroundings,
    vault,
    allowedOrigins,
    newId,
    now,
    owner,
    log: note,
    chance: Math.random,
    ...webhookTimes,
  })
  const run = createRunDue({
    db,
    door,
    surroundings,
    takeTurn,
    invite: createInvite({ db, door }),
    followByMail,
    routeWaiting,
    now,
  })
  const reactions = createReactions({ db, door, now, owner, run, log: note, ...dueTimes })

  const summaries =
    summariser && createSummaries({ db, door, surroundings, summariser, now, log: note, quietMs: summaryQuietMs })
  const boards = createBoards({ db, surroundings, now })
  door.onCommitted(({ workspace }) => boards.changed(workspace))
  const replays = createReplays({ db, newId, now, log: note })
  const housekeeping = createHousekeeping({ db, now, log: note })
  const retention = createRetentionRunner({ db, door, newId, now, owner, log: note })
  const watchdog = createWatchdog({ db, now, log: note })
  const policyOf = (workspace: string) => surroundings.policy(workspace)
  const drillRunner =
    openRehearsal &&
    createDrillRunner({
      db,
      policyOf,
      openDesk: openRehearsal,
      newId,
      now,
      owner,
      starterIntents,
      log: note,
      leaseMs: drillLeaseMs,
      sweepMs: drillSweepMs,
    })

  const simulations = createSimulationRunner({ db, now, owner, log: note, sweepMs: drillSweepMs })
  const learned = createLimits(learningLimits)
  const learning = createLearningRunner({
    db,
    newId,
    now,
    owner,
    limits: learned,
    policyOf,
    changed: (workspace) => peopleChanged(workspace),
    log: note,
    sweepMs: learningSweepMs,
  })

  const wrapUp = createWrapUp({ db, now, log: note, peopleChanged: (workspace) => peopleChanged(workspace) })
  door.onCommitted((committed) => {
    // Whoever pauses after a case does so before it is asked who has time.
    const paused = wrapUp(committed)
    const freed = freedBy(committed)
    if (freed !== null) void paused.then(() => routeWaiting(committed.workspace, freed))
  })

  door.onCommitted(createAcceptForThem({ db, door, log: note }))

  const tls = config.publicUrl?.startsWith('https:') ?? false
  const app = await createHttpServer(log, () => stopping, { tls })
  const metrics = createMetrics({
    door,
    subscribers: hub.subscribers,
    running: reactions.running,
    overdue,
    stranded: () => countStranded(db, now()),
    quarantined: () => countQuarantined(db),
    waiting: () => countWaiting(db),
    deliveries: () => countDeliveries(db, now()),
    overduePromises: () => countOverduePromises(db, now() - 60_000),
    meaning: embedding?.meaning.counts,
  })
  const ownOrigins = config.publicUrl ? [new URL(config.publicUrl).origin] : []
  const isOwnOrigin = (request: FastifyRequest) => sameOrigin(request.headers, ownOrigins)
  const callerOf = (request: FastifyRequest): Promise<Caller> => credentials.callerOf(request.headers, now())
  const deeds = createConversationDeeds({
    mentionedIn: (workspace, text) => mentionedIn(db, workspace, text),
    door,
    newId,
    messages: createAllowance(limits.messages, now),
    draftShown: async (where, state, agentId) =>
      draftShown(db, where, state, await surroundings.agentName(where.workspace, agentId)),
    agentExists: async (workspace, id) =>
      (
        await db.scoped(
          workspace,
          'select id from baton.agents where workspace_id = $1 and id = $2 and removed_at is null',
          [workspace, id],
        )
      ).length > 0,
  })

  const peopleChanged = (workspace: string) => {
    hearOfPeople(workspace)
    wakes.tell({ kind: 'people', workspace })
  }
  /** Capacity, skills or hours are others: somebody may have time for what waits. */
  const workChanged = (workspace: string) => {
    peopleChanged(workspace)
    void routeWaiting(workspace)
    // Whoever had a time with somebody who is gone, or works at other times now, gets another.
    void callbacks.check(workspace)
  }
  function hearOfPeople(workspace: string): void {
    surroundings.changed(workspace)
    onDuty.changed(workspace)
    intents.heard(workspace)
    feed.peopleChanged(workspace)
    boards.changed(workspace)
  }

  door.onCommitted(({ workspace, records }) => {
    const told = guidanceTold(records)
    if (told.length > 0)
      void noteUsed(db, workspace, told, now()).catch((error: unknown) =>
        note('it was not counted that guidance was used', { workspace, error: faultWords(error) }),
      )
  })

  /** Something in its row that is no fact. */
  const rowChanged = (workspace: string, conversation: string) => {
    const heard = { workspace, conversation, seq: 0 }
    feed.heard(heard, heard.seq)
    wakes.tell({ kind: 'facts', ...heard, trace: carriedTrace() })
  }
  const presence = createPresence({ db, door, now, newId, owner, log: note, peopleChanged, routeWaiting })
  door.onCommitted(({ workspace, conversation, after }) =>
    wakes.tell({ kind: 'facts', workspace, conversation, seq: after.state.version, trace: carriedTrace() }),
  )
  function wake(it: Wake): void {
    if (it.kind === 'facts') tracedFrom(it.trace, 'wake', { 'baton.seq': it.seq }, () => feed.heard(it, it.seq))
    else if (it.kind === 'people') hearOfPeople(it.workspace)
    else if (it.kind === 'page-live') livePages.heard(it)
    else chatter.heard(it)
  }
  const signIn = { db, vault, endings, newId, now, allowedOrigins, workspace: config.workspace }
  const { askFromPage, ...selfService } = selfServiceHandlers({ db, deeds, surroundings })
  const handlers: Handlers = {
    ...selfService,
    ...feedbackHandlers({ db, deeds, now }),
    ...helpHandlers({ db, ownOrigins }),
    ...guidanceHandlers({ db, door, newId, now, meaning: embedding?.meaning }),
    ...actionHandlers({ db, door, log: note, vault, newId, now, allowedOrigins, actions }),
    ...accountSourceHandlers({ db, vault, newId, now, allowedOrigins, changed: lookUp.changed }),
    ...intentHandlers({
      db,
      newId,
      now,
      byDefault: starterIntents ? 'starter' : 'off',
      readers: intents,
    }),
    ...conversationHandlers({
      db,
      door,
      deeds,
      chatter,
      surroundings,
      newId,
      now,
      vault,
      liveWait,
      askFromPage,
      customerFor: (ws, externalId) => customerFor(db, ws, externalId, newId, now()),
    }),
    ...handoffHandlers({ db, deeds }),
    ...wallboardHandlers({ boards }),
    ...leadHandlers({ db, deeds, newId }),
    ...warmHandlers({ db, deeds, newId, now, changed: peopleChanged }),
    ...vconHandlers({ db, deeds, surroundings }),
    ...handInHandlers({ db, door, vault, newId, now }),
    ...customerHandlers({ db, door, endings, newId, now, log: note }),
    ...customerPageHandlers({ db, newId, now }),
    ...identityHandlers({
      db,
      vault,
      door,
      endings,
      newId,
      now,
      demo: config.demo,
      secureCookies: tls,
      ownOrigins,
      peopleChanged,
      workChanged,
      routeWaiting,
      invitations,
    }),
    ...retentionHandlers({ db, newId, now, changed: rowChanged }),
    ...signInHandlers({ ...signIn, publicUrl: config.publicUrl }),
    ...pageHandlers({ db, deeds, livePages, newId, now, ownOrigins }),
    ...pictureHandlers({ db, newId, now, changed: peopleChanged }),
    ...fileHandlers({ db, vault, deeds, newId, now }),
    ...workspaceHandlers({ db, vault, endings, newId, now, changed: workChanged, policyOf }),
    ...peopleHandlers({ db, newId, now, changed: workChanged, invitations }),
    ...drillHandlers({ db, newId, now, policyOf, requested: () => drillRunner?.heard() }),
    ...incidentHandlers({
      db,
      door,
      newId,
      now,
      hasMail: async (workspace) => (await surroundings.policy(workspace)).mailAfterMs !== null,
      changed: peopleChanged,
      ready: updates.ready,
    }),
    ...searchHandlers({ db, now }),
    ...mentionHandlers({ db, now }),
    ...snippetHandlers({ db, newId, now }),
    ...tagHandlers({ db, newId, now, deeds }),
    ...asideHandlers({ db, now, deeds, surroundings }),
    ...mergeHandlers({ door, deeds }),
    ...viewHandlers({ db, newId, now }),
    ...bulkHandlers({ db, deeds }),
    ...serviceLevelHandlers({ db, newId, now }),
    ...waitingHandlers({ db, now, deeds, callbacks, agentName: surroundings.agentName }),
    ...simulationHandlers({ db, newId, now, policyOf, requested: simulations.heard }),
    ...healthHandlers({ db, newId, now, changed: peopleChanged }),
    ...mailHandlers({
      db,
      deeds,
      vault,
      platform: config.mail,
      smtp: { allowed: config.mailHosts },
      newId,
      now,
      addresses: createAllowance(addressesLeft, now),
      takeMail,
      aside: createAside({ db, door, vault, newId }),
      changed: peopleChanged,
      ready: mailer.ready,
    }),
    ...assistantHandlers({
      db,
      newId,
      now,
      configured: assistant.name,
      model: config.model && {
        name: assistant.name,
        priced: config.model.prices[config.model.model] !== undefined,
      },
      operator: config.model?.budget ?? {},
      changed: peopleChanged,
    }),
    ...practiceHandlers({ db, surroundings, newId, now, onDuty, assistant, builtIn: builtIn ?? assistant }),
    ...webhookHandlers({ db, vault, newId, now, sender: webhooks }),
    ...knowledgeHandlers({ db, newId, now, meaning: embedding?.meaning }),
    ...knowledgeSourceHandlers({ db, newId, now, ready: crawler.ready }),
    ...knowledgeDocumentHandlers({ db, newId, now, reader: documents }),
    ...learningHandlers({
      db,
      newId,
      now,
      limits: learned,
      changed: peopleChanged,
      requested: learning.heard,
    }),
    ...policyHandlers({ db, newId, now, replays, policy: surroundings.policy, changed: peopleChanged }),
  }

  app.addHook('onRequest', async (_request, reply) => {
    if (stopping) sendProblem(reply, problem('shutting_down'))
  })
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.url ?? 'unknown'
    metrics.requests.observe({ operation, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  registerRoutes(app, { db, vault, now, handlers, callerOf, isSameOrigin: isOwnOrigin })
  registerLive(app, {
    db,
    presence,
    deeds,
    hub,
    feed,
    chatter,
    surroundings,
    credentials,
    endings,
    limits,
    now,
    log: note,
    ownOrigins,
    isOwnOrigin,
    count: (clients) => metrics.sockets.set(clients),
  })

  app.get('/healthz', async () => ({ status: 'up', version }))
  app.get('/readyz', async (_request, reply) => {
    if (stopping) return sendProblem(reply, problem('shutting_down'))
    await db.call('select 1')
    return reply.send({ status: 'ready' })
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
  registerSignIn(app, { ...signIn, publicUrl: config.publicUrl, peopleChanged, log: note })
  await registerReference(app, version, config.publicUrl ?? '/')
  if (existsSync(join(root, 'widget', 'dist')) && existsSync(join(root, 'inbox', 'dist')))
    await registerPages(app, {
      db,
      root,
      hasMail: async (workspace) => (await surroundings.policy(workspace)).mailAfterMs !== null,
      now,
      log,
    })
  else log.warn('the widget and the inbox are not built: `npm run build` builds them')
  if (config.demo) {
    const folder = join(root, 'examples', 'demo-shop')
    await registerDemo(app, { db, vault, deps: { db, newId, endings }, workspace: config.workspace, folder, now })
  }

  /** Due for a minute and still there: nobody has it. */
  async function overdue(): Promise<number> {
    const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ count: number }>(
        'select count(*)::int as count from baton.conversations where due_at < $1 and (lease_until is null or lease_until < $2)',
        [now() - 60_000, now()],
      ),
    )
    return row?.count ?? 0
  }

  return {
    app,
    door,
    async start() {
      await Promise.all([app.ready(), warmUp(db, config.workspace), sealKeptSecrets(db, vault)])
      await feed.start()
      wakes = await openWakes({ config, db, owner, onWake: wake, log: note })
      await presence.start()
      reactions.start()
      mailer.start()
      invitations.start()
      mailboxes.start()
      crawler.start()
      embeddings?.start()
      webhooks.start()
      intents.start()
      housekeeping.start()
      retention.start()
      watchdog.start()
      updates.start()
      searchIndex.start()
      tellWaits.start()
      drillRunner?.start()
      learning.start()
      simulations.start()
    },
    async stop() {
      stopping = true
      await app.close()
      await presence.stop()
      await Promise.all([
        reactions.stop(),
        mailer.stop(),
        invitations.stop(),
        mailboxes.stop(),
        crawler.stop(),
        embeddings?.stop(),
        documents.stop(),
        webhooks.stop(),
        housekeeping.stop(),
        retention.stop(),
        watchdog.stop(),
        updates.stop(),
        searchIndex.stop(),
        tellWaits.stop(),
        drillRunner?.stop(),
        learning.stop(),
        simulations.stop(),
        summaries?.stop(),
        lookUp.stop(),
        replays.stop(),
        intents.stop(),
      ])
      await door.idle()
      feed.stop()
      await wakes.close()
      credentials.close()
    },
  }
}
