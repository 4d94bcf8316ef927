/** What the site's side remembers of the chat; nothing where storage is refused. */
export function remembered(workspace: string) {
  const key = (name: string) => `baton:${workspace}:${name}`
  const flag = (store: () => Storage, name: string) => ({
    get(): boolean {
      try {
        return store().getItem(key(name)) === '1'
      } catch {
        return false
      }
    },
    set(on: boolean) {
      try {
        if (on) store().setItem(key(name), '1')
        else store().removeItem(key(name))
      } catch {
        // Then the next page begins with a closed chat.
      }
    },
  })
  return {
    /** The chat stands open, in this tab. */
    open: flag(() => sessionStorage, 'open'),
    /** There is a thread to go on with, so the chat is loaded before anybody opens it. */
    thread: flag(() => localStorage, 'thread'),
  }
}
