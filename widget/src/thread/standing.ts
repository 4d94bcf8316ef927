import { renderNoticeIn } from '@baton/protocol/wording/render-notice'
import type { Wording } from '@baton/protocol/wording/wording'
import { isBooked, type Holder } from './thread.ts'
import { waitWords, type Wait } from './wait.ts'

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
          : waiting(holder, { phrases, ...wording }, now)
      return { mark: 'queue', title: isBooked(holder) ? phrases.timeBooked : phrases.waitingTitle, next: next || name }
    }
  }
}

function waiting(holder: Extract<Holder, { kind: 'waiting' }>, wording: Wording, now: number): string {
  const last = said(holder)
  return last ? waitWords(last.wait, wording, now - last.at) : ''
}

/** What was said of the wait last: by the server as the queue moved, else by the notice. */
function said({ told, since, wait }: Extract<Holder, { kind: 'waiting' }>): { wait: Wait; at: number } | null {
  if (wait) return wait
  if (told?.key !== 'handoff.queued') return null
  const { waitSeconds = 0, ahead, fromSeconds, toSeconds } = told.params
  if (ahead !== undefined) return { wait: { kind: 'position', ahead, seconds: waitSeconds }, at: since }
  if (fromSeconds === undefined || toSeconds === undefined) return null
  return { wait: { kind: 'range', fromSeconds, toSeconds }, at: since }
}
