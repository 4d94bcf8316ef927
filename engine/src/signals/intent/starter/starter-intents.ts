import type { IntentExample } from '../intent-model.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { none } from './none.ts'
import { pt } from './pt.ts'

/** What customers of shops, subscriptions and software write about, with the product areas of each. */
export const starterAreas = {
  cancel_subscription: ['billing', 'subscription'],
  change_plan: ['billing', 'subscription'],
  charged_twice: ['billing'],
  unknown_charge: ['billing', 'security'],
  payment_declined: ['billing'],
  update_payment_method: ['billing', 'account'],
  request_invoice: ['billing'],
  request_refund: ['billing'],
  refund_status: ['billing'],
  discount_code: ['billing', 'orders'],
  price_question: ['sales'],
  track_order: ['delivery', 'orders'],
  delivery_late: ['delivery', 'orders'],
  parcel_missing: ['delivery', 'orders'],
  wrong_item: ['orders'],
  damaged_item: ['orders'],
  return_item: ['orders'],
  cancel_order: ['orders'],
  change_address: ['delivery', 'account'],
  product_availability: ['sales', 'orders'],
  login_problem: ['account'],
  reset_password: ['account'],
  two_factor: ['account', 'security'],
  account_locked: ['account', 'security'],
  delete_account: ['account', 'privacy'],
  change_account_details: ['account'],
  suspicious_activity: ['security', 'account'],
  app_crash: ['product'],
  outage: ['product'],
  how_to: ['product'],
  integration_problem: ['product', 'integrations'],
  export_data: ['product', 'privacy'],
  manage_users: ['account', 'product'],
} as const satisfies Record<string, readonly string[]>

export type StarterIntent = keyof typeof starterAreas

/** Messages by intent, one a line. */
export type StarterExamples = Readonly<Record<StarterIntent, string>>

export const starterLanguages = { en, de, es, fr, pt }

/** What a workspace begins with until it writes its own: intents in five languages, and what is about none of them. */
export function starterExamples(): IntentExample[] {
  const examples: IntentExample[] = linesOf(none).map((text) => ({ text, intent: null }))
  for (const language of Object.values(starterLanguages)) {
    for (const intent of Object.keys(starterAreas) as StarterIntent[])
      for (const text of linesOf(language[intent])) examples.push({ text, intent })
  }
  return examples
}

const linesOf = (block: string): string[] => block.trim().split('\n')
