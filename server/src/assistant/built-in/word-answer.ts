import { claimsTransfer } from '@baton/engine'

/** As long as an answer may be. Characters. */
const longest = 700

/**
 * A passage as an answer: its own words, its steps as lines, a paragraph where it begins one, cut after a line or a sentence. A sentence that could be read as a promise
 * that somebody is being brought in is left out: only a handoff says that.
 */
export function wordAnswer(passage: string): string {
  let answer = ''
  let gap = '\n'
  for (const each of passage.split('\n')) {
    const line = withoutClaims(each.trim())
    if (line === '') {
      if (each.trim() === '') gap = '\n\n'
      continue
    }
    const next = answer ? `${answer}${gap}${line}` : line
    gap = '\n'
    if (next.length <= longest) answer = next
    else return answer || cutAtSentence(line)
  }
  return answer
}

function withoutClaims(line: string): string {
  if (!claimsTransfer(line).claims) return line
  return sentencesOf(line)
    .filter((sentence) => !claimsTransfer(sentence).claims)
    .join(' ')
}

function cutAtSentence(line: string): string {
  let cut = ''
  for (const sentence of sentencesOf(line)) {
    const next = cut ? `${cut} ${sentence}` : sentence
    if (next.length > longest) break
    cut = next
  }
  return cut || `${line.slice(0, longest).replace(/\s+\S*$/, '')}…`
}

function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.!?…]["”»)]?)\s+/u)
}
