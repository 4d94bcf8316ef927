import * as z from 'zod'

/** The header that carries a secret to another system: none that Baton sets itself. */
export const HeaderName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, 'is the name of a header')
  .refine(
    (name) =>
      !/^(host|connection|content-.*|transfer-encoding|te|upgrade|expect|accept.*|user-agent|mcp-.*)$/i.test(name),
    'is a header that Baton sets itself',
  )

/** What another system knows Baton by. */
export const Secret = z.string().regex(/^[\x21-\x7e][\x20-\x7e]{0,1999}$/, 'is printable ASCII')
