import { fieldsOf, list, strings, words } from './fields.ts'

/** Which entries of the workspace's map sent it where it went, and what each gave. */
export function mappedLines(mapped: unknown): string[] {
  return list({ mapped }, 'mapped').map((each) => {
    const entry = fieldsOf(each)
    return `by the map, ${words(entry, 'by') ?? '?'} "${words(entry, 'name') ?? '?'}": ${strings(entry, 'gives').join(', ')}`
  })
}
