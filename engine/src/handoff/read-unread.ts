import { kept, type Conversation } from '../conversation/state.ts'
import { readKeySentences } from '../signals/key-sentences.ts'
import { readTone } from '../signals/tone.ts'
import { keepKeyWords } from './summarise.ts'

/** The conversation as it would stand had the messages that came while a person held it been read when they came. */
export function readUnread(c: Conversation, words: ReadonlyMap<string, string>): Conversation {
  const said = c.unread.flatMap((each) => {
    const text = words.get(each.textId)
    return text === undefined ? [] : [{ ...each, text }]
  })
  const keyWords = said.reduce(
    (all, { text, ...where }) => keepKeyWords(all, readKeySentences(text), where, kept.keyWords),
    c.keyWords,
  )
  const tones = [...c.tones, ...said.map(({ text, ...where }) => ({ ...where, ...readTone(text) }))]
  return {
    ...c,
    keyWords: [...keyWords].sort((a, b) => a.at - b.at),
    tones: tones.sort((a, b) => a.at - b.at).slice(-kept.tones),
  }
}
