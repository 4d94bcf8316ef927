import type { BrowserContext, Page } from 'playwright-core'
import { canary } from './payloads.ts'

/** Everything that happened in a browser and that words alone cannot do. */
export interface Watch {
  /** What ran, was asked for, opened, or was held back by a policy alone. */
  caught: string[]
  /** Pages that the journey opens itself. */
  mine: Set<Page>
}

/** Listens in all pages and frames of a browser. `own` are the origins that may be asked, for anything but what the words name. */
export async function watch(context: BrowserContext, own: readonly string[]): Promise<Watch> {
  const caught: string[] = []
  const mine = new Set<Page>()
  await context.exposeFunction(canary, (what: unknown) => void caught.push(`ran: ${String(what)}`))
  // A script that only the policy stops is a hole as well.
  await context.addInitScript(`
    addEventListener('securitypolicyviolation', (event) => {
      ${canary}('held back by ' + event.violatedDirective + ': ' + event.blockedURI + ' ' + event.sample)
    })
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => ${canary}(name)
  `)
  const foreign = (url: string) => {
    const { origin, protocol } = new URL(url)
    return url.toLowerCase().includes(canary) || !(own.includes(origin) || /^(data|blob|about):$/.test(protocol))
  }
  context.on('request', (request) => {
    if (foreign(request.url())) caught.push(`asked: ${request.url()}`)
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (foreign(socket.url().replace(/^ws/, 'http'))) caught.push(`asked: ${socket.url()}`)
    })
    page.on('download', (download) => void caught.push(`saved: ${download.url()}`))
    page.on('popup', (popup) => void caught.push(`opened: ${popup.url()}`))
    page.on('dialog', (dialog) => {
      caught.push(`asked by a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
  })
  // Nothing leaves, whatever is asked for.
  await context.route(
    (url) => foreign(url.href),
    (route) => route.abort(),
  )
  return { caught, mine }
}

/** Runs in the page: elements whose attributes have words in them that only an attack has, where an attribute may do something. */
export const armed = `(() => {
  const harmless = /^(title|aria-\\w+|alt|value|placeholder|data-[\\w-]+|class|id|for|name|label|key|content|download)$/
  const found = []
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot)
      for (const { name, value } of element.attributes) {
        if (!/${canary}/i.test(value) || harmless.test(name)) continue
        // A web address that somebody wrote may be followed, by whoever wants to.
        if (name === 'href' && element.tagName === 'A' && /^https?:/.test(value) && /noopener/.test(element.rel)) continue
        found.push('<' + element.tagName + ' ' + name + '="' + value.slice(0, 100) + '">')
      }
    }
  }
  look(document)
  return found
})()`
