import type { Locale } from '@baton/engine'
import { fold } from '../knowledge/fold.ts'

/** As much of a text as is looked at. Characters. */
const readAtMost = 4000

const noes: Record<Locale, RegExp> = {
  en: /^(not|no|never|none|nothing|cannot|(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should)nt|without|unable|fails?|failed|error)$/,
  de: /^(nicht|nichts|nie|niemals|kein\w*|ohne|un(gultig|moglich)|fehler\w*|fehlt|fehlen)$/,
  es: /^(no|nunca|jamas|nada|sin|ningun\w*|falla|error|falta)$/,
  fr: /^(ne|n|pas|jamais|rien|aucun\w*|sans|erreur|impossible|manque)$/,
  pt: /^(nao|nunca|jamais|nada|sem|nenhum\w*|falha|erro|falta)$/,
}

/** Whether a text says that something is not, does not or cannot. */
export function saysNo(text: string, locale: Locale): boolean {
  const words = text.slice(0, readAtMost).matchAll(/[\p{L}\p{M}]+(?:['’ʼ´`][\p{L}\p{M}]+)*/gu)
  return [...words].some(([word]) => noes[locale].test(fold(word.toLowerCase().replace(/['’ʼ´`]/g, ''))))
}

const hows: Record<Locale, RegExp> = {
  en: /\bhow (?:do|does|can|could|to|would|should|shall)\b/i,
  de: /\bwie (?!lang|viel|hoch|oft|weit|teuer|groß|schnell)\p{L}/iu,
  es: /(?<!\p{L})c[oó]mo (?:puedo|se|hago|hacer|\p{L}+o)(?!\p{L})/iu,
  fr: /\bcomment\b/i,
  pt: /\bcomo (?:posso|se|faço|fazer|\p{L}+o)(?!\p{L})/iu,
}

/** Whether a text asks how something is done. */
export function asksHow(text: string, locale: Locale): boolean {
  return hows[locale].test(text.slice(0, readAtMost))
}
