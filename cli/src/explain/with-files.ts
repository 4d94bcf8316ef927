import { list, number, quoted, words, type Fields } from './fields.ts'

/** What a message says, and the files that it carries. */
export function withFiles(e: Fields): string {
  const said = words(e, 'text')
  const files = list(e, 'files').map(
    (each) =>
      `[${words(each, 'type') ?? '?'} ${quoted(words(each, 'name') ?? '(erased)', 80)}, ${Math.ceil((number(each, 'bytes') ?? 0) / 1024)} KB]`,
  )
  const text = said === null ? ['(erased)'] : said === '' && files.length > 0 ? [] : [quoted(said)]
  return [...text, ...files].join(' ')
}
