import { renderNoticeIn } from '@baton/protocol/wording/render-notice'
import type { Wording } from '@baton/protocol/wording/wording'
import type { Holder } from './thread.ts'

/** What the head of the widget says: who it is, and what happens next. `next` is empty when there is nothing to add. */
export interface Standing {
  mark: 'assistant' | 'queue' | 'person' | 'nobody'
  title: string
  next: string
}

/** `name` is the workspace's; `now` in ms UTC. */
export function standingOf(holder: Holder, { phrases, ...wording }: Wording, name: string, now: number): Standing {
  switch (holder.kind) {
    case 'assistant':
      return { mark: 'assistant', title: phrases.assistantName, next: name }
    case 'agent': {
      const title = holder.name ?? name
      return {
        mark: 'person',
        title,
        next: holder.opened && holder.name ? phrases.openedYourCase({ name: holder.name }) : name,
      }
    }
    case 'nobody':
      return { mark: 'nobody', title: name, next: phrases.conversationEnded }
    case 'waiting': {
      if (holder.how === 'offered') return { mark: 'queue', title: phrases.askingForPerson, next: name }
      const next =
        holder.how === 'scheduled' && holder.told
          ? renderNoticeIn({ phrases, ...wording }, holder.told, { now })
          : waitWords(holder, phrases, now)
      return { mark: 'queue', title: phrases.waitingTitle, next: next || name }
    }
  }
}

/**
 * "You are next · about 2 minutes", where the place can only improve; else a range, from what was told to twice that. The estimate
 * runs down with the time waited, and once it has run out no time is named: a number that stands still is a lie.
 */
function waitWords(
  { told, since }: Extract<Holder, { kind: 'waiting' }>,
  phrases: Wording['phrases'],
  now: number,
): string {
  if (told?.key !== 'handoff.queued') return ''
  const { waitSeconds, ahead } = told.params
  const isNext = ahead === 0
  const left = typeof waitSeconds === 'number' ? waitSeconds - Math.max(0, now - since) / 1000 : 0
  const minutes = Math.max(1, Math.ceil(left / 60))
  // Beyond an hour and a half the notice in the thread says it in hours.
  const named = left > 0 && minutes <= 90
  const time = !named
    ? ''
    : isNext
      ? phrases.aboutMinutes({ n: minutes })
      : phrases.minutesRange({ from: minutes, to: minutes * 2 })
  return [isNext ? phrases.youAreNext : '', time].filter(Boolean).join(' · ')
}
