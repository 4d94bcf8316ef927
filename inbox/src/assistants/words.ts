import type { ServerRow } from '../sync/action-queries.ts'
import type { Rule, Settings } from '../sync/assistant-queries.ts'

export const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'German',
  es: 'Spanish',
  fr: 'French',
  pt: 'Portuguese',
  other: 'any other language',
}

/** What words an answer, as people call it: `openai:gpt-x` is gpt-x. */
export const modelWords = (model: string): string =>
  model === 'built-in' ? 'built-in' : model.slice(model.indexOf(':') + 1)

/** A site as rules name it: its host, with its port where that is not the usual one. */
export const hostOfSite = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin)

/** When a rule fits, in a line. */
export function ruleWords({ channels, sites, pages, languages, hours }: Rule): string {
  const parts = [
    channels.length > 0 && `by ${either(channels)}`,
    sites.length > 0 && `on ${either(sites)}`,
    pages.length > 0 && `at ${either(pages)}`,
    languages.length > 0 && `in ${either(languages.map((each) => languageNames[each] ?? each))}`,
    hours && `in its hours (${hours.timeZone})`,
  ].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(', ') : 'always'
}

function either(many: readonly string[]): string {
  const shown = many.length > 3 ? [...many.slice(0, 2), `${many.length - 2} more`] : many
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** A line of a comparison: what it is called, and how it reads. */
export interface SettingLine {
  name: string
  value: string
}

/** Settings as lines that a person can compare. */
export function settingLines(it: Settings): SettingLine[] {
  const all = (many: readonly string[] | null, none: string) => (many === null ? none : many.join(', ') || 'none')
  const { bounds, knowledge } = it
  return [
    { name: 'Name', value: it.name },
    { name: 'Mark', value: it.mark },
    { name: 'Goal', value: it.goal || 'none' },
    { name: 'Tone', value: it.tone || 'none' },
    { name: 'Instructions', value: it.instructions || 'none' },
    { name: 'Model', value: it.model === 'built-in' ? 'always the built-in assistant' : 'the configured model' },
    {
      name: 'Knowledge',
      value: knowledge ? [...knowledge.sources, ...knowledge.tags.map((tag) => `#${tag}`)].join(', ') || 'none' : 'all',
    },
    { name: 'Playbooks', value: all(it.playbooks, 'all') },
    { name: 'Tools', value: all(it.tools, 'all') },
    { name: 'Guidance', value: all(it.guidance, 'all') },
    { name: 'Intents for people', value: bounds.intents.join(', ') || 'none' },
    { name: 'Topics left alone', value: topicsText(bounds.topics) || 'none' },
    { name: 'Languages', value: bounds.languages.map((each) => languageNames[each] ?? each).join(', ') || 'all' },
  ]
}

/** What is other between two settings: how it was, and how it is. */
export function changesBetween(before: Settings, after: Settings): { name: string; was: string; is: string }[] {
  const was = settingLines(before)
  return settingLines(after).flatMap(({ name, value }, i) =>
    was[i] && was[i].value !== value ? [{ name, was: was[i].value, is: value }] : [],
  )
}

/** The tools to choose from, by the name that an assistant's settings have; also those that are chosen and gone. */
export function toolChoices(
  servers: readonly Pick<ServerRow, 'id' | 'name' | 'actions'>[],
  chosen: readonly string[],
): { value: string; name: string }[] {
  const known = servers.flatMap(({ id, name, actions }) =>
    actions
      .filter(({ state, tool }) => state !== 'gone' || chosen.includes(`${id}:${tool}`))
      .map(({ tool, title, state }) => ({
        value: `${id}:${tool}`,
        name: `${title || tool} · ${name}${state === 'on' ? '' : ' (off)'}`,
      })),
  )
  const gone = chosen.filter((each) => !known.some(({ value }) => value === each))
  return [...known, ...gone.map((value) => ({ value, name: servers.length > 0 ? `${value} (gone)` : value }))]
}

type Topics = Settings['bounds']['topics']

/** Topics as they are written: a line each, its name before the colon. */
export const topicsText = (topics: Topics): string =>
  topics.map(({ name, words }) => `${name}: ${words.join(', ')}`).join('\n')

/** Topics from their lines; what has no words counts as its own. */
export function readTopics(text: string): Topics {
  return text.split('\n').flatMap((line) => {
    const colon = line.indexOf(':')
    const name = (colon < 0 ? line : line.slice(0, colon)).trim()
    const words = listOf(colon < 0 ? '' : line.slice(colon + 1))
    return name === '' ? [] : [{ name, words: words.length > 0 ? words : [name] }]
  })
}

/** What stands between commas. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]
