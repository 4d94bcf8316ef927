import type { Act, Locale } from '@baton/engine'
import { block, type Target } from '@baton/protocol'
import type { Turn } from '../assistant.ts'
import { folded } from '../folded.ts'
import { isGarbage, isOtherLanguage } from './fit.ts'
import { linksIn, plainText } from './plain-text.ts'
import type { Sources } from './sources.ts'
import type { ToolCall } from './tools.ts'

/** What became of a call: an act to commit and the answer for the model, or the answer alone. */
export interface Pointed {
  act: Act | null
  answer: string
}

export interface PointerParts {
  turn: Turn
  sources: Sources
  /** The language that the customer reads; null where that is not known. */
  language: Locale | null
  /** Whether the workspace's sites include the address. */
  mayGoTo: (href: string) => Promise<boolean>
}

type PointAt = Extract<ToolCall, { name: 'point_at' }>
type SuggestPage = Extract<ToolCall, { name: 'suggest_page' }>

/**
 * Checks what a model wants to show on the customer's page: once in a turn, only what is known to be there, only sites that are allowed, and words
 * beside it that are fit to be shown. Words of the page may have asked for it; they get no further than this.
 */
export function createPointer({ turn, sources, language, mayGoTo }: PointerParts) {
  let done = false

  const shown = (act: Omit<Extract<Act, { kind: 'point' }>, 'kind'>, answer: string): Pointed => {
    done = true
    return { act: { kind: 'point', ...act }, answer }
  }

  return {
    pointAt({ target, note }: PointAt): Pointed {
      if (done) return refused('You have shown something already; once in a turn is enough.')
      const words = note === null ? null : plainText(note).text
      const wrong = words === null ? null : whyNotWords(words, language)
      if (wrong) return refused(wrong)
      const found = findTarget(turn, sources, target)
      if (!found) return refused('There is nothing of that name on the page, as far as is known.')
      return shown(
        { ...found, note: words, url: null },
        'It is shown to the customer, with your note. Say in words what to do as well.',
      )
    },

    async suggestPage({ url, label }: SuggestPage): Promise<Pointed> {
      if (done) return refused('You have shown something already; once in a turn is enough.')
      const words = plainText(label).text
      const wrong = whyNotWords(words, language)
      if (wrong) return refused(wrong)
      const href = resolved(url, turn.page?.url)
      if (!href || sources.inventedLink(href) !== null) return refused('No source names this address.')
      if (!(await mayGoTo(href))) return refused('This address is not on a site that may be suggested.')
      return shown(
        { captureId: null, node: null, note: null, url: href, label: words },
        'It is offered to the customer, who may open it or not.',
      )
    },
  }
}

const refused = (why: string): Pointed => ({ act: null, answer: `Not shown. ${why}` })

/** Words that stand beside a ring on somebody's page: short, plain, in their language, without an address in them. */
function whyNotWords(words: string, language: Locale | null): string | null {
  if (words === '' || isGarbage(words) || linksIn(words).length > 0) return 'These words are not fit to be shown.'
  return isOtherLanguage(words, language) ? 'These words are in another language than the customer’s.' : null
}

/** By its number or its name, where a picture of the page was taken; otherwise by a name that the page, a source or the customer has said. */
function findTarget(turn: Turn, sources: Sources, target: string | number) {
  const { picture } = turn
  if (picture) {
    const found = targetOf(picture.targets, target)
    return found && !found.label.includes(block)
      ? { captureId: picture.captureId, node: found.id, label: found.label || null }
      : null
  }
  if (typeof target === 'number') return null
  const name = folded(target)
  const onPage = (turn.page?.trail ?? []).some((entry) => 'label' in entry && folded(entry.label) === name)
  const said = turn.thread.some(({ text }) => folded(text).includes(name))
  const known = name !== '' && !name.includes(block) && (onPage || said || sources.names(target))
  return known ? { captureId: null, node: null, label: target.trim() } : null
}

function targetOf(targets: readonly Target[], target: string | number): Target | undefined {
  if (typeof target === 'number') return targets.find(({ id }) => id === target)
  const name = folded(target)
  return name === '' ? undefined : targets.find(({ label }) => folded(label) === name)
}

/** The address as it can be opened: one of the web; a path is one of the customer's site. */
function resolved(url: string, site: string | undefined): string | null {
  if (!URL.canParse(url, site)) return null
  const { protocol, username, password, href } = new URL(url, site)
  return /^https?:$/.test(protocol) && !username && !password ? href : null
}
