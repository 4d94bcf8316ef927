import { withCapture, type Handoff } from '@baton/engine'
import type { AccountAnswer } from '@baton/protocol'
import type { AccountOnWire, PackageOnWire } from '../sync/package-on-wire.ts'

type Stored = Parameters<typeof withCapture>[0]

/** The package with the picture that came a moment after it, counted as the server counts it: what is missing and the score follow. */
export function withJoinedCapture(pkg: PackageOnWire, capture: NonNullable<Handoff['capture']>): PackageOnWire {
  // The rule reads what is missing, the score and the page's capture alone, and these are the same here as where they are stored.
  return withCapture(pkg as unknown as Stored, capture) as unknown as PackageOnWire
}

/** An account as it stands once a late look-up has answered. */
export type LateAccount = AccountOnWire & { fetchedAt: string; source: string }

const nothingKnown: AccountOnWire = {
  externalId: '',
  name: null,
  email: null,
  tier: null,
  attributes: {},
  openIssues: [],
}

/**
 * What the package knows of the customer with what a look-up said after it was written: field by field the newer. Null where the package has an
 * answer of its own: then this one is no news that the handoff lacks.
 */
export function lateAccount(
  pkg: PackageOnWire,
  answer: AccountAnswer,
  { at, source }: { at: string; source: string },
): LateAccount | null {
  const lacks = !pkg.account || pkg.account.lookup || pkg.missing.some(({ part }) => part === 'account')
  if (!lacks) return null
  const { attributes, ...said } = answer
  const known = pkg.account ?? nothingKnown
  return {
    ...known,
    ...said,
    name: said.name ?? known.name,
    email: said.email ?? known.email,
    tier: said.tier ?? known.tier,
    openIssues: said.openIssues ?? known.openIssues,
    attributes: { ...known.attributes, ...attributes },
    lookup: null,
    fetchedAt: at,
    source,
  }
}
