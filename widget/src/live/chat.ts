import { createFileTray, type FileTray, type FileTrayDeps, type Place, type TrayFile } from '../files/file-tray.ts'
import type { Repeated } from '../thread/read-event.ts'
import { changed, emptyThread, type Change, type Thread } from '../thread/thread.ts'
import { createCameIn } from './came-in.ts'
import { backOff } from './clock.ts'
import type { Frame, readEvents } from './frames.ts'
import { createHandOff } from './hand-off.ts'
import { createLink, type LinkDeps } from './link.ts'
import { createOutbox } from './outbox.ts'
import { createShowPage, type ShowPageDeps } from './show-page.ts'
import { createPolling } from './polling.ts'
import type { Ask, Use } from './self-service.ts'
import { tellUses } from './tell-uses.ts'
import { isStranger, passes, type Trouble } from './trouble.ts'
import { createWhileWaiting, type WhileWaiting } from './while-waiting.ts'
import { createVisit, type VisitDeps } from './visit.ts'

export interface ChatState {
  thread: Thread
  /** `idle`: nothing to be connected for. `lost`: connecting again. */
  link: 'idle' | 'connecting' | 'live' | 'lost' | 'polling'
  /** A person is being asked for, and the server has not answered yet. */
  asking: boolean
  /** The last thing that was wanted failed for good. */
  failed: boolean
  /** May the person who helps see the page? */
  askingForPage: boolean
  /** The page is followed, or would be: the customer has not ended it. */
  followed: boolean
  /** What was chosen to be sent and is not in the thread yet. */
  files: readonly TrayFile[]
  /** How it stands with what the customer says to the invitation. */
  adding: 'idle' | 'busy' | 'failed'
}

/** What they say of how it was. */
export interface Said {
  satisfaction?: number
  repeated?: Repeated
  words?: string
}

export interface ChatDeps
  extends VisitDeps, Omit<LinkDeps, 'token'>, Pick<ShowPageDeps, 'pageCapture' | 'takePicture' | 'isLookedAt'> {
  /** Sends a file, and shows it before. */
  carry: Pick<FileTrayDeps, 'upload' | 'preview'>
  /** What was looked up alone is with the server now. */
  taken(entries: readonly number[]): void
}

/** The customer's side of one conversation: everything that the screen can ask for. */
export interface Chat {
  state(): ChatState
  /** Calls back after each change; the answer ends it. */
  watch(run: () => void): () => void
  /** Takes up what was kept. */
  start(): void
  write(text: string): void
  retry(clientId: string): void
  /** The customer wants a person; or a page does, on their behalf. */
  askForPerson(ask?: Ask): void
  /** What the customer looked up alone goes along with the conversation, as soon as there is one. */
  tellUses(uses: ReadonlyMap<number, Use>): void
  /** The answer to whether the page may be shown. */
  showPage(yes: boolean): void
  answerFollow(allows: boolean): void
  stopFollow(): void
  sendLivePicture(json: string): Promise<void>
  /** Yes or no to adding something while waiting. */
  answerInvitation(accepts: boolean): void
  /** The answer to the question that stands; null skips it. True when it was taken. */
  answerQuestion(text: string | null): Promise<boolean>
  /** Where they may be written to. True when it was taken. */
  leaveAddress(email: string): Promise<boolean>
  /** How it was, or a part of it. True when it was taken. */
  giveFeedback(said: Said): Promise<boolean>
  /** Files on their way. */
  files: FileTray
  /** Where a file can be had for a while; null when it cannot. */
  fileAddress(fileId: string): Promise<string | null>
  /** What they may do instead of waiting. */
  whileWaiting: WhileWaiting
  startNew(): void
  typing(on: boolean): void
  /** The customer has the newest lines before their eyes. */
  look(): void
  /** The site says who the visitor is, by a JWT. */
  identify(token: string): void
  /** Forgets the visitor and the thread on this device. */
  forget(): void
  /** Back online, or looked at again. */
  nudge(): void
  /** Another tab of the site has begun, changed or forgotten the conversation. */
  adopt(): void
}

/** Failed attempts in a row after which a live link counts as one that cannot be had. */
const triesBeforePolling = 3
/** More moves in a row than this, without an event between them, are no moves but a fault. */
const movesAtOnce = 3

/** Problems that say where to go on instead. */
const leads: ReadonlySet<string> = new Set(['conversation_elsewhere', 'conversation_merged'])

const pageIdle = { askingForPage: false, followed: false } as const

export function createChat(deps: ChatDeps): Chat {
  const { kept, clock, rest, warn } = deps
  let state: ChatState = {
    thread: emptyThread,
    link: 'idle',
    asking: false,
    files: [],
    adding: 'idle',
    failed: false,
    ...pageIdle,
  }
  let following: string | null = kept.conversationId
  /** The link runs, or tries to. */
  let linked = false
  let working = false
  let again = false
  /** The answer that is being given, under its client id. */
  let adding: { id: string; slot: string; text: string | null } | null = null
  let fails = 0
  /** Files that wait for a conversation to go to. */
  let placing: ((to: Place | null) => void)[] = []
  let moves = 0
  let cancelWork = () => {}
  const askForPerson = createHandOff(deps)
  const uses = tellUses({ ...deps, token: () => kept.token })
  const watchers = new Set<() => void>()

  const update = (next: Partial<ChatState>) => {
    state = { ...state, ...next }
    for (const run of watchers) run()
  }
  const apply = (change: Change) => update({ thread: changed(state.thread, change) })

  const showPage = createShowPage({
    ...deps,
    conversationId: () => following,
    changed: () => update({ askingForPage: showPage.isAsking(), followed: isFollowed() }),
  })
  const isFollowed = () => state.thread.follow?.allowed === true && !showPage.isStopping()
  const visit = createVisit(deps)
  const cameIn = createCameIn({
    ...deps,
    token: () => kept.token,
    conversationId: () => following,
    brought(_from, seq, items) {
      for (const { key } of items) kept.drop(key)
      apply({ type: 'came-in', seq, items })
    },
  })
  const link = createLink(
    { ...deps, token: () => kept.token },
    {
      up() {
        polling.stop()
        update({ link: 'live' })
        link.say({ type: 'subscribe', conversationId: following ?? '', after: state.thread.cursor })
        tellSeen()
        outbox.reset()
        outbox.pump()
      },
      down(tries) {
        outbox.reset()
        if (tries >= triesBeforePolling) polling.start()
        update({ link: polling.isOn() ? 'polling' : 'lost' })
      },
      rested() {
        linked = false
        outbox.reset()
        update({ link: 'idle' })
      },
      frame: take,
      refused: stranger,
    },
  )
  const polling = createPolling({
    ...deps,
    token: () => kept.token,
    conversationId: () => following,
    cursor: () => state.thread.cursor,
    heard: hear,
    waits: () => state.thread.holder.kind === 'waiting',
    waited: (wait) => apply({ type: 'wait', wait, at: clock.now() }),
    turned(on) {
      update({ link: on ? 'polling' : 'lost' })
      outbox.pump()
    },
    trouble: mishap,
  })
  const outbox = createOutbox({
    clock,
    pending: () => state.thread.pending,
    say: (clientId, text) =>
      link.say({ type: 'send', conversationId: following ?? '', kind: 'message', ...message(clientId, text) }),
    post: () => (polling.isOn() ? post : null),
    stored,
    refused,
    silent: link.restart,
  })

  function message(clientId: string, text: string) {
    const page = deps.page()
    return { clientId, text, ...(page ? { page } : {}) }
  }

  async function post(clientId: string, text: string) {
    const body = message(clientId, text)
    return rest('POST', `/v1/conversations/${following}/messages`, { token: kept.token, body })
  }

  function take(frame: Frame) {
    if ('conversationId' in frame && frame.conversationId !== following) return
    switch (frame.type) {
      case 'events':
        return hear(frame)
      case 'sent':
        return stored(frame.clientId)
      case 'refused':
        return refused(frame.clientId, frame.problem)
      case 'typing':
        apply({ ...frame, at: clock.now() })
        if (state.thread.typing) {
          clock.after(state.thread.typing.until - clock.now(), () => apply({ type: 'time', at: clock.now() }))
        }
        return
      case 'receipts':
        return apply(frame)
      case 'wait':
        return apply({ ...frame, at: clock.now() })
      case 'problem':
        return mishap(frame.problem)
    }
  }

  function hear({ anew, ...heard }: ReturnType<typeof readEvents>) {
    moves = 0
    // The desk was restored to an older state: what it does not know any more is not shown, what it has not had is sent again.
    if (anew) {
      kept.seen = 0
      cameIn.forget()
      const pending = state.thread.pending.map((p) => (p.state === 'sent' ? { ...p, state: 'sending' as const } : p))
      update({ thread: { ...emptyThread, pending } })
    }
    const waiting = new Set(state.thread.pending.map((p) => p.clientId))
    const before = state.thread
    if (heard.events.some(({ type }) => type === 'FollowStopped' || type === 'FollowAsked')) showPage.stopped()
    apply({ type: 'events', ...heard })
    update({ followed: isFollowed() })
    if (before.caughtUp && before.holder.kind !== 'waiting' && state.thread.holder.kind === 'waiting')
      showPage.handedOff()
    if (anew) outbox.pump()
    if (heard.events.some(({ type }) => type === 'CustomerForgotten')) return forget()
    for (const event of heard.events) {
      if (event.type === 'MessageReceived' && waiting.has(event.clientId)) stored(event.clientId)
      if (event.type === 'ConversationMerged') cameIn.heard(event.from, event.seq)
    }
    // It goes on in another one, and so do they; what has not arrived goes along under the same client ids.
    const moved = heard.events.find((event) => event.type === 'MergedInto')
    if (moved) goTo(moved.into)
  }

  /** The customer was forgotten: so is everything here. Whoever writes next is somebody new. */
  function forget() {
    kept.clear()
    update({ thread: emptyThread })
    goTo(null)
  }

  /** Acknowledged, or come back as an event: it need not be kept any more. */
  function stored(clientId: string) {
    kept.drop(clientId)
    apply({ type: 'sent', clientId })
    outbox.done(clientId)
    if (state.asking || uses.waits()) work()
  }

  function refused(clientId: string, problem: Trouble) {
    if (passes(problem)) return outbox.later()
    if (mishap(problem)) return
    giveUp(clientId)
    outbox.done(clientId)
  }

  function giveUp(clientId: string) {
    const refusedOne = state.thread.pending.find((p) => p.clientId === clientId)
    if (refusedOne) kept.keep({ clientId, text: refusedOne.text, at: refusedOne.at, failed: true })
    apply({ type: 'refused', clientId })
  }

  /** Mends what can be mended by going elsewhere, and says whether it did. */
  function mishap(problem: Trouble): boolean {
    if (passes(problem)) return false
    if (isStranger(problem)) stranger(problem)
    else if (leads.has(problem.code) && problem.conversationId) goTo(problem.conversationId)
    else if (problem.code === 'conversation_not_found') goTo(null)
    else {
      warn(problem)
      return false
    }
    return true
  }

  /** The token is no good here any more: begin as somebody new, and take along what has not arrived. */
  function stranger(problem: Trouble) {
    warn(problem)
    kept.token = null
    kept.identity = null
    goTo(null)
  }

  /** Another conversation, or none yet: the thread starts over, what is on its way goes along. */
  function goTo(conversationId: string | null) {
    link.stop()
    linked = false
    polling.stop()
    outbox.reset()
    kept.conversationId = following = conversationId
    kept.seen = 0
    cameIn.forget()
    showPage.forget()
    const pending = state.thread.pending.filter((p) => p.state !== 'sent')
    update({ thread: { ...emptyThread, pending }, link: 'idle', ...pageIdle })
    if (moves++ < movesAtOnce) work()
    else workIn(10_000)
  }

  /** Does what is due, one step after another, and comes back later where the way is blocked. */
  function work() {
    cancelWork()
    again = true
    if (working) return
    working = true
    void (async () => {
      try {
        while (again) {
          again = false
          await steps()
        }
      } finally {
        working = false
      }
    })()
  }

  function workIn(ms: number) {
    cancelWork()
    cancelWork = clock.after(ms, work)
  }

  async function steps() {
    // What is wanted meanwhile gets a round of its own.
    const wanted = placing.length > 0 || state.asking || state.thread.pending.some((p) => p.state === 'sending')
    const found = await visit.find({ needed: wanted })
    if (!found.ok) return blocked(found.trouble)
    if (wanted && kept.conversationId === null) {
      const opened = await visit.open()
      if (!opened.ok) return blocked(opened.trouble)
    }
    fails = 0
    following = kept.conversationId
    if (following !== null && kept.token !== null) place({ conversationId: following, token: kept.token })
    // What was looked up before goes before: the assistant need not offer it again.
    if (following !== null) await uses.send(following)
    if (following !== null && !linked) {
      linked = true
      update({ link: 'connecting' })
      link.start()
    }
    outbox.pump()
    // What was written first goes first.
    if (following !== null && state.asking && !state.thread.pending.some((p) => p.state === 'sending'))
      await handOff(following)
  }

  async function handOff(conversationId: string) {
    await showPage.beforeHandOff()
    const answer = await askForPerson(conversationId)
    if (!answer.ok && answer.trouble.code === 'conversation_resolved') {
      kept.asking = deps.newId()
      visit.startNew()
      return goTo(null)
    }
    if (!answer.ok) return blocked(answer.trouble)
    kept.asking = kept.ask = null
    update({ asking: false, failed: false })
  }

  /** What the customer says to the invitation: once, and told when it did not arrive. The thread's events show what came of it. */
  async function add(path: string, body: object, key?: string): Promise<boolean> {
    if (state.adding === 'busy') return false
    update({ adding: 'busy' })
    const url = `/v1/conversations/${following}/invitation${path}`
    const answer = await rest('POST', url, { token: kept.token, body, ...(key ? { key } : {}) })
    if (!answer.ok) warn(answer.trouble)
    update({ adding: answer.ok ? 'idle' : 'failed' })
    return answer.ok
  }

  function place(to: Place | null) {
    const waiting = placing
    placing = []
    for (const tell of waiting) tell(to)
  }

  function blocked(trouble: Trouble) {
    place(null)
    if (passes(trouble)) {
      workIn(backOff(fails++, deps.random()))
      if (fails > 1 && !linked) update({ link: 'lost' })
      return
    }
    if (trouble.code === 'somebody-else') return goTo(null)
    if (mishap(trouble)) return
    for (const p of state.thread.pending) if (p.state === 'sending') giveUp(p.clientId)
    kept.asking = kept.ask = null
    update({ failed: state.asking, asking: false })
  }

  function tellSeen() {
    const { seen } = state.thread
    if (seen > 0 && following !== null) link.say({ type: 'seen', conversationId: following, upTo: seen })
  }

  /** The conversation that a file goes to: it may begin with it. One worker finds it, so that it does not begin twice. */
  function placeForFiles(): Promise<Place | null> {
    return new Promise((resolve) => {
      placing.push(resolve)
      work()
    })
  }
  const files = createFileTray({
    ...deps.carry,
    place: placeForFiles,
    newId: deps.newId,
    changed: () => update({ files: files.files() }),
  })

  const chat: Chat = {
    state: () => state,
    files,
    async fileAddress(fileId) {
      const answer = await rest('GET', `/v1/files/${encodeURIComponent(fileId)}`, { token: kept.token })
      if (!answer.ok) warn(answer.trouble)
      const url = answer.ok ? answer.value['url'] : null
      return typeof url === 'string' && url.startsWith('/v1/files/') ? url : null
    },
    watch(run) {
      watchers.add(run)
      return () => watchers.delete(run)
    },
    start() {
      update({ asking: kept.asking !== null, thread: { ...state.thread, seen: kept.seen } })
      for (const send of kept.sends()) apply({ type: 'written', ...send })
      work()
    },
    write(text) {
      const written = { clientId: deps.newId(), text, at: clock.now() }
      kept.keep({ ...written, failed: false })
      apply({ type: 'written', ...written })
      work()
    },
    retry(clientId) {
      const again = state.thread.pending.find((p) => p.clientId === clientId)
      if (!again) return
      kept.keep({ clientId, text: again.text, at: again.at, failed: false })
      apply({ type: 'retried', clientId })
      work()
    },
    askForPerson(ask) {
      if (state.asking) return
      kept.asking = deps.newId()
      kept.ask = ask ?? null
      update({ asking: true, failed: false })
      work()
    },
    showPage: showPage.answer,
    answerFollow: showPage.answerFollow,
    stopFollow: showPage.stopFollow,
    sendLivePicture: showPage.sendLive,
    answerInvitation(accepts) {
      const { invitation } = state.thread
      if (invitation) void add('', { handoffId: invitation.handoffId, accepts }, `${invitation.handoffId}-${accepts}`)
    },
    async answerQuestion(text) {
      const { invitation } = state.thread
      if (!invitation?.question) return false
      const { handoffId, question } = invitation
      // The same words again, because nobody heard them, are stored once.
      if (adding?.text !== text || adding.slot !== question.slot)
        adding = { id: deps.newId(), slot: question.slot, text }
      const said = text === null ? {} : { text }
      return add('/answers', { handoffId, slot: question.slot, clientId: adding.id, ...said })
    },
    async leaveAddress(email) {
      const path = `/v1/conversations/${following}/address`
      const answer = await rest('POST', path, { token: kept.token, body: { email } })
      if (!answer.ok) warn(answer.trouble)
      return answer.ok
    },
    async giveFeedback(said) {
      const path = `/v1/conversations/${following}/feedback`
      const answer = await rest('POST', path, { token: kept.token, body: said, key: deps.newId() })
      if (!answer.ok) warn(answer.trouble)
      return answer.ok
    },
    whileWaiting: createWhileWaiting({ ...deps, token: () => kept.token, conversationId: () => following }),
    startNew() {
      visit.startNew()
      goTo(null)
    },
    tellUses(more) {
      uses.add(more)
      if (following !== null) work()
    },
    typing(on) {
      if (following !== null) link.say({ type: 'typing', conversationId: following, on })
    },
    look() {
      const upTo = state.thread.items.at(-1)?.seq ?? 0
      if (upTo <= state.thread.seen) return
      apply({ type: 'seen', upTo })
      kept.seen = upTo
      tellSeen()
    },
    identify(token) {
      if (visit.identify(token) === 'somebody-else') {
        chat.forget()
        visit.identify(token)
      }
      work()
    },
    forget() {
      kept.clear()
      files.clear()
      visit.forget()
      state = { ...state, thread: emptyThread, asking: false, adding: 'idle', failed: false, ...pageIdle }
      goTo(null)
    },
    nudge() {
      if (linked) link.nudge()
      work()
    },
    adopt() {
      if (kept.conversationId !== following) goTo(kept.conversationId)
    },
  }
  return chat
}
