import type { GivenFile } from '../conversation/commands.ts'
import type { WithFiles } from '../conversation/facts.ts'
import type { Deciding } from './deciding.ts'

/** The files of a message as a part of its fact: nothing where it has none. */
export function carryFiles(
  d: Deciding,
  sent: { files?: readonly GivenFile[] | undefined; wordless?: true },
): WithFiles {
  const { files = [], wordless } = sent
  if (files.length === 0) return {}
  return {
    files: files.map(({ name, ...file }) => ({ ...file, nameTextId: d.text('title', name) })),
    ...(wordless ? { wordless } : {}),
  }
}
