/** How the chat looks on this site, as the workspace says; a part that is not there is as it comes. */
export interface SiteLook {
  locale?: string | null
  theme?: string
  accent?: string | null
  position?: string
  size?: string
  sounds?: boolean
  titleBadge?: boolean
}

/** Longer than this nobody waits for the button. Milliseconds. */
const waits = 1500

/** What the workspace says of this site. A module, because the site's policy has let one script of this address in already. */
export function siteLook(origin: string, workspace: string): Promise<SiteLook> {
  const url = `${origin}/widget/look.js?workspace=${encodeURIComponent(workspace)}`
  const asked = (import(/* @vite-ignore */ url) as Promise<{ default?: SiteLook }>).then(
    (it) => it.default ?? {},
    () => ({}),
  )
  return Promise.race([asked, new Promise<SiteLook>((resolve) => setTimeout(resolve, waits, {}))])
}
