import { fold } from '../../knowledge/fold.ts'

const greetings = list(`
  hi hello hey hiya howdy yo good morning afternoon evening day greetings there
  hallo moin servus guten tag morgen abend gruss gott gruezi zusammen
  hola buenos buenas dias tardes noches que tal
  bonjour bonsoir salut coucou
  ola oi bom dia boa tarde noite tudo bem`)
const thanks = list(`
  thanks thank you thx ty cheers much so very many great perfect cool nice ok okay fine bye goodbye no nope that is was all thats it
  danke dankeschon vielen dank super prima toll gut alles klar tschuss ciao wiedersehen auf nein das wars war
  gracias muchas vale perfecto genial adios no eso es todo
  merci beaucoup parfait super au revoir non c est tout
  obrigado obrigada muito perfeito otimo tchau adeus nao e so isso`)
const greetingHeads = list(
  'hi hello hey hiya howdy yo morning afternoon evening greetings hallo moin servus tag morgen abend gruezi hola buenos buenas bonjour bonsoir salut coucou ola oi bom boa',
)
const thanksHeads = list(
  'thanks thank thx ty cheers bye goodbye danke dankeschon dank tschuss ciao gracias adios merci revoir obrigado obrigada tchau adeus',
)

/** Whether a text is a greeting, or thanks and good-bye, and nothing else; null when it says more. */
export function readSmallTalk(text: string): 'greeting' | 'thanks' | null {
  if (text.length > 120 || text.includes('?')) return null
  const words = fold(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0 || words.length > 8) return null
  const only = (known: ReadonlySet<string>) => words.every((word) => known.has(word))
  if (only(greetings) && words.some((word) => greetingHeads.has(word))) return 'greeting'
  if (words.every((word) => thanks.has(word) || greetings.has(word)) && words.some((word) => thanksHeads.has(word)))
    return 'thanks'
  return null
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
