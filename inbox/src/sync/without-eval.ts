import { config } from 'zod'

// The page's policy forbids code made from strings. Schemas would try once, and the browser would report it.
config({ jitless: true })
