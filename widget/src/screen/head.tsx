import type { Wording } from '@baton/protocol/wording/wording'
import type { Standing } from '../thread/standing.ts'
import type { Holder } from '../thread/thread.ts'
import { Face, Icon, MarkFace } from './marks.tsx'

interface Props {
  standing: Standing
  holder: Holder
  wording: Wording
  /** Null where a person has it already, or is on the way. */
  askForPerson: (() => void) | null
  sounds: { on: boolean; set(on: boolean): void }
  /** Null where there is nothing to close. */
  close: (() => void) | null
}

/** Who is spoken with, and what happens next. */
export function Head({ standing, holder, wording: { phrases }, askForPerson, sounds, close }: Props) {
  return (
    <header class="head">
      {holder.kind === 'agent' ? (
        <Face name={holder.name} picture={holder.picture} large />
      ) : (
        <MarkFace mark={standing.mark} large />
      )}
      <div class="who" aria-live="polite">
        <h1 tabIndex={-1}>
          <bdi>{standing.title}</bdi>
        </h1>
        <p dir="auto">{standing.next}</p>
      </div>
      {askForPerson && (
        <button
          type="button"
          class="tool"
          onClick={askForPerson}
          aria-label={phrases.talkToPerson}
          title={phrases.talkToPerson}
        >
          <Icon name="person" size={22} />
        </button>
      )}
      <button
        type="button"
        class="tool"
        onClick={() => sounds.set(!sounds.on)}
        aria-label={sounds.on ? phrases.soundsOff : phrases.soundsOn}
        title={sounds.on ? phrases.soundsOff : phrases.soundsOn}
      >
        <Icon name={sounds.on ? 'sound' : 'silent'} size={20} />
      </button>
      {close && (
        <button type="button" class="tool" onClick={close} aria-label={phrases.close} title={phrases.close}>
          <Icon name="close" size={22} />
        </button>
      )}
    </header>
  )
}
