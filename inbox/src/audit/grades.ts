import { packageParts, type Grade, type PackagePart } from '@baton/engine'

export type Grades = Partial<Record<PackagePart, Grade>>

export const gradeChoices: readonly { value: Grade; name: string; about: string }[] = [
  { value: 'there', name: 'There', about: 'all that one needs of it' },
  { value: 'partly', name: 'Partly', about: 'some of it' },
  { value: 'not-there', name: 'Not there', about: 'none of it, though there was something to bring' },
  { value: 'wrong', name: 'Wrong', about: 'it is there, and it is not true' },
]

export const gradeWords = (grade: string): string => gradeChoices.find(({ value }) => value === grade)?.name ?? grade

const computed: Readonly<Record<string, string>> = { present: 'There', partial: 'Partly', missing: 'Not there' }
/** What was computed, in the words that people grade with. */
export const computedWords = (state: string): string =>
  (Object.hasOwn(computed, state) ? computed[state] : undefined) ?? state

/** Whether the person says what was computed; what is wrong counts as not there. */
export const isEqual = (state: string, grade: Grade): boolean =>
  computedWords(state) === (grade === 'wrong' ? 'Not there' : gradeWords(grade))

/** All ten, or null while one is not graded. */
export function whole(grades: Grades): Record<PackagePart, Grade> | null {
  return packageParts.every((part) => grades[part]) ? (grades as Record<PackagePart, Grade>) : null
}

/** The part to go on with after this one: the next that is not graded, from the beginning again; the next at all where all are. */
export function nextPart(after: PackagePart, grades: Grades): PackagePart {
  const at = packageParts.indexOf(after)
  const order = [...packageParts.slice(at + 1), ...packageParts.slice(0, at)]
  return order.find((part) => !grades[part]) ?? packageParts[Math.min(at + 1, packageParts.length - 1)] ?? after
}

export type GradeDeed = { kind: 'grade'; grade: Grade } | { kind: 'move'; step: 1 | -1 } | { kind: 'save' }

/** What a key asks for while a part has the focus: 1 to 4 grade it, J and K or the arrows up and down move, Ctrl or ⌘ with Enter saves. */
export function gradeDeed(press: { key: string; command: boolean; alt: boolean }): GradeDeed | null {
  if (press.alt) return null
  if (press.command) return press.key === 'Enter' ? { kind: 'save' } : null
  const choice = gradeChoices[Number(press.key) - 1]
  if (choice) return { kind: 'grade', grade: choice.value }
  if (press.key === 'j' || press.key === 'ArrowDown') return { kind: 'move', step: 1 }
  if (press.key === 'k' || press.key === 'ArrowUp') return { kind: 'move', step: -1 }
  return null
}
