import type { Language, Wording } from '@baton/protocol/wording/wording'

/** Everything the chat says in one language, loaded alone. */
export async function loadWording(language: Language): Promise<Wording> {
  switch (language) {
    case 'en':
      return (await import('@baton/protocol/wording/en')).en
    case 'de':
      return (await import('@baton/protocol/wording/de')).de
    case 'es':
      return (await import('@baton/protocol/wording/es')).es
    case 'fr':
      return (await import('@baton/protocol/wording/fr')).fr
    case 'pt':
      return (await import('@baton/protocol/wording/pt')).pt
  }
}
