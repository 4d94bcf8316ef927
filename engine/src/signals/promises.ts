import { foldText } from './folded.ts'
import { sentencesOf } from './sentences.ts'

/** A sentence in which somebody says what will happen. Offsets are UTF-16 units. */
export interface Promised {
  from: number
  to: number
}

// Somebody of us, a will, and a deed: "I will send you", "wir melden uns", "le enviaremos", "nous allons", "vou verificar".
const frames = [
  /\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to) (?!(?:be (?:happy|glad|able)|need|have to|not |never |try)\b)\w+/,
  /\byou(?:'ll| will) (?:receive|get|hear|have)\b/,
  /\b(?:your|the) (?:refund|replacement|parcel|order|money|new \w+) (?:will be|is going to)\b/,
  /\b(?:ich|wir) (?:werde|werden|schicke|schicken|sende|senden|erstatte|erstatten|melde|melden|kummere|kummern|veranlasse|veranlassen|leite|leiten|storniere|stornieren)\b(?!.{0,40}\bnicht\b)/,
  /\bsie (?:erhalten|bekommen|horen von)\b/,
  /\b(?:le|te|les) (?:enviare|enviaremos|enviamos|reembolsaremos|llamaremos|avisare|avisaremos|contactaremos)\b|\b(?:voy|vamos) a (?:enviar|reembolsar|revisar|pedir|hacer|llamar|devolver)|\brecibira\b/,
  /\b(?:je|nous) (?:vais|allons|vous envoie|vous envoyons|vous rembours\w+|vous tiens|reviens|revenons)\b|\bvous (?:recevrez|serez)\b/,
  /\b(?:vou|vamos|iremos|irei) (?:enviar|reembolsar|verificar|pedir|fazer|devolver|encaminhar|cancelar|retornar)\b|\b(?:enviaremos|reembolsaremos|receberao?|entraremos em contato)\b/,
]
const most = 3

/** What a reply says will happen: at most three sentences, none of them a question or a condition. */
export function readPromises(reply: string): readonly Promised[] {
  const read = reply.slice(0, 2000)
  const folded = foldText(read)
  return sentencesOf(read)
    .filter(({ from, to }) => {
      const said = folded.slice(from, to)
      return !said.endsWith('?') && !/^(?:if|wenn|falls|si|se)\b/.test(said) && frames.some((frame) => frame.test(said))
    })
    .slice(0, most)
}
