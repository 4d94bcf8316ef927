import { fieldsOf, number, words, type Fields } from './fields.ts'

const repeated: Readonly<Record<string, string>> = {
  no: 'they did not have to repeat themselves',
  'a-little': 'they had to repeat themselves a little',
  yes: 'they had to repeat themselves',
}

/** What the customer said of how it went. */
export function tellFeedback(e: Fields): { what: string; why: string[] } {
  const satisfaction = number(e, 'satisfaction')
  const effort = repeated[words(e, 'repeated') ?? '']
  const said = [satisfaction === null ? '' : `${satisfaction} of 5`, effort ?? ''].filter((part) => part !== '')
  const about = words(fieldsOf(e['about']), 'kind') === 'handoff' ? 'of the handoff' : 'of the assistant'
  const comment = words(e, 'text')
  return {
    what: `the customer said ${about}: ${said.join(', ') || 'a word'}`,
    why: [...(comment ? [`“${comment}”`] : []), `by ${words(e, 'via') ?? 'chat'}`],
  }
}
