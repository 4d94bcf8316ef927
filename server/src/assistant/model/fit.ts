import type { Locale, ModelFault } from '@baton/engine'
import { detectLanguage, sameWords } from '@baton/engine'

/** What a model said is not fit to be shown, for this reason. */
export class Unfit extends Error {
  readonly fault: ModelFault
  constructor(fault: ModelFault) {
    super(fault)
    this.fault = fault
  }
}

const broken = /[\uFFFD\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202D\u202E]/
/** Calls of tools and marks of chat formats that leak into the words of a model whose server does not read them. */
const leaked =
  /<\/?\|?(?:tool_calls?|tool_response|function(?:_call)?|think|im_start|im_end|endoftext|eot_id|start_header_id)\b|\[\/?(?:TOOL_CALLS|INST)\]|"(?:arguments|parameters|tool_calls|function|name)"\s*:\s*["{[]|^\s*[{[]\s*"|\b(?:search_knowledge|run_action|request_handoff|point_at|suggest_page|act_[a-z0-9.@+-]+_\w+)\b/
/** Markup that acts. It would be shown as text; that a model writes it at all means that somebody made it. */
const active =
  /<\s*\/?(?:script|iframe|img|svg|object|embed|style|link|meta|form|input|button|video|audio|base|a)\b[^>]*>?|\bon[a-z]{3,20}\s*=\s*["']|\b(?:java|vb)script\s*:|\bdata:text\/html/i

/** Whether words are no language at all: broken characters, the machinery of a model, markup that acts, noise. */
export function isGarbage(text: string): boolean {
  if (broken.test(text) || !text.isWellFormed() || leaked.test(text) || active.test(text)) return true
  if (/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{90,}/u.test(withoutLinks(text)))
    return true
  const marks = text.length - text.replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, '').length
  return text.length > 20 && marks > text.length / 2
}

const withoutLinks = (text: string) => text.replaceAll(/\b[a-z]+:\/\/\S+/gi, '')

/** How alike two sentences are when the second says nothing new. 0..1 */
const alike = 0.9

/** Whether a sentence is new after those before it: said already word for word, or one more of several that say the same. */
export function repetition(text: string, before: readonly string[]): 'new' | 'again' | 'loop' {
  if (runsInCircles(text)) return 'loop'
  if (before.includes(text)) return 'again'
  return before.filter((each) => sameWords(each, text) >= alike).length >= 2 ? 'loop' : 'new'
}

/** Text without an end can be a loop before it is a sentence. */
export function runsInCircles(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length >= 30 && new Set(words).size < words.length / 5
}

/** From here on a guess at one of our languages counts, and a guess that it is none of them. 0..1 */
const sure = { known: 0.5, other: 0.9 }

/** The language that an answer must have: the one the customer wrote last, as far as that is clear; null when we cannot tell it. */
export function languageOf(lastWords: string, soFar: Locale | 'other'): Locale | null {
  const { language, confidence } = detectLanguage(lastWords)
  if (language === 'other' && confidence >= sure.other) return null
  if (language !== 'other' && confidence >= sure.known) return language
  return soFar === 'other' ? null : soFar
}

/** Whether a text is clearly in another language than it must have. Where that is none of ours we say nothing. */
export function isOtherLanguage(text: string, expected: Locale | null): boolean {
  if (expected === null) return false
  const { language, confidence } = detectLanguage(text)
  return language !== expected && confidence >= (language === 'other' ? sure.other : sure.known)
}
