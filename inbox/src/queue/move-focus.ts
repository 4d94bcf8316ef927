/** Moves the keyboard's focus to the row after (1) or before (-1) the focused one, or from the selected one. */
export function moveFocus(step: 1 | -1, selectedId: string | null): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-queue] [data-row]')]
  const focused = rows.indexOf(document.activeElement as HTMLElement)
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.dataset['row'] === selectedId)
  const next = rows[from < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, from + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
