/** What things cost in agent minutes. As the balanced preset of the shipped policy was when this was frozen; kept here, so that it stays. */
export interface MonthCosts {
  person: number
  late: number
  churn: number
  effort: number
  wait: number
  waitCap: number
}

export const monthCosts: MonthCosts = { person: 6, late: 4, churn: 3, effort: 0.4, wait: 0.2, waitCap: 30 }

/** What a tier changes, and where it stands between 0 and 1. */
export const monthTiers: Readonly<Record<string, { rank: number; churn: number }>> = {
  free: { rank: 0, churn: 1 },
  pro: { rank: 0.6, churn: 5 },
  business: { rank: 0.8, churn: 8 },
  enterprise: { rank: 1, churn: 12 },
}

export const costsOfTier = (tier: string): MonthCosts => ({
  ...monthCosts,
  churn: monthTiers[tier]?.churn ?? monthCosts.churn,
})
