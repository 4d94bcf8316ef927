import type { Standing } from '../thread/standing.ts'
import { initials } from './initials.ts'

/** Who holds the conversation, in one glance: assistant, queue, person, nobody. Four shapes that differ without colour, the same as in the inbox. */
export function HolderMark({ mark, size = 16 }: { mark: Standing['mark']; size?: number }) {
  return (
    <svg class={`mark mark-${mark}`} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {shapes[mark]()}
    </svg>
  )
}

const shapes: Record<Standing['mark'], () => preact.JSX.Element> = {
  assistant: () => (
    <g>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="3" fill="none" stroke="currentColor" stroke-width="1.5" />
      <circle cx="5.75" cy="8" r="1.15" fill="currentColor" />
      <circle cx="10.25" cy="8" r="1.15" fill="currentColor" />
    </g>
  ),
  queue: () => (
    <g fill="currentColor">
      <rect x="1.5" y="2.5" width="13" height="2.6" rx="1.3" />
      <rect x="3.5" y="6.7" width="9" height="2.6" rx="1.3" />
      <rect x="5.5" y="10.9" width="5" height="2.6" rx="1.3" />
    </g>
  ),
  person: () => (
    <g fill="currentColor">
      <circle cx="8" cy="4.9" r="3.1" />
      <path d="M1.9 14.2a6.1 5.2 0 0 1 12.2 0z" />
    </g>
  ),
  nobody: () => (
    <circle
      cx="8"
      cy="8"
      r="5.6"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-dasharray="2.2 2.2"
      stroke-linecap="round"
    />
  ),
}

/**
 * A person's face: their picture over the initials of their name, which stand until it is there and where there is none; the mark of a person where
 * no name is known. Their name stands beside it.
 */
export function Face({ name, picture, large }: { name: string | null; picture: string | null; large?: boolean }) {
  const letters = initials(name ?? '')
  return (
    <span class={large ? 'face face-person large' : 'face face-person'} aria-hidden="true">
      {letters || <HolderMark mark="person" size={large ? 20 : 14} />}
      {picture !== null && (
        <img
          key={picture}
          src={picture}
          alt=""
          draggable={false}
          onLoad={({ currentTarget }) => currentTarget.classList.add('there')}
        />
      )}
    </span>
  )
}

/** The mark in a face's place. */
export function MarkFace({ mark, large }: { mark: Standing['mark']; large?: boolean }) {
  return (
    <span class={`face face-${mark}${large ? ' large' : ''}`} aria-hidden="true">
      <HolderMark mark={mark} size={large ? 22 : 16} />
    </span>
  )
}

const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.4 3.8-5.2 7.5-5.2s6.700 1.8 7.5 5.2',
  down: 'M12 5v14M5.5 12.5L12 19l6.5-6.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  target: 'M12 3v4M12 17v4M3 12h4M17 12h4M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  clip: 'M19 11.5l-7.3 7.3a4.6 4.6 0 0 1-6.5-6.5l7.8-7.8a3.1 3.1 0 0 1 4.4 4.4l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2l6.9-6.9',
  file: 'M13.5 3.5H7a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5',
  sound: 'M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5zM10 19.5a2.2 2.2 0 0 0 4 0',
  silent: 'M8 5.1a6 6 0 0 1 10 4.4c0 2.5.5 4.1 1 5.1M16 16.5H4s2-1.5 2-6.5M10 19.5a2.2 2.2 0 0 0 4 0M4 4l16 16',
  link: 'M9 6h9v9M17.5 6.5L6.5 17.5',
} as const

export function Icon({ name, size = 20 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
