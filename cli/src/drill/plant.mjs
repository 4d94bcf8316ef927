// Loaded before anything else by `baton drill --without`: takes a guard out of the sources as they are loaded.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { faults } from './faults.ts'

const fault = faults[process.env.BATON_DRILL_WITHOUT ?? '']
if (!fault) throw new Error(`there is no guard "${process.env.BATON_DRILL_WITHOUT}"`)

registerHooks({
  load(url, context, next) {
    const edits = fault.edits.filter(({ file }) => url.endsWith(`/${file}`))
    if (edits.length === 0) return next(url, context)
    let source = readFileSync(fileURLToPath(url), 'utf8')
    for (const { file, from, to } of edits) {
      if (source.split(from).length !== 2) throw new Error(`${file} does not hold the guard once: ${from}`)
      source = source.replace(from, () => to)
    }
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})
