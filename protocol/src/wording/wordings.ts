import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'
import type { Language, Wording } from './wording.ts'

/** All five languages. Who needs only one imports its file instead. */
export const wordings: Readonly<Record<Language, Wording>> = { en, de, es, fr, pt }
