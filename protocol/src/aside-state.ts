import * as z from 'zod'
import { Time } from './shapes.ts'

/** What its holder has put aside. */
export const AsideState = z.object({
  for: z.enum(['time', 'customer']),
  since: Time,
  backAt: Time.nullable().describe('when it comes back if nobody writes; null where it waits for the customer alone'),
  closesAt: Time.nullable().describe('the customer was told that it closes then'),
})
export type AsideState = z.infer<typeof AsideState>
