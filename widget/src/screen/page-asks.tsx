import type { Wording } from '@baton/protocol/wording/wording'
import type { Thread } from '../thread/thread.ts'

interface Props {
  wording: Wording
  name: string
  follow: Thread['follow']
  /** May the person who helps see the page, once? */
  askingForPage: boolean
  followed: boolean
  showPage(yes: boolean): void
  answerFollow(allows: boolean): void
  stopFollow(): void
}

/** What the customer is asked about their page. Nothing is shown before they say so, and what runs can be ended here too. */
export function PageAsks({ wording: { phrases }, name, follow, askingForPage, followed, ...deeds }: Props) {
  const who = { name: follow?.name ?? name }
  if (follow && !follow.allowed) {
    return (
      <fieldset class="ask" aria-label={phrases.followQuestion(who)}>
        <output class="question" dir="auto">
          {phrases.followQuestion(who)}
        </output>
        <p class="hint">{phrases.followHint}</p>
        <Choice yes={phrases.allow} no={phrases.no} choose={deeds.answerFollow} />
      </fieldset>
    )
  }
  if (askingForPage) {
    return (
      <fieldset class="ask" aria-label={phrases.showPageQuestion}>
        <output class="question">{phrases.showPageQuestion}</output>
        <Choice yes={phrases.showPage} no={phrases.no} choose={deeds.showPage} />
      </fieldset>
    )
  }
  if (!followed) return null
  return (
    <div class="ask runs">
      <p class="question" dir="auto">
        <i aria-hidden="true" />
        {phrases.seesThisPage(who)}
      </p>
      <button type="button" class="answer" onClick={deeds.stopFollow}>
        {phrases.stop}
      </button>
    </div>
  )
}

function Choice({ yes, no, choose }: { yes: string; no: string; choose(yes: boolean): void }) {
  return (
    <div class="choice">
      <button type="button" class="answer" onClick={() => choose(true)}>
        {yes}
      </button>
      <button type="button" class="answer" onClick={() => choose(false)}>
        {no}
      </button>
    </div>
  )
}
