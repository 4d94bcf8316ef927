import { block } from '@baton/protocol'

/** Words with what was masked in them said in a word, for names that are heard and for sentences. */
export const maskedWords = (text: string): string =>
  text.replaceAll(new RegExp(`${block}+(?:\\s+${block}+)*`, 'g'), 'masked')
