const names: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  'order-number': 'Order',
  'invoice-number': 'Invoice',
  'tracking-number': 'Tracking',
  'customer-number': 'Customer no.',
  'case-number': 'Case',
  serial: 'Serial',
  amount: 'Amount',
  date: 'Date',
  device: 'Device',
  version: 'Version',
  'error-text': 'Error',
  'step-done': 'Already tried',
  address: 'Address',
  number: 'Number',
  problem: 'What it is about',
}

/** What a slot is called on a screen; one of the workspace's own by its name. */
export function slotWords(name: string): string {
  if (Object.hasOwn(names, name)) return names[name] ?? name
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
