import { renderNoticeIn } from '@baton/protocol/wording/render-notice'
import type { Wording } from '@baton/protocol/wording/wording'
import type { NoticeItem } from '../thread/thread.ts'
import { Face, HolderMark } from './marks.tsx'
import { timeOfDay } from './moments.ts'

/** A change of hands: a thin line with the mark of who holds it now, a sentence and its time. Never a bubble. */
export function NoticeLine({ item, wording, now }: { item: NoticeItem; wording: Wording; now: number }) {
  const sentence = renderNoticeIn(wording, item.told, { now: Math.max(now, item.at) })
  if (sentence === '') return null
  return (
    <div class={isToAll(item.told) ? 'notice to-all' : 'notice'}>
      <Emblem told={item.told} picture={item.picture} />
      {isToAll(item.told) && (
        <p class="label">
          {item.told.key === 'incident.held' ? wording.phrases.knownProblem : wording.phrases.newsToAll}
        </p>
      )}
      {item.words !== undefined && (
        <p class="words" dir="auto">
          {item.words}
        </p>
      )}
      <p>
        <span dir="auto">{sentence}</span> <time>{timeOfDay(item.at, wording.language)}</time>
      </p>
    </div>
  )
}

/** What is said to everybody whom it concerns: it is read like a message. */
const isToAll = ({ key }: NoticeItem['told']): boolean =>
  key === 'incident.held' || key === 'incident.update' || key === 'incident.delayed'

function Emblem({ told, picture }: Pick<NoticeItem, 'told' | 'picture'>) {
  switch (told.key) {
    case 'handoff.accepted':
      return (
        <div class="emblem">
          <Face name={told.params.agent} picture={picture} />
        </div>
      )
    case 'handoff.offered':
    case 'handoff.queued':
    case 'handoff.scheduled':
    case 'handoff.transferred':
    case 'handoff.requeued':
      return (
        <div class="emblem">
          <HolderMark mark="queue" />
        </div>
      )
    case 'handoff.returned':
    case 'conversation.reopened':
      return (
        <div class="emblem">
          <HolderMark mark="assistant" />
        </div>
      )
    case 'conversation.resolved':
      return (
        <div class="emblem">
          <HolderMark mark="nobody" />
        </div>
      )
    // That the case was opened changes no hands: the sentence alone says it.
    default:
      return null
  }
}
