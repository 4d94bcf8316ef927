/** "On Monday, Mira wrote:" as mail programs put it above what they quote; a line, or two. */
const wroteLines: readonly RegExp[] = [
  /^(on|am|el|le|em|op|den|il|w dniu)\s.{3,200}(?<!\p{L})(wrote|schrieb|escribi[óo]|a\s+[ée]crit|escreveu|schreef|ha scritto|skrev|pisze|napisał\(a\))(?!\p{L}).{0,120}:\s*$/iu,
  /^.{3,120}<[^<>\s]+@[^<>\s]+>.{0,20}(?<!\p{L})(wrote|schrieb|escribi[óo]|a\s+[ée]crit|escreveu|ha scritto|skrev|napisał\(a\))(?!\p{L}).{0,80}:\s*$/iu,
  // With a day and a time before the address, and no word for writing.
  /^(?=.{0,60}\d{4})(?=.{0,80}\d{1,2}[:.]\d{2}).{6,120}<[^<>\s]+@[^<>\s]+>\s*:\s*$/u,
  /^.{0,80}<[^<>\s]+@[^<>\s]+>\s*于.{6,60}写道\s*[:：]\s*$/u,
]

const originalLine =
  /^[-_\s>*]{2,}\s*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|message d['’]origine|message transféré|mensagem original|mensagem encaminhada)\s*[-_\s*]*$/i

/** The heads that Outlook writes above what it quotes: the first, and one of those that follow. */
const fromHead = /^\*?(from|von|de|expéditeur|remitente|da|van|från|fra|od|от)\s*:\*?\s*\S/i
const sentHead =
  /^\*?(sent|date|gesendet|datum|enviado( el)?|fecha|envoyé|data|enviada( em)?|inviato|verzonden|skickat|sendt|wysłano|отправлено)\s*:\*?\s*\S/i
/** As web mail writes it, the other way round: then the sender has an address. */
const sentFirst = /^\*?(sent|gesendet|inviato|verzonden|envoyé|enviado|enviada em)\s*:\*?\s*\S.{0,100}\d{4}/i

const signatureLine = /^--\s?$/
const fromPhone =
  /^(sent from my|sent (from|with) (proton mail|outlook)|get outlook for|von meinem .{1,40} gesendet|gesendet (von|mit) (meinem|der)|enviado desde mi|enviado do meu|envoyé de(puis)? mon|inviato da(l mio)?|verstuurd vanaf mijn)\b.{0,80}$/i

/**
 * What somebody wrote, without the mail that they answer and without their signature. Where nothing would be left, all of it; where they wrote
 * between quoted lines, these stay, because the answer would be nothing without them.
 */
export function stripQuotes(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n').slice(0, 5000)
  const end = endOfOwn(lines)
  const own = withoutSignature(withoutTrailingQuote(lines.slice(0, end)))
  const kept = own
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return kept === '' ? text.trim() : kept
}

/** Where the quoted mail begins; the number of lines where there is none. */
function endOfOwn(lines: readonly string[]): number {
  for (const [i, line] of lines.entries()) {
    const bare = line.trim()
    if (bare === '' || bare.startsWith('>')) continue
    const two = `${bare} ${(lines[i + 1] ?? '').trim()}`
    const isHead = originalLine.test(bare) || isOutlook(lines, i) || wroteLines.some((head) => head.test(bare))
    const isTwoLines = !isHead && bare.length < 120 && wroteLines.some((head) => head.test(two))
    // What they wrote below it belongs to an answer between the lines.
    if (isHead || isTwoLines) {
      const rest = lines.slice(i + (isTwoLines ? 2 : 1))
      if (!isBetweenLines(rest)) return i
    }
  }
  return lines.length
}

function isOutlook(lines: readonly string[], i: number): boolean {
  const bare = (lines[i] ?? '').trim()
  const at = /^_{8,}$/.test(bare) ? i + 1 : i
  const first = (lines[at] ?? '').trim()
  const second = (lines[at + 1] ?? '').trim()
  if (sentFirst.test(first)) return fromHead.test(second) && second.includes('@')
  if (!fromHead.test(first)) return false
  return lines.slice(at + 1, at + 5).some((line) => sentHead.test(line.trim()))
}

/** Quoted lines with words of their own after them. */
function isBetweenLines(rest: readonly string[]): boolean {
  const lastQuoted = rest.findLastIndex((line) => line.trim().startsWith('>'))
  if (lastQuoted < 0) return false
  const after = withoutSignature(rest.slice(lastQuoted + 1))
    .join('')
    .trim()
  return after !== ''
}

function withoutTrailingQuote(lines: readonly string[]): string[] {
  let end = lines.length
  while (end > 0 && (lines[end - 1]?.trim() === '' || lines[end - 1]?.trim().startsWith('>'))) end -= 1
  return lines.slice(0, end)
}

function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findLastIndex((line) => signatureLine.test(line))
  const shorter = at > 0 && lines.length - at <= 15 ? lines.slice(0, at) : [...lines]
  let end = shorter.length
  while (end > 0 && shorter[end - 1]?.trim() === '') end -= 1
  return end > 1 && fromPhone.test(shorter[end - 1]?.trim() ?? '') ? shorter.slice(0, end - 1) : shorter.slice(0, end)
}
