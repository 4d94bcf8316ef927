/** Calls back after the address may have changed without a load: by history or by fragment. */
export function watchPage(run: () => void): void {
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) navigation.addEventListener('currententrychange', run)
  else {
    // Older browsers tell nobody of pushState: listen in, and change nothing about it.
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name]
      history[name] = function (this: History, ...args) {
        original.apply(this, args)
        run()
      }
    }
  }
  addEventListener('popstate', run)
  addEventListener('hashchange', run)
}
