import { createChance, type Chance } from '../chance.ts'
import type { Conversation, Filled, Turn } from './conversation.ts'

const maskPattern = /#[A-Z][A-Z_-]*\d*#/g

/** What is known where a mask stands. */
interface Place {
  chance: Chance
  role: Turn['role']
  before: string
  after: string
  /** Values of this conversation by name, made when first asked for: the same e-mail address all along. */
  kept(name: string, make: () => string): string
}

const firstNames = [
  'Lena',
  'Jonas',
  'Marta',
  'Paulo',
  'Nadia',
  'Emil',
  'Rosa',
  'Tiago',
  'Klara',
  'Henrik',
  'Ines',
  'Bruno',
] as const
const lastNames = [
  'Weber',
  'Almeida',
  'Novak',
  'Castro',
  'Lindner',
  'Moreau',
  'Falk',
  'Pires',
  'Brandt',
  'Ferraz',
] as const
const streets = ['Lindenweg', 'Rua das Flores', 'Mill Lane', 'Am Anger', 'Rua do Sol', 'Harbour Street'] as const
const cities = ['Freiburg', 'Curitiba', 'Leeds', 'Erfurt', 'Braga', 'Cork'] as const
const pages = ['help', 'account', 'orders', 'e-readers', 'support/contact'] as const

/** A mask's synthetic value. Domains and numbers are of the ranges kept for examples. */
const makers: Readonly<Record<string, (place: Place) => string>> = {
  NAME: (place) => (speaksOfItself(place) && place.role !== 'customer' ? agentName(place) : customerName(place)),
  EMAIL: (place) => place.kept('email', () => `${ascii(customerName(place))}${place.chance.digits(2)}@mail.example`),
  NUMBER: numberFor,
  PRS_ORG: () => 'Folio',
  URL: (place) => `https://folio.example/${place.chance.pick(pages)}`,
  PHONENUMBER: (place) => place.kept('phone', () => `+1 555 01${place.chance.digits(2)}`),
  ADDRESS: (place) =>
    place.kept(
      'address',
      () =>
        `${place.chance.pick(streets)} ${place.chance.between(1, 90)}, ${place.chance.digits(5)} ${place.chance.pick(cities)}`,
    ),
  ALPHANUMERIC_ID: (place) => place.kept('id', () => `FX${place.chance.digits(4)}K${place.chance.digits(3)}`),
  DEVICEID: (place) => place.kept('device', () => `N${place.chance.digits(12)}`),
  CREDITCARD: () => '4242 4242 4242 4242',
}

/** A number with a name in front of it is that thing's, and stays; standing alone it is the order's; in a date it is a year. */
function numberFor(place: Place): string {
  const { before, after, chance, kept } = place
  const order = () => kept('order', () => chance.digits(8))
  if (/\d[/.-]$/.test(before)) return '2020'
  if (
    /(?:order|bestell|auftrag|pedido|compra|ticket|nummer|number|número|case|caso|nr\.?|n[º°]|#)\W{0,4}(?:\p{L}{1,6}\W{1,3}){0,2}$/iu.test(
      before,
    )
  )
    return order()
  if (before.trim() === '' && /^\W*$/.test(after)) return order()
  return String(chance.between(2, 90))
}

const speaksOfItself = ({ before }: Place) =>
  /(?:name is|i am|i'm|this is|mein name ist|ich bin|ich heiße|meu nome é|sou o|sou a|me chamo|regards,?|grüße,?)\W*$/iu.test(
    before,
  )

const customerName = ({ kept, chance }: Place) =>
  kept('customer', () => `${chance.pick(firstNames)} ${chance.pick(lastNames)}`)
const agentName = ({ kept, chance }: Place) => kept('agent', () => chance.pick(firstNames))

const ascii = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '.')

/**
 * The conversation with a synthetic value for each mask (`#EMAIL#`), and a list of what was put where. The same seed gives the same
 * values; within a conversation the customer, the order, the address and the like keep theirs. A mask that is not known gets a labelled word.
 */
export function fillMasks(conversation: Conversation, seed: number): Conversation {
  const chance = createChance(seed, `masks ${conversation.id}`)
  const values = new Map<string, string>()
  const filled: Filled[] = []

  function kept(name: string, make: () => string): string {
    const value = values.get(name) ?? make()
    values.set(name, value)
    return value
  }

  function fill(text: string, role: Turn['role'], turn: number): string {
    return text.replaceAll(maskPattern, (mask, at: number) => {
      const before = text.slice(Math.max(0, at - 40), at)
      const after = text.slice(at + mask.length, at + mask.length + 40)
      const name = mask.slice(1, -1).replaceAll('-', '_')
      const make = makers[name]
      const value = make
        ? make({ chance, role, before, after, kept })
        : kept(mask, () => `sample-${name.toLowerCase().replaceAll('_', '-')}-${chance.digits(3)}`)
      filled.push({ mask, value, turn })
      return value
    })
  }

  const turns = conversation.turns.map((turn, place): Turn => {
    if (!turn.sentences) return { ...turn, text: fill(turn.text, turn.role, place) }
    const before = turn.sentences.join(' ')
    const sentences = turn.sentences.map((sentence) => fill(sentence, turn.role, place))
    // A text that says something else than its sentences has masks of its own.
    const text = before === turn.text ? sentences.join(' ') : fill(turn.text, turn.role, place)
    return { ...turn, text, sentences }
  })
  return filled.length === 0
    ? conversation
    : { ...conversation, turns, filled: [...(conversation.filled ?? []), ...filled] }
}
