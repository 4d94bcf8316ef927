import type { Page } from 'playwright-core'
import type { FilledDesk } from './fill-desk.ts'

/** Another part of a screen, behind its address: what a click on a list opens. */
const further = (desk: FilledDesk): string[] => [
  `/c/${desk.handedIn}`,
  `/insights/incidents?incident=${desk.incident}`,
  '/wallboard?tv=true',
]

/** What stands for each parameter of a route. A new one belongs here, or the journeys that open every screen fail. */
const parameters = (desk: FilledDesk): Record<string, string> => ({
  conversationId: desk.held,
  externalId: desk.customer,
})

/** Every screen of the inbox, as its own router knows them in the browser: one that is new is opened too. */
export async function everyScreen(inbox: Page, desk: FilledDesk): Promise<string[]> {
  const paths = (await inbox.evaluate('Object.keys(__TSR_ROUTER__.routesByPath)')) as string[]
  const known = parameters(desk)
  const filled = paths.map((path) =>
    path.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = known[name]
      if (value === undefined)
        throw new Error(`${path} has a parameter that journeys/src/desk/screens.ts does not know`)
      return value
    }),
  )
  return [...filled, ...further(desk)]
}

/** Goes there without loading the page anew, and waits until what it shows is there. */
export async function openScreen(inbox: Page, path: string): Promise<void> {
  const [to, query = ''] = path.split('?')
  const search = Object.fromEntries([...new URLSearchParams(query)].map(([k, v]) => [k, v === 'true' ? true : v]))
  await inbox.evaluate(`__TSR_ROUTER__.navigate({ to: ${JSON.stringify(to)}, search: ${JSON.stringify(search)} })`)
  await settled(inbox)
}

/** Nothing on the screen is still being loaded. */
export async function settled(inbox: Page): Promise<void> {
  await inbox.waitForFunction(
    () =>
      document.querySelector('output[aria-label^="Loading"], output[aria-label^="Opening"]') === null &&
      document.querySelector('[data-ready], [role=log], nav, main') !== null,
  )
}
