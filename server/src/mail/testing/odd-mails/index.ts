import { forgedMails } from './forged.ts'
import { machineMails } from './machines.ts'
import type { OddMail } from './odd-mail.ts'
import { shapedMails } from './shapes.ts'
import { wordMails } from './words.ts'

/** Hostile and odd mails, each written for this and with what must become of it (attack S5). */
export const oddMails: Readonly<Record<string, readonly OddMail[]>> = {
  'who says that they are somebody else': forgedMails,
  'what machines send': machineMails,
  'how it is built': shapedMails,
  'what it says': wordMails,
}
