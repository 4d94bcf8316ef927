// Loaded before the bench's node without guards: nothing is masked and nothing is audited. The measure of what security costs is its only use.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const edits = {
  'engine/src/sensitive/mask-text.ts': [
    'const spans = findSensitive(text)',
    'const spans = [] as ReturnType<typeof findSensitive>',
  ],
  'server/src/identity/audit.ts': ['  await query(\n', '  if (deed) return\n  await query(\n'],
}

registerHooks({
  load(url, context, next) {
    const edit = Object.entries(edits).find(([file]) => url.endsWith(`/${file}`))?.[1]
    if (!edit) return next(url, context)
    const [from, to] = edit
    const source = readFileSync(fileURLToPath(url), 'utf8')
    if (source.split(from).length !== 2) throw new Error(`${url} does not hold what is taken out once: ${from}`)
    return { format: 'module-typescript', source: source.replace(from, () => to), shortCircuit: true }
  },
})
