/** The line on the page that says that it is seen, for as long as it is. */
export interface Indicator {
  remove(): void
}

const look = `
:host{all:initial;color-scheme:light dark}
.bar{position:fixed;z-index:2147482999;top:calc(8px + env(safe-area-inset-top));left:50%;transform:translateX(-50%);display:flex;align-items:center;gap:4px;max-width:calc(100vw - 16px);
  padding:0 0 0 14px;border-radius:22px;background:oklch(.25 .02 265);color:oklch(.97 .004 265);font:13px/18px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;
  box-shadow:0 6px 20px oklch(.25 .03 265/.3),0 0 0 1px oklch(.95 .02 265/.18)}
i{flex:none;width:9px;height:9px;margin-right:6px;border-radius:50%;background:oklch(.7 .19 26)}
p{margin:0;padding:8px 0;min-width:0;overflow-wrap:anywhere}
button{flex:none;min-width:64px;height:44px;margin:0;padding:0 16px;border:0;border-radius:22px;background:none;color:inherit;font:inherit;font-weight:600;text-decoration:underline;text-underline-offset:3px;cursor:pointer}
button:focus-visible{outline:2px solid oklch(.97 .004 265);outline-offset:-5px}
@media (forced-colors:active){.bar{border:1px solid CanvasText}}
@media print{:host{display:none}}
`

/** Says who sees the page, with a way to end it that is always there. */
export function showIndicator(says: string, stop: string, onStop: () => void): Indicator {
  const host = document.createElement('div')
  host.id = 'baton-indicator'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]
  const bar = document.createElement('div')
  bar.className = 'bar'
  bar.setAttribute('role', 'region')
  bar.ariaLabel = says
  const words = document.createElement('p')
  words.textContent = says
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = stop
  button.addEventListener('click', onStop)
  bar.append(document.createElement('i'), words, button)
  root.append(bar)
  const stay = () => {
    if (!host.isConnected) document.body.append(host)
  }
  stay()
  // A framework that exchanges the page's body must not take the way out away.
  const watch = new MutationObserver(stay)
  watch.observe(document.documentElement, { childList: true })
  watch.observe(document.body, { childList: true })
  return {
    remove() {
      watch.disconnect()
      host.remove()
    },
  }
}
