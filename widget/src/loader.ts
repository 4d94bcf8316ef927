import { whenIdle } from './loader/idle.ts'
import { languageOf } from './loader/labels.ts'
import { siteLook, type SiteLook } from './loader/site-look.ts'
import { keptTrail } from './trail/kept-trail.ts'
import { watchSecrets } from './trail/secrets.ts'
import { watch } from './trail/watch.ts'
import { toldAddress, toldWords } from './trail/words.ts'
import { createWidget, type About, type Heard, type Identity, type Widget } from './loader/widget.ts'

type Listener = (value: unknown) => void
type Call = ArrayLike<unknown>

/** `Baton(…)` on the site's page. Before this file is there, a stub collects the calls in `q`. */
interface Front {
  (...call: unknown[]): void
  q?: Call[]
  loaded?: boolean
}

/** The server writes the site's look onto the script, where it knows both. */
type LoaderScript = HTMLScriptElement & { look?: SiteLook }

const site = window as unknown as { Baton?: Front }
const script: LoaderScript | null =
  (document.currentScript as LoaderScript | null) ??
  document.querySelector<LoaderScript>('script[data-workspace][src*="widget.js"]')

if (!site.Baton?.loaded) begin()

function begin() {
  const workspace = script?.dataset['workspace']
  if (!script || !workspace) {
    console.error('Baton: data-workspace is missing: see /docs.')
    return
  }
  const { origin } = new URL(script.src)
  const { locale, theme, accent, allowQuery, position, sounds, titleBadge } = script.dataset
  const told = script.look ? Promise.resolve(script.look) : siteLook(origin, workspace)
  const waiting: Call[] = site.Baton?.q ?? []
  const listeners = new Map<string, Set<Listener>>()
  let widget: Widget | null = null
  // From the first moment: what went wrong before anybody asked is what they ask about.
  const trail = keptTrail(workspace, () => sessionStorage)
  const secrets = watchSecrets()
  watch(trail.add, secrets)
  trail.page({
    at: new Date().toISOString(),
    url: toldAddress(location.href, location.href),
    title: toldWords(document.title, 120),
  })

  const front: Front = (...call) => {
    if (widget) run(widget, call)
    else waiting.push(call)
  }
  front.loaded = true
  site.Baton = front

  function run(to: Widget, call: Call) {
    try {
      const [name, value, more] = Array.from(call)
      switch (name) {
        case 'open':
          return to.open()
        case 'close':
          return to.close()
        case 'toggle':
          return to.toggle()
        case 'forget':
          return to.forget()
        case 'show':
          return to.show()
        case 'shutdown':
          return to.shutdown()
        case 'page':
        case 'setContext':
        case 'navigate':
          return to.page((value ?? {}) as About)
        case 'searched':
        case 'read':
        case 'handoff':
          return to.note(name, (value ?? {}) as object)
        case 'identify':
          return to.identify(value as Identity)
        case 'on': {
          const of = listeners.get(String(value)) ?? new Set()
          listeners.set(String(value), of.add(more as Listener))
          return
        }
        default:
          console.warn(`Baton: there is no Baton('${String(name)}').`)
      }
    } catch (error) {
      // The site's own fault, and no reason for its other calls to be lost.
      console.error(error)
    }
  }

  function emit<K extends keyof Heard>(name: K, value: Heard[K]) {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(value)
      } catch (error) {
        // The site's own fault, and no reason for the chat to stop.
        console.error(error)
      }
    }
  }

  function draw(site: SiteLook) {
    // Listeners first, so that they hear what opening says.
    const order = (call: Call) => (call[0] === 'on' ? 0 : 1)
    const color =
      accent ||
      getComputedStyle(document.documentElement).getPropertyValue('--baton-accent').trim() ||
      site.accent ||
      ''
    const wished = theme ?? site.theme
    const made = createWidget(
      {
        workspace: workspace ?? '',
        origin,
        locale: languageOf([locale, site.locale, document.documentElement.lang, navigator.language]),
        theme: wished === 'light' || wished === 'dark' ? wished : null,
        left: (position ?? site.position) === 'left',
        large: site.size === 'large',
        sounds: sounds === undefined ? !!site.sounds : sounds !== 'off',
        titleBadge: titleBadge === undefined ? !!site.titleBadge : titleBadge !== 'off',
        accent: color,
        allowQuery: allowQuery ?? null,
        trail,
        secrets,
      },
      emit,
    )
    widget = made
    for (const call of waiting.sort((a, b) => order(a) - order(b))) run(made, call)
  }

  const begun = () => whenIdle(() => void told.then(draw))
  if (document.body) begun()
  else addEventListener('DOMContentLoaded', begun)
}
