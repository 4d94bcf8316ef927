import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Parent } from '../frame/parent.ts'
import type { Chat } from '../live/chat.ts'
import { browserClock } from '../live/clock.ts'
import { tellTyping } from '../live/tell-typing.ts'
import { quickAnswers } from '../thread/lines.ts'
import { standingOf } from '../thread/standing.ts'
import { hasBegun, type PointedItem } from '../thread/thread.ts'
import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { useChat, useLasting, useNow, useOnline, useVisible } from './hooks.ts'
import { Log } from './log.tsx'
import { Icon } from './marks.tsx'
import { PageAsks } from './page-asks.tsx'
import type { Gone } from './page-lines.tsx'
import { AddressCard } from './address-card.tsx'
import { FeedbackCard } from './feedback-card.tsx'
import { InsteadOfWaiting } from './instead-of-waiting.tsx'
import { WaitingCard } from './waiting-card.tsx'

interface Props {
  chat: Chat
  /** What was written and not sent. */
  draft: { read(): string; keep(text: string): void }
  wording: Wording
  /** The workspace's name. */
  name: string
  site: string | null
  /** Origins that may embed the chat, and be gone to from it. */
  origins: readonly string[]
  parent: Parent
  /** What is not read can follow by e-mail. */
  mail: boolean
  /** Whether new messages are heard. */
  sounds: { on: boolean; set(on: boolean): void }
  /** Lines about what is not on the page. */
  gone: Gone
  showPointed(item: PointedItem): void
  /** The chat is open, and each time it is opened anew. */
  shown: { open: boolean; focus: number }
}

/** The whole chat. */
export function App({
  chat,
  draft,
  wording,
  name,
  site,
  origins,
  parent,
  mail,
  sounds,
  gone,
  showPointed,
  shown,
}: Props) {
  const { phrases } = wording
  const state = useChat(chat)
  const now = useNow()
  const online = useOnline()
  const visible = useVisible()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const [typing] = useState(() => tellTyping(chat.typing, browserClock))
  const { thread, link, asking, failed, askingForPage, followed } = state
  const { holder } = thread
  const standing = standingOf(holder, wording, name, now)
  const mayAsk = holder.kind === 'assistant' || holder.kind === 'nobody'
  const answers = quickAnswers(thread, phrases)
  const isLost = useLasting(link === 'lost', 1_500)

  // Where there is no keyboard to speak of, focus in the box would only cover the thread with one.
  useEffect(() => {
    if (shown.focus === 0) return
    if (hasKeyboard()) fieldRef.current?.focus()
    else root.current?.querySelector('h1')?.focus()
  }, [shown.focus])

  /** The button that was pressed goes away: whoever types goes on in the box. */
  const goOn = () => {
    if (hasKeyboard()) fieldRef.current?.focus({ preventScroll: true })
  }
  const ask = () => {
    chat.askForPerson()
    goOn()
  }
  const answer = (words: string) => {
    chat.write(words)
    goOn()
  }
  const trouble = !online ? phrases.offline : isLost ? phrases.reconnecting : ''

  return (
    <div class="app" ref={root}>
      <Head
        standing={asking ? { ...standing, next: phrases.askingForPerson } : standing}
        holder={holder}
        wording={wording}
        askForPerson={mayAsk && !asking ? ask : null}
        sounds={sounds}
        close={parent.alone ? null : () => parent.tell({ type: 'close' })}
      />
      <main>
        {hasBegun(thread) ? (
          <Log
            thread={thread}
            wording={wording}
            name={name}
            now={now}
            site={site}
            origins={origins}
            gone={gone}
            showPointed={parent.alone ? null : showPointed}
            seen={shown.open && visible}
            retry={chat.retry}
            address={chat.fileAddress}
            look={chat.look}
          />
        ) : (
          <div class="middle">
            {(link === 'idle' || thread.caughtUp) && (
              <div class="greeting">
                <h2>{phrases.greetingTitle}</h2>
                <p>{phrases.greetingHint}</p>
              </div>
            )}
          </div>
        )}
        <div class="foot">
          <output class="state">{trouble}</output>
          <PageAsks
            wording={wording}
            name={name}
            follow={thread.follow}
            askingForPage={askingForPage}
            followed={followed}
            showPage={chat.showPage}
            answerFollow={chat.answerFollow}
            stopFollow={chat.stopFollow}
          />
          {failed && (
            <p class="trouble" role="alert">
              {phrases.somethingFailed}{' '}
              <button type="button" class="plain" onClick={ask}>
                {phrases.tryAgain}
              </button>
            </p>
          )}
          <InsteadOfWaiting desk={chat.whileWaiting} holder={holder} wording={wording} now={now} goOn={goOn}>
            <WaitingCard
              invitation={thread.invitation}
              adding={state.adding}
              wording={wording}
              answerInvitation={chat.answerInvitation}
              answerQuestion={chat.answerQuestion}
            />
            {mail && <AddressCard thread={thread} wording={wording} leaveAddress={chat.leaveAddress} />}
          </InsteadOfWaiting>
          {thread.feedback && (
            <FeedbackCard
              key={thread.feedback.closing}
              feedback={thread.feedback}
              wording={wording}
              name={name}
              now={now}
              give={chat.giveFeedback}
            />
          )}
          {answers.length > 0 && (
            <fieldset class="answers">
              <legend class="unseen">{phrases.suggestedAnswers}</legend>
              {answers.map((words) => (
                <button key={words} type="button" class="answer" onClick={() => answer(words)}>
                  {words}
                </button>
              ))}
            </fieldset>
          )}
          <Composer
            wording={wording}
            fieldRef={fieldRef}
            draft={draft.read()}
            keepDraft={draft.keep}
            typing={typing}
            send={chat.write}
            tray={chat.files}
            files={state.files}
          />
          <div class="below">
            {mayAsk && (
              <button type="button" class="plain" onClick={ask} disabled={asking}>
                <Icon name="person" size={18} />
                {asking ? phrases.askingForPerson : phrases.talkToPerson}
              </button>
            )}
            {holder.kind === 'nobody' && (
              <button type="button" class="plain" onClick={chat.startNew}>
                {phrases.startNew}
              </button>
            )}
          </div>
        </div>
      </main>
    </div>
  )
}

const hasKeyboard = () => !matchMedia('(pointer: coarse)').matches
