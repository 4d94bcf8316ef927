// `npm run build`: dependencies and the browser's parts.
import { dependencies, frontEnds, say } from './setup.mjs'

await dependencies()
await frontEnds()
say('built.')
