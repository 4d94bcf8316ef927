import { isPage } from '../incidents/read-signs.ts'

/** When a rule of a workspace fits. An empty list is any. `open`: whether its hours are open now; true where it has none. */
export interface AssistantRule {
  assistantId: string
  channels: readonly string[]
  /** Hosts, such as shop.example. */
  sites: readonly string[]
  /** Paths with stars for anything, or names of features. */
  pages: readonly string[]
  languages: readonly string[]
  open: boolean
}

/** Where a conversation takes place. */
export interface Asked {
  channel: string
  language: string
  page: { url: string; feature?: string | undefined } | null
}

/** The assistant, and the number of the rule that chose it, from 0; null where none fitted and it is the default. */
export interface ChosenAssistant {
  assistantId: string
  rule: number | null
}

/** The assistant of the first rule that fits; the default where none does. There is always one. */
export function chooseAssistant(rules: readonly AssistantRule[], defaultId: string, asked: Asked): ChosenAssistant {
  const rule = rules.findIndex((each) => fits(each, asked))
  return rule < 0
    ? { assistantId: defaultId, rule: null }
    : { assistantId: rules[rule]?.assistantId ?? defaultId, rule }
}

function fits(rule: AssistantRule, { channel, language, page }: Asked): boolean {
  const any = (list: readonly string[], one: (each: string) => boolean) => list.length === 0 || list.some(one)
  return (
    rule.open &&
    any(rule.channels, (each) => each === channel) &&
    any(rule.languages, (each) => each === language) &&
    any(rule.sites, (each) => page !== null && isSite(page.url, each.toLowerCase())) &&
    any(rule.pages, (each) => page !== null && (isPage(page.url, each) || isFeature(page.feature, each)))
  )
}

const isFeature = (feature: string | undefined, name: string): boolean =>
  feature !== undefined && feature.toLowerCase() === name.toLowerCase()

/** A host is that site on whatever port; with a port it is that one. What stands before an @ is no host. */
function isSite(url: string, site: string): boolean {
  const host = (/^https?:\/\/(?:[^/?#@]*@)?([^/?#@]+)/i.exec(url)?.[1] ?? '').toLowerCase()
  return host === site || host.replace(/:\d*$/, '') === site
}
