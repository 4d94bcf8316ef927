import fc from 'fast-check'

/** As much of JSON Schema as the API's own document uses. */
export interface JsonSchema {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  additionalProperties?: boolean | JsonSchema
  propertyNames?: JsonSchema
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  pattern?: string
  format?: string
}

/** Values that programs trip over, whatever was asked for: each is a valid JSON value. */
export const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  -0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '',
  ' ',
  'null',
  'NaN',
  'Infinity',
  '-1',
  '1e999',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  "' or 1=1; --",
  '%00',
  'a\u0000b',
  '\u001b[31m',
  '\ud800',
  '\u202eabc',
  '\ufeff',
  'é🙂𝒳שלום',
  'İı',
  'x'.repeat(300),
  'x'.repeat(20_000),
  [],
  [null],
  [[[[]]]],
  {},
  { a: 1 },
  { constructor: { prototype: { polluted: true } } },
  { toString: null, length: -1 },
]

/** Values that fit the schema as far as it says so; `known` gives ids that are there, for where an id goes. */
export function fitting(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return fc.oneof(...variants.map((each) => fitting(each, known)))
  switch (schema.type) {
    case 'string':
      return strings(schema, known)
    case 'integer':
      return fc.oneof(
        { arbitrary: fc.integer({ min: least(schema), max: Math.min(schema.maximum ?? 1000, 1000) }), weight: 3 },
        // Both ends: where counting goes wrong.
        { arbitrary: fc.constantFrom(least(schema), schema.maximum ?? 2 ** 31), weight: 1 },
      )
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fitting(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'object':
      return objects(schema, known)
    default:
      return fc.constantFrom(...oddities)
  }
}

/** A body that fits except in one place: a field that is wrong, missing or unknown, or the whole of it. */
export function broken(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const whole = fc.constantFrom(...oddities)
  const { properties = {} } = schema
  const names = Object.keys(properties)
  if (schema.type !== 'object' || names.length === 0) return whole
  const base = fitting(schema, known) as fc.Arbitrary<Record<string, unknown>>
  const name = fc.constantFrom(...names)
  const wrong = fc.tuple(base, name, fc.constantFrom(...oddities)).map(([it, key, odd]) => ({ ...it, [key]: odd }))
  const deeper = fc
    .tuple(
      base,
      name.chain((key) => fc.tuple(fc.constant(key), broken(properties[key] ?? {}, known))),
    )
    .map(([it, [key, odd]]) => ({ ...it, [key]: odd }))
  const missing = fc.tuple(base, name).map(([it, key]) => without(it, key))
  const unknown = fc
    .tuple(base, fc.constantFrom('txet', 'workspace', 'workspaceId', 'actor', 'hasOwnProperty', ''))
    .map(([it, key]) => ({ ...it, [key]: 'x' }))
  return fc.oneof(
    { arbitrary: wrong, weight: 4 },
    { arbitrary: deeper, weight: 3 },
    { arbitrary: missing, weight: 1 },
    { arbitrary: unknown, weight: 1 },
    { arbitrary: whole, weight: 1 },
  )
}

function objects(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const { properties: named = {}, required = [], additionalProperties } = schema
  // A record over known names requires them without saying what each is: that is said for all of them.
  const rest = typeof additionalProperties === 'object' ? additionalProperties : {}
  const properties = { ...Object.fromEntries(required.map((key) => [key, rest])), ...named }
  const fields = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, fitting(each, known)])),
    {
      requiredKeys: [...required],
    },
  )
  if (typeof additionalProperties !== 'object') return fields
  const key = fitting({ type: 'string', ...schema.propertyNames }, known) as fc.Arbitrary<string>
  const more = fc.dictionary(key, fitting(additionalProperties, known), { maxKeys: 4 })
  return fc.tuple(fields, more).map(([some, others]) => ({ ...others, ...some }))
}

function strings(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 200, format, pattern } = schema
  switch (format) {
    case 'email':
      return once('email', () => fc.stringMatching(/^[a-z]{1,8}\d{0,4}@[a-z]{1,8}\.example$/))
    case 'uri':
      return fc.oneof(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.constantFrom(
          'https://shop.example',
          'http://[::1]:8080/a b',
          'https://ü.example/\u0000?a=\ud800',
          'https://a@b:c@d.example/%',
        ),
      )
    case 'date-time':
      return fc.constant('2026-01-05T10:00:00.000Z')
  }
  // zod's own patterns for formats are long; ours are short, and what they name is an id, a channel or a time of the day.
  if (pattern !== undefined && pattern.length < 60) {
    const exact = Number(/\{(\d+)\}/.exec(pattern)?.[1] ?? 0)
    const most = Math.min(maxLength, Math.max(40, exact))
    const exactly = once(`${most} ${pattern}`, () => fc.stringMatching(new RegExp(pattern), { maxLength: most }))
    return known.length > 0 && pattern.startsWith('^[\\w') ? fc.oneof(fc.constantFrom(...known), exactly) : exactly
  }
  const most = Math.min(maxLength, 80)
  const words = once(`${minLength} ${most}`, () => fc.string({ unit: 'grapheme', minLength, maxLength: most }))
  const long = fc.constant('word '.repeat(20_000).slice(0, maxLength))
  return fc.oneof({ arbitrary: words, weight: 9 }, { arbitrary: long, weight: 1 })
}

const made = new Map<string, fc.Arbitrary<string>>()

/** To make one takes longer than to draw a hundred from it. */
function once(key: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const arbitrary = made.get(key) ?? make()
  made.set(key, arbitrary)
  return arbitrary
}

const least = ({ minimum, exclusiveMinimum }: JsonSchema): number =>
  Math.max(minimum ?? (exclusiveMinimum ?? -1) + 1, -(2 ** 31))

function without(it: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _, ...rest } = it
  return rest
}
