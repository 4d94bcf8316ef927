export type JsonSchema = Readonly<Record<string, unknown>>

/** A JSON Schema as zod writes it, as a TypeScript type. What it has no word for is `unknown`, never a wrong word. */
export function printType(schema: JsonSchema, root: JsonSchema = schema, depth = 0): string {
  const print = (inner: unknown) => printType(inner as JsonSchema, root, depth + 1)
  if (depth > 40) return 'unknown'
  if (typeof schema['$ref'] === 'string') {
    const target = follow(schema['$ref'], root)
    // A type that holds itself has no name here.
    return target === undefined || depth > 12 ? 'unknown' : print(target)
  }
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum'])) return union(schema['enum'].map((each) => JSON.stringify(each)))
  for (const key of ['anyOf', 'oneOf'] as const) if (Array.isArray(schema[key])) return union(schema[key].map(print))
  if (Array.isArray(schema['allOf'])) return schema['allOf'].map((each) => `(${print(each)})`).join(' & ')
  const { type } = schema
  if (Array.isArray(type)) return union(type.map((each) => print({ ...schema, type: each })))
  switch (type) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      if (Array.isArray(schema['prefixItems'])) return `[${schema['prefixItems'].map(print).join(', ')}]`
      return schema['items'] ? `Array<${print(schema['items'])}>` : 'unknown[]'
    case 'object':
      return printObject(schema, print)
    default:
      return 'not' in schema ? 'never' : 'unknown'
  }
}

function printObject(schema: JsonSchema, print: (inner: unknown) => string): string {
  const { properties, required, additionalProperties } = schema as {
    properties?: Record<string, JsonSchema>
    required?: string[]
    additionalProperties?: boolean | JsonSchema
  }
  const fields = Object.entries(properties ?? {}).map(([name, each]) => {
    const about =
      typeof each['description'] === 'string' ? `/** ${each['description'].replaceAll('*/', '* /')} */ ` : ''
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
    return `${about}${key}${required?.includes(name) ? '' : '?'}: ${print(each)}${required?.includes(name) ? '' : ' | undefined'}`
  })
  const record =
    typeof additionalProperties === 'object'
      ? `Record<string, ${Object.keys(additionalProperties).length === 0 ? 'unknown' : print(additionalProperties)}>`
      : null
  if (fields.length === 0) return record ?? '{}'
  const object = `{ ${fields.join('; ')} }`
  return record ? `${object} & Record<string, unknown>` : object
}

const union = (many: string[]) =>
  [...new Set(many)].map((each) => (each.includes(' & ') ? `(${each})` : each)).join(' | ')

function follow(ref: string, root: JsonSchema): JsonSchema | undefined {
  if (ref === '#') return root
  let at: unknown = root
  for (const part of ref.replace(/^#\//, '').split('/')) at = (at as JsonSchema | undefined)?.[part]
  return at as JsonSchema | undefined
}
