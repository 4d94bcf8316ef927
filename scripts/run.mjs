// Runs a TypeScript file of the project on the project's own Node, after the dependencies are there: `node scripts/run.mjs FILE ARGS…`.
import { dependencies, node, root } from './setup.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'

await dependencies()
const [file, ...args] = process.argv.slice(2)
const child = spawn(node, [join(root, file), ...args], { cwd: process.env.INIT_CWD ?? root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
