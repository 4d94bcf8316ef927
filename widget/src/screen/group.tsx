import type { Wording } from '@baton/protocol/wording/wording'
import { webAddress } from '../thread/rich-text.ts'
import type { Line, ShownMessage } from '../thread/lines.ts'
import { SentFile } from '../files/sent-file.tsx'
import type { Source } from '../thread/read-event.ts'
import { Face, Icon, MarkFace } from './marks.tsx'
import { timeOfDay } from './moments.ts'
import { Text } from './text.tsx'

interface Props {
  group: Extract<Line, { kind: 'group' }>
  /** It came last, and is to be read from its beginning. */
  newest: boolean
  wording: Wording
  /** What relative sources are relative to. */
  site: string | null
  retry(clientId: string): void
  /** Where a file can be had for a while. */
  address(fileId: string): Promise<string | null>
}

/** What one author wrote without a pause: their name and face once, then their messages. */
export function Group({ group, newest, wording, site, retry, address }: Props) {
  const { phrases, language } = wording
  const { by, name, picture, messages } = group
  const author = by === 'assistant' ? phrases.assistantName : (name ?? '')
  const time = timeOfDay(messages[0]?.at ?? 0, language)
  return (
    <div class={newest ? `group by-${by} newest` : `group by-${by}`}>
      {by === 'customer' ? (
        <span class="unseen">{phrases.you}</span>
      ) : (
        <>
          {by === 'assistant' ? <MarkFace mark="assistant" /> : <Face name={name} picture={picture} />}
          <p class="author">
            <bdi>{author}</bdi>
            <time> {time}</time>
          </p>
        </>
      )}
      {messages.map((message) => (
        <Bubble key={message.key} message={message} wording={wording} site={site} retry={retry} address={address} />
      ))}
    </div>
  )
}

function Bubble({
  message,
  wording,
  site,
  retry,
  address,
}: Omit<Props, 'group' | 'newest'> & { message: ShownMessage }) {
  const { phrases, language } = wording
  const { fate } = message
  return (
    <>
      {message.files?.map((file) => (
        <SentFile key={file.fileId} file={file} wording={wording} address={address} />
      ))}
      {(message.text !== '' || !message.files) && (
        <div class={fate === 'failed' ? 'bubble failed' : fate === 'sending' ? 'bubble sending' : 'bubble'}>
          <Text text={message.text} />
          {message.sources.length > 0 && <Sources sources={message.sources} title={phrases.sources} site={site} />}
        </div>
      )}
      {message.cut && <p class="fate">{phrases.cutShort}</p>}
      {fate === 'failed' ? (
        <button type="button" class="fate retry" onClick={() => retry(message.key)}>
          {phrases.notSent}
        </button>
      ) : (
        fate && (
          <p class="fate">
            <time>{timeOfDay(message.at, language)}</time> · {phrases[fate]}
          </p>
        )
      )}
    </>
  )
}

/** What the answer rests on: one link for each page. */
function Sources({ sources, title, site }: { sources: readonly Source[]; title: string; site: string | null }) {
  const once = sources.filter((s, i) => sources.findIndex((t) => t.title === s.title && t.url === s.url) === i)
  return (
    <ul class="sources" aria-label={title}>
      {once.map(({ title: words, url }) => {
        const href = url === null ? null : webAddress(url, site ?? undefined)
        return (
          <li key={words + (url ?? '')}>
            {href === null ? (
              <span class="source">{words}</span>
            ) : (
              <a class="source" href={href} target="_blank" rel="noopener noreferrer">
                <span>{words}</span>
                <Icon name="link" size={14} />
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
