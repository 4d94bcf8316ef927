import { walk } from './asked-words.ts'
import { f, isForm, readLines, type At } from './lines.ts'
import { answerable, stemOf } from './read-asks.ts'
import { readFrame } from './question-frames.ts'
import { verbFamilies } from './verb-families.ts'
import { topicWords } from './topics.ts'

/** What a draft asks its reader for, as exactly as its words say. */
export interface Wanted {
  /** Bits of the topics that the asked words name. */
  topics: number
  /** Beginnings of the asked words themselves. */
  stems: ReadonlySet<string>
  /** Beginnings of all words with a meaning in its sentence. */
  around: ReadonlySet<string>
  /** The same without what the customer owns or bought, whatever it is called. */
  core: ReadonlySet<string>
  /** Beginnings of its verbs with their families, as bits. */
  verbs: ReadonlyMap<string, number>
  /** The words name a thing ("parcel") and not what identifies it ("parcel number"). */
  thing: boolean
  /** It asks whether something has been done. */
  done: boolean
  /** By which kind of words it is asked. */
  by: 'question' | 'request' | 'whether' | 'bare'
  /** Where the sentence stands in the draft: UTF-16 offsets. */
  from: number
  to: number
}

const cue = {
  question: f('what') | f('where') | f('when') | f('who') | f('howMany') | f('how'),
  request: f('tell') | f('need'),
  whether: f('have'),
}
const marks = topicWords.bit('thing') | topicWords.bit('code')
const thing = topicWords.bit('thing')
const date = topicWords.bit('date')
const tried = topicWords.bit('steps')
/** "How do you restart it?" asks for no step taken; "how may we reach you" asks for a number. */
const byHow = topicWords.bit('name') | topicWords.bit('phone')

/**
 * Everything that a draft asks its reader for. Sentences that deny ("no need to send …"), ask for another ("a second address"), or
 * ask what can be seen somewhere ("the address you see there") ask for nothing known.
 */
export function readWanted(draft: string): Wanted[] {
  return readLines(draft).flatMap(readSentence)
}

function readSentence(line: readonly At[]): Wanted[] {
  const wanted: Wanted[] = []
  const asked = line.some(({ word }) => word.asked)
  const around = new Set<string>()
  const core = new Set<string>()
  for (const { word, form, inForm, topic } of line) {
    if (form || inForm) continue
    around.add(stemOf(word.text))
    if (!topic || (topic.classes & thing) === 0) core.add(stemOf(word.text))
  }
  const verbs = new Map<string, number>()
  for (const { text, classes } of verbFamilies.tag(line.map(({ word }) => word)))
    if (classes) verbs.set(stemOf(text), classes)
  const has = (bits: number) => line.some((at) => isForm(at, bits))
  const done =
    asked &&
    perfect.test(
      line
        .slice(0, 5)
        .map(({ word }) => word.text)
        .join(' '),
    )
  const place = { around, core, verbs, done, from: line[0]!.word.from, to: line.at(-1)!.word.to }

  /** Takes the words from `start` on as asked for; whether there were any. */
  const add = (start: number, by: Wanted['by'], fitting = ~0): boolean => {
    if (by !== 'question' && line.slice(0, start + 1).some((at) => isForm(at, f('other')))) return false
    const segments = walk(line, start).filter(
      ({ other, topics }) => !other && (topics === 0 || (topics & fitting) !== 0),
    )
    const rest = line.slice(segments.at(-1)?.end ?? line.length)
    if (rest.some(({ word }, i) => elsewhere.test(word.text) || (i === rest.length - 1 && there.test(word.text))))
      return false
    // "Haben Sie die Adresse mit diesen Schritten getrennt?" asks whether it was done.
    if (by === 'whether' && /^(haben|hast)/.test(line[0]!.word.text) && rest.length > 2) return false
    for (const { topics, stems } of segments)
      wanted.push({ ...place, topics: topics & ~marks, stems, thing: (topics & topicWords.bit('thing')) !== 0, by })
    return segments.length > 0
  }

  if (has(f('same'))) return wanted
  const framed = readFrame(line, asked)
  if (framed !== null) return [{ ...place, topics: framed, stems: new Set(), thing: false, by: 'question' }]
  for (const [i, at] of line.entries()) {
    if (!at.form || deniedBefore(line, i)) continue
    if (isForm(at, cue.question) && !isRelative(line, i) && (asked || i < 4 || has(cue.request))) {
      // "Mit wem spreche ich?": a fixed question may begin before its question word.
      const whole = line.findIndex(({ topic, topicLength }, k) => topic !== null && k <= i && k + topicLength > i)
      const onlyHow = isForm(at, f('how')) && !isForm(at, f('what'))
      if (add(whole >= 0 ? whole : i, 'question', onlyHow ? byHow : answerable(at.form.classes))) return wanted
      if (isForm(at, f('when'))) return [{ ...place, topics: date, stems: new Set(), thing: false, by: 'question' }]
    } else if (isForm(at, cue.request) && isRequest(line, i, asked)) {
      if (add(i + at.formLength, 'request')) return wanted
    } else if (isForm(at, cue.whether) && asked && add(i + at.formLength, 'whether')) return wanted
  }
  if (!has(f('not'))) readWithoutCue(line, asked, add)
  return wanted
}

/** Questions that no word announces: the German verb at the end, "Did you restart it?", "Order number?". */
function readWithoutCue(line: readonly At[], asked: boolean, add: (start: number, by: Wanted['by']) => boolean): void {
  // "Könnten Sie mir Ihre Bestellnummer nennen?"
  const verb = line.findLastIndex((at) => isForm(at, cue.request))
  if (verb >= line.length - 2 && verb > 0 && !line.some(({ word }) => myself.test(word.text))) {
    const start = line.findIndex((at) => at.topic !== null || isForm(at, f('skip') & ~f('you')))
    if (start >= 0 && add(start, 'request')) return
  }
  if (!asked) return
  const step = line.findIndex(({ topic }) => topic !== null && (topic.classes & tried) !== 0)
  if (step >= 0 && !line.some((at) => isForm(at, f('other') | cue.question))) add(step, 'whether')
  else if (
    line.length <= 4 &&
    line.slice(0, -1).every((at) => at.topic !== null || isForm(at, f('skip') | f('please') | f('and')))
  )
    add(0, 'bare')
}

/** "Have you restarted it?", and not "do you have it?". */
const perfect =
  /^(?:(?:and|und|y|et|e|so|sorry) )?(?:(?:have|did|had) you|haben sie|hast du|habt ihr|avez vous|vous avez|as tu|ha|has|han|ya ha|ya has|voce ja|ja|o senhor ja|a senhora ja)(?: |$)/

/** Said of what the reader sees on a device or a page. */
const elsewhere = /^(there|dort|alli|ahi|ali|displayed|angezeigt|aparece|affiche)$/
/** In French and Portuguese an article but at the end of a sentence. */
const there = /^la$/
/** Who speaks of their own doing requests nothing. */
const myself = /^(ich|posso|puedo|peux|vou|voy|vais|will|werde|possa|pueda|puisse)$/

/** "Assim que a fatura …": in Romance languages the question word is mostly a conjunction. */
function isRelative(line: readonly At[], at: number): boolean {
  const { word } = line[at]!
  if (word.text !== 'que' || at === 0 || word.stop > 0) return false
  return !/^(o|em|de|del|con|a|para|por|en|com|y|e)$/.test(line[at - 1]!.word.text)
}

/** A request is an imperative or a polite question; "I will share …" and "we give you …" are none. */
function isRequest(line: readonly At[], at: number, asked: boolean): boolean {
  const { form, formLength, word } = line[at]!
  const after = line[at + formLength]
  if (after && isForm(after, f('dative')) && after.form!.text !== 'your') return false
  if (line.slice(Math.max(0, at - 3), at).some((each) => myself.test(each.word.text))) return false
  if (form!.classes & f('need') || asked) return true
  if (at === 0 || word.stop > 0) return true
  return leads.test(line[at - 1]!.word.text)
}
/** What may stand before an imperative. */
const leads =
  /^(please|kindly|you|just|and|then|bitte|sie|favor|plait|could|can|pode|puede|simply|so|sure|okay|ok|your)$/

function deniedBefore(line: readonly At[], at: number): boolean {
  return line.slice(Math.max(0, at - 6), at + 1).some((each) => isForm(each, f('not')))
}
