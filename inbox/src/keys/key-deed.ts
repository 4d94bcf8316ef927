import { commandChord } from '../ui/command-key.ts'

/** What a key asks for. */
export type KeyDeed =
  | 'next'
  | 'previous'
  | 'accept'
  | 'decline'
  | 'reply'
  | 'note'
  | 'transfer'
  | 'resolve'
  | 'why'
  | 'take-over'
  | 'pass-back'
  | 'card'
  | 'hold'
  | 'consult'
  | 'wrong-team'
  | 'incident'
  | 'tags'
  | 'snooze'
  | 'wait'
  | 'merge'
  | 'select'
  | 'select-through'
  | 'select-none'
  | 'search'
  | 'palette'
  | 'help'

export interface Press {
  key: string
  /** The key's place, which Alt does not change: on a Mac Alt+A types å. */
  code: string
  alt: boolean
  /** Ctrl or ⌘. */
  command: boolean
  shift: boolean
  /** The focus is in a box that takes words. */
  typing: boolean
  /** A dialog or a menu is open and has the keys. */
  covered: boolean
}

const letters: Partial<Record<string, KeyDeed>> = {
  j: 'next',
  k: 'previous',
  a: 'accept',
  d: 'decline',
  r: 'reply',
  n: 'note',
  t: 'transfer',
  e: 'resolve',
  w: 'why',
  o: 'take-over',
  p: 'pass-back',
  c: 'card',
  b: 'hold',
  q: 'consult',
  x: 'wrong-team',
  i: 'incident',
  l: 'tags',
  z: 'snooze',
  y: 'wait',
  m: 'merge',
  s: 'select',
}

/** What the press asks for, or null. While words are typed only Alt chords ask for anything. */
export function keyDeed({ key, code, alt, command, shift, typing, covered }: Press): KeyDeed | null {
  if (alt && !command && !shift && !covered) {
    if (code === 'KeyA') return 'accept'
    if (code === 'KeyD') return 'decline'
  }
  if (typing || covered || alt) return null
  if (command) return key.toLowerCase() === 'k' && !shift ? 'palette' : null
  if (key === '?') return 'help'
  if (key === 'Escape') return shift ? null : 'select-none'
  // With Shift on some keyboards.
  if (key === '/') return 'search'
  if (shift && key.toLowerCase() === 's') return 'select-through'
  return shift ? null : (letters[key.toLowerCase()] ?? null)
}

/** Every key, for the sheet that `?` opens. */
export const keySheet: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['J', 'K'], does: 'next and previous conversation' },
  { keys: ['Enter'], does: 'open it' },
  { keys: ['S'], does: 'select it; Shift+S: all from the last one' },
  { keys: ['Esc'], does: 'select none' },
  { keys: ['A'], does: 'accept the offer' },
  { keys: ['D'], does: 'decline the offer' },
  { keys: ['R'], does: 'write a reply' },
  { keys: ['N'], does: 'write a note' },
  { keys: ['T'], does: 'transfer to a team' },
  { keys: ['X'], does: 'not ours: it is another team’s' },
  { keys: ['I'], does: 'link it to an incident' },
  { keys: ['L'], does: 'tags' },
  { keys: ['Z'], does: 'put it aside until a time' },
  { keys: ['Y'], does: 'wait for the customer' },
  { keys: ['M'], does: 'merge with another conversation of the customer' },
  { keys: ['Q'], does: 'ask a colleague' },
  { keys: ['P'], does: 'pass back to the assistant' },
  { keys: ['E'], does: 'resolve' },
  { keys: ['B'], does: 'say when you are back' },
  { keys: ['O'], does: 'take over' },
  { keys: ['W'], does: 'why it is here' },
  { keys: ['C'], does: 'fold or unfold the handoff card' },
  { keys: ['/'], does: 'search everything that was said' },
  { keys: [commandChord('K')], does: 'find, or do anything' },
  { keys: ['?'], does: 'this list' },
]
