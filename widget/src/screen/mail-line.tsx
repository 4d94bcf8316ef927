import type { Wording } from '@baton/protocol/wording/wording'
import type { MailItem } from '../thread/thread.ts'
import { timeOfDay } from './moments.ts'

/** What goes to the customer by e-mail, and what became of it: a thin line, never a bubble. */
export function MailLine({ item, wording }: { item: MailItem; wording: Wording }) {
  return (
    <div class={`notice${item.state === 'failed' ? ' failed' : ''}`}>
      <p>
        <span dir="auto">{sentence(item, wording)}</span> <time>{timeOfDay(item.at, wording.language)}</time>
      </p>
    </div>
  )
}

function sentence({ state, words }: MailItem, { phrases }: Wording): string {
  const address = { address: words }
  switch (state) {
    case 'address':
      return phrases.willWriteTo(address)
    case 'follows':
      return phrases.mailFollows(address)
    case 'sent':
      return phrases.mailSent(address)
    case 'failed':
      return phrases.mailFailed(address)
    case 'declined':
      return phrases.noMoreMail
    case 'files':
      return phrases.filesNotKept({ names: words })
  }
}
