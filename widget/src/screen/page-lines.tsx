import type { Wording } from '@baton/protocol/wording/wording'
import { webAddress } from '../thread/rich-text.ts'
import { isOnPage, type FollowItem, type PointedItem } from '../thread/thread.ts'
import { Face, Icon, MarkFace } from './marks.tsx'
import { timeOfDay } from './moments.ts'

/** Who points, as a name that customers know. */
export function pointerName(item: PointedItem, { phrases }: Wording, workspace: string): string {
  return item.by === 'assistant' ? phrases.assistantName : (item.name ?? workspace)
}

/** What is pointed at and is not on the page, by the line's number: it never was, or is not any more. */
export type Gone = ReadonlyMap<number, 'never' | 'since'>

interface PointedProps {
  item: PointedItem
  wording: Wording
  name: string
  gone: 'never' | 'since' | undefined
  /** Null where there is no page beside the chat. */
  show: ((item: PointedItem) => void) | null
  /** Origins that may be gone to. */
  origins: readonly string[]
}

/** Somebody shows where to look, or offers to go somewhere: the customer presses, or does not. */
export function PointedLine({ item, wording, name, gone, show, origins }: PointedProps) {
  const { phrases, language } = wording
  // What the assistant says stands without it; a person's note may be all that they wrote.
  if (gone === 'never' && item.by === 'assistant') return null
  const who = pointerName(item, wording, name)
  const href = item.url === null ? null : allowedAddress(item.url, origins)
  return (
    <div class={`group by-${item.by === 'assistant' ? 'assistant' : 'agent'} pointed`}>
      {item.by === 'assistant' ? <MarkFace mark="assistant" /> : <Face name={who} picture={item.picture} />}
      <p class="author">
        <bdi>{who}</bdi>
        <time> {timeOfDay(item.at, language)}</time>
      </p>
      <div class="bubble">
        {item.note && (
          <p class="line" dir="auto">
            {item.note}
          </p>
        )}
        {isOnPage(item) &&
          (gone ? (
            <p class="gone">{phrases.goneFromPage}</p>
          ) : (
            show && (
              <button type="button" class="deed" onClick={() => show(item)}>
                <Icon name="target" size={18} />
                {phrases.showMe}
              </button>
            )
          ))}
        {href !== null && (
          <a class="deed" href={href} target="_top" rel="noopener noreferrer">
            <Icon name="link" size={16} />
            <span dir="auto">{item.label ?? phrases.openPage}</span>
          </a>
        )}
      </div>
    </div>
  )
}

/** That the page is seen, and that it is no more: a line of its own, because it is the customer's leave that changed. */
export function FollowLine({ item, wording, name }: { item: FollowItem; wording: Wording; name: string }) {
  const { phrases, language } = wording
  const who = { name: item.name ?? name }
  return (
    <div class="notice">
      <p>
        <span dir="auto">{item.began ? phrases.nowSeesPage(who) : phrases.noLongerSeesPage(who)}</span>{' '}
        <time>{timeOfDay(item.at, language)}</time>
      </p>
    </div>
  )
}

/** The address, where it is of a site that is allowed here; the server has looked at it as well. */
function allowedAddress(url: string, origins: readonly string[]): string | null {
  const href = webAddress(url)
  return href !== null && origins.includes(new URL(href).origin) ? href : null
}
