// `npm start`: sets everything up, then runs the desk with the demo shop. `npm start -- --help` lists the options.
import { dependencies, frontEnds, node, root, say } from './setup.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'

await dependencies()
await frontEnds()
say('starting …')
const demo = process.env.NODE_ENV === 'production' ? [] : ['--demo']
const child = spawn(node, [join(root, 'cli/src/main.ts'), 'start', ...demo, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
