/** A chord with the command key, as this machine's keyboard names it: ⌘K or Ctrl K. */
export function commandChord(letter: string): string {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
    ? `⌘${letter}`
    : `Ctrl ${letter}`
}
