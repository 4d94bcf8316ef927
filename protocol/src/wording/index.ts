export { phrase, phraseIn, questionIn, type PhraseKey, type PhraseParams } from './phrases.ts'
export { renderNotice, renderNoticeIn, type NoticeOptions } from './render-notice.ts'
export type { Phrases, Wording } from './wording.ts'
export { wordings } from './wordings.ts'
