import type { Clock } from './clock.ts'
import { backOff } from './clock.ts'
import type { Kept } from './kept.ts'
import type { Rest } from './rest.ts'
import { passes } from './trouble.ts'

export interface ShowPageDeps {
  rest: Rest
  kept: Kept
  clock: Clock
  newId(): string
  random(): number
  /** The conversation that it is about. */
  conversationId(): string | null
  /** Whether a handoff shows the page: never, when the customer says yes, or always. */
  pageCapture: 'off' | 'ask' | 'on'
  /** A picture of the page as JSON, or why there is none; null where there is no page to look at. */
  takePicture: (() => Promise<string | null>) | null
  /** The page is looked at: of several tabs, the one whose page is meant. */
  isLookedAt(): boolean
  /** Something that the screen shows has changed. */
  changed(): void
}

/** The page at a handoff: pictured when a person is asked for, and sent so that they see what the customer sees. */
export interface ShowPage {
  /** The customer is being asked whether the page may be shown. */
  isAsking(): boolean
  /** Before a person is asked for by the button: takes a moment at most, whatever becomes of the picture. */
  beforeHandOff(): Promise<void>
  /** A handoff was made, by the button or by itself. */
  handedOff(): void
  answer(yes: boolean): void
  /** Another conversation, or none. */
  forget(): void
  /** One picture of a page that is followed. Never throws; resolves when the next may come. */
  sendLive(json: string): Promise<void>
  answerFollow(allows: boolean): void
  stopFollow(): void
  /** The customer has stopped it: nothing goes out, whether the server has heard of it or not. */
  isStopping(): boolean
  /** It is over, or asked for anew. */
  stopped(): void
}

/** So long a person is asked for later than the button was pressed, for the sake of the picture. Milliseconds. */
const waitForPicture = 400
const waitForSending = 1500
/** The picture that was taken at the press is the one of the handoff that follows so soon. Milliseconds. */
const sameHandOff = 20_000

export function createShowPage(deps: ShowPageDeps): ShowPage {
  const { rest, kept, clock } = deps
  let asking = false
  let pressedAt = -Infinity
  const post = (path: string, key: string, json: string) =>
    rest('POST', `/v1/conversations/${deps.conversationId()}/${path}`, { token: kept.token, key, json })

  /** Sends it once, and again where the line broke. */
  async function send(json: string, tries = 3): Promise<void> {
    const key = deps.newId()
    for (let n = 0; n < tries; n++) {
      const answer = await post('captures', key, json)
      if (answer.ok || !passes(answer.trouble)) return
      await new Promise<void>((go) => void clock.after(backOff(n, deps.random()), go))
    }
  }

  async function takeAndSend(): Promise<void> {
    await sendPicture((await deps.takePicture?.().catch(() => null)) ?? null)
  }

  const sendPicture = (picture: string | null) =>
    send(picture === null ? refusedAs('failed') : `{"because":"handoff","capture":${picture}}`)

  const within = (ms: number, work: Promise<unknown>) =>
    Promise.race([work, new Promise<void>((go) => void clock.after(ms, go))])

  async function deed(path: string, body: object): Promise<boolean> {
    const key = deps.newId()
    for (let n = 0; n < 6; n++) {
      const answer = await post(path, key, JSON.stringify(body))
      if (answer.ok) return true
      if (!passes(answer.trouble)) return false
      await new Promise<void>((go) => void clock.after(backOff(n, deps.random()), go))
    }
    return false
  }

  return {
    isAsking: () => asking,
    isStopping: () => kept.unfollowed,
    async beforeHandOff() {
      if (deps.pageCapture !== 'on' || !deps.takePicture || deps.conversationId() === null) return
      // Asked again because the line broke: the picture is on its way already.
      if (clock.now() - pressedAt < sameHandOff) return
      pressedAt = clock.now()
      let isTaken = false
      const picture = deps
        .takePicture()
        .catch(() => null)
        .finally(() => (isTaken = true))
      // Late, it follows the handoff and joins it there.
      const sent = picture.then(sendPicture)
      await within(waitForPicture, picture)
      if (isTaken) await within(waitForSending, sent)
    },
    handedOff() {
      if (deps.pageCapture === 'off' || !deps.takePicture || !deps.isLookedAt()) return
      if (deps.pageCapture === 'ask') {
        asking = true
        deps.changed()
      } else if (clock.now() - pressedAt > sameHandOff) void takeAndSend()
    },
    answer(yes) {
      if (!asking) return
      asking = false
      deps.changed()
      void (yes ? takeAndSend() : send(refusedAs('customer-declined')))
    },
    forget() {
      asking = false
      pressedAt = -Infinity
    },
    async sendLive(json) {
      if (kept.unfollowed || deps.conversationId() === null) return
      const answer = await post('captures', deps.newId(), `{"because":"live","capture":${json}}`)
      // What the server is busy with is not made more.
      if (!answer.ok) await new Promise<void>((go) => void clock.after(1000, go))
    },
    answerFollow: (allows) => void deed('follow-page/answer', { allows }),
    stopFollow() {
      // Kept, so that it stays stopped here though the line is down, on the next page too.
      kept.unfollowed = true
      deps.changed()
      void deed('follow-page/stop', {})
    },
    stopped() {
      kept.unfollowed = false
    },
  }
}

const refusedAs = (because: string) => JSON.stringify({ because: 'handoff', refused: because })
