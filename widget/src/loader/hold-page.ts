/** Where the chat fills the screen. The same as in look.ts. */
const full = () => matchMedia('(max-width:479px),(max-height:479px)')

/** Whether the chat takes the whole screen here. */
export const fillsScreen = (): boolean => full().matches

/**
 * While the chat fills a phone's screen the page behind stands still, and the chat keeps to the part that the on-screen keyboard leaves.
 * The answer lets go again.
 */
export function holdPage(host: HTMLElement): () => void {
  const page = document.documentElement
  const media = full()
  const view = window.visualViewport
  const before = page.style.overflow
  const at = scrollY
  const fit = () => {
    page.style.overflow = media.matches ? 'hidden' : before
    host.style.setProperty('--view-top', `${view?.offsetTop ?? 0}px`)
    host.style.setProperty('--view-height', view ? `${view.height}px` : '100%')
  }
  fit()
  media.addEventListener('change', fit)
  view?.addEventListener('resize', fit)
  view?.addEventListener('scroll', fit)
  return () => {
    media.removeEventListener('change', fit)
    view?.removeEventListener('resize', fit)
    view?.removeEventListener('scroll', fit)
    page.style.overflow = before
    if (media.matches && scrollY !== at) scrollTo(scrollX, at)
  }
}
