/** What can be asked for: how actions begin, and what that is about. */
export const kinds = [
  { begins: 'agent.', name: 'People' },
  { begins: 'team.', name: 'Teams' },
  { begins: 'calendar.', name: 'Calendars' },
  { begins: 'customer', name: 'Customers' },
  { begins: 'text.revealed', name: 'Masked words that were shown' },
  { begins: 'snippet.', name: 'Snippets' },
  { begins: 'guidance.', name: 'Guidance' },
  { begins: 'article.', name: 'Articles' },
  { begins: 'knowledge_', name: 'Help centres and documents' },
  { begins: 'playbook.', name: 'Playbooks' },
  { begins: 'intents.', name: 'Intents' },
  { begins: 'policy.', name: 'Policies' },
  { begins: 'learning.', name: 'Learning' },
  { begins: 'route-lesson.', name: 'Routing lessons' },
  { begins: 'service-levels.', name: 'Service targets' },
  { begins: 'incident.', name: 'Incidents' },
  { begins: 'drill.', name: 'Drills' },
  { begins: 'key.', name: 'API keys' },
  { begins: 'webhook.', name: 'Webhooks' },
  { begins: 'mail.', name: 'E-mail' },
  { begins: 'account-source.', name: 'Account source' },
  { begins: 'workspace.', name: 'Workspace' },
] as const

/** Actions that their two words do not say well. */
const sentences: Readonly<Record<string, string>> = {
  'agent.joined': 'chose a password, as the agent',
  'agent.may-reveal': 'changed who may see masked words:',
  'agent.password-changed': 'changed the password of',
  'agent.password-reset': 'reset the password of',
  'agent.picture': 'changed the picture of',
  'agent.picture-removed': 'removed the picture of',
  'agent.presence': 'set where somebody is:',
  'agent.signed-out-everywhere': 'signed out everywhere:',
  'agent.work': 'changed the work of',
  'completeness.weighed': 'changed what parts of a handoff count',
  'customer.forgotten': 'forgot the customer',
  'customer.noted': 'noted something about the customer',
  'customer.note_deleted': 'deleted a note about the customer',
  'customers.imported': 'imported customers from a table into',
  'drill.run': 'ran the drills',
  'handoff.graded': 'graded the handoff',
  'learning.settings': 'changed how it learns',
  'mail.webhook-secret': 'renewed the secret of incoming mail',
  'policy.moved': 'switched the policy',
  'text.revealed': 'looked at masked words in',
  'webhook.secret-renewed': 'renewed the secret of the webhook',
  'webhook.switched-off': 'switched off the webhook',
  'workspace.work': 'changed how people work in',
}

/** What was done, as it stands between who did it and what it was done to. */
export function actionWords(action: string): string {
  const known = Object.hasOwn(sentences, action) ? sentences[action] : undefined
  if (known) return known
  const [noun = '', verb = ''] = action.split('.')
  const plain = (word: string) => word.replaceAll(/[_-]/g, ' ')
  return verb === '' ? plain(noun) : `${plain(verb)} the ${plain(noun)}`
}

/** The numbers and names that were kept of it, in one line; hashes are for machines. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && value !== false && name !== 'hash')
    .map(([name, value]) =>
      value === true
        ? name
        : `${name}: ${typeof value === 'object' && value !== null ? listWords(value) : String(value)}`,
    )
    .join(' · ')
}

const listWords = (value: object) => (Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value))
