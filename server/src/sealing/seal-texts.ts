import { sealedIdOf, type Text } from '@baton/engine'
import type { Vault } from './vault.ts'

const suffix = sealedIdOf('')

/** Texts as they are stored, originals sealed or left out, and those of them that people see. */
export function sealTexts(
  vault: Vault,
  where: { workspace: string; conversation: string },
  texts: readonly Text[],
): { shown: readonly Text[]; stored: readonly Text[] } {
  if (!texts.some(({ kind }) => kind === 'sealed')) return { shown: texts, stored: texts }
  const shown = texts.filter(({ kind }) => kind !== 'sealed')
  const sealed = texts.flatMap((text): Text[] => {
    if (text.kind !== 'sealed') return []
    const body = vault.seal({ ...where, textId: text.id.slice(0, -suffix.length) }, text.body)
    return body === null ? [] : [{ ...text, body }]
  })
  return { shown, stored: [...shown, ...sealed] }
}
