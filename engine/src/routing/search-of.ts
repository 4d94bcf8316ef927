import type { Need } from './need.ts'
import type { RoutingPolicy } from './routing-policy.ts'

/** Leads are people of this team too: no workspace can have one of that name. */
export const leads = '#leads'

/** How far the search goes for it: for a lead no further than the leads, however long it takes. */
export const searchOf = ({ team }: Pick<Need, 'team'>, policy: RoutingPolicy): RoutingPolicy =>
  team === leads ? { ...policy, rings: [] } : policy
