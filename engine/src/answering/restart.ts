import { formBit, readSentences, topicBit } from './read-asks.ts'
import type { Sentence } from './read-asks.ts'

const problem = topicBit('problem')
const anyWh = formBit('what') | formBit('who') | formBit('how') | formBit('tell') | formBit('need')
const help = formBit('help')
const other = formBit('other')
const more = formBit('more')
/** Words that make an opening question no more specific. */
const general =
  /^(today|heute|hoy|aujou|hoje|detai|bring|exact|seem|seems|descr|expla|bit|littl|probl|issue|matte|troub|conce|happe|goin|going|wrong|reaso|asunt|motiv|souci|raiso|anlie|helpe|suppo|hilfe|servi|ayuda|aide|ajuda|grund|passi|aconte|ocurr|briev|short|words|situa|reque|query|quest|start|begin|kurz|worum|geht|verla|suced|houve|passe|acont|conta|consu|duvid|dudas|inqui|case|caso|fall|morni|afte|after|eveni|there|name|hallo|hello|guten|tag|hola|bonjo|salut|buena|tarde|dia|dias|bom|boa|hi|hey|welco|thank|good|puedo|puis|pasad|oi|posso|kann|spent|start|matte|waiti|summa|overv|resum|zusam|uberb|quick|brief|walk|throu|fuhrt|brings|bring|trae|amene|traz|team|suppo|equip|equip|podem|poder|pouve)$/

/**
 * Whether a first reply after a handoff begins the conversation anew: an open question for the problem that the customer has
 * already told, with nothing in the reply that shows it was read. Gives how sure that is, 0..1; 0 where it is none.
 */
export function restartScore(draft: string, knowsAlready: (sentence: Sentence) => boolean): number {
  const sentences = readSentences(draft)
  if (sentences.some((sentence) => knowsAlready(sentence))) return 0
  let best = 0
  for (const s of sentences) {
    const open = s.stems.every((stem) => general.test(stem))
    if (!open || !s.asks) continue
    if (s.forms & (other | more)) continue
    if ((s.topics & problem) !== 0 && s.forms & anyWh) best = Math.max(best, 0.95)
    else if (s.forms & help && (s.marked || s.forms & formBit('tell')) && s.forms & anyWh) best = Math.max(best, 0.9)
  }
  return best
}

/** A word that makes no sentence one about this case. */
export const isGeneral = (stem: string): boolean => general.test(stem)

/** Whether words say something of this case: enough of them for a sentence that is no greeting. */
export const isSpecific = (stems: readonly string[]): boolean => stems.filter((stem) => !general.test(stem)).length >= 4
