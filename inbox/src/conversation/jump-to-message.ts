/** Brings a message of the open thread into view and marks it for a moment. Nothing happens when it is not loaded. */
export function jumpToMessage(messageId: string): void {
  const said = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`)
  if (!said) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  said.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  said.dataset['found'] = 'true'
  setTimeout(() => delete said.dataset['found'], 2000)
}
