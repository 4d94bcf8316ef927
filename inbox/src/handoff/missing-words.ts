import type { HandoffPackage } from '@baton/engine'

type Missing = HandoffPackage['missing'][number]

const parts: Record<Missing['part'], string> = {
  account: 'Account',
  page: 'Page',
  attempts: 'Attempts',
  wanted: 'What the customer wants',
}

const causes: Record<Missing['cause'], string> = {
  'never-asked': 'nobody asked for it',
  'integration-sent-none': 'the site sent none',
  'nothing-tried': 'nothing was tried before the handoff',
  erased: 'it was erased',
}

/** What is not in the package, and why. The customer who was never identified is a case of its own. */
export function missingWords({ part, cause }: Missing): { part: string; cause: string } {
  if (part === 'account' && cause === 'never-asked')
    return { part: parts.account, cause: 'the customer is not signed in' }
  if (part === 'wanted' && cause === 'never-asked') return { part: parts.wanted, cause: 'they have not written yet' }
  return { part: parts[part] ?? part, cause: causes[cause] ?? cause }
}
