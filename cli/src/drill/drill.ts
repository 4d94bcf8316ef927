import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { drills } from './drills.ts'
import { faults } from './faults.ts'
import { runDrills } from './run-drills.ts'

interface Options {
  only: string[]
  without?: string
  list: boolean
  json: boolean
}

/** `baton drill`: known failures of handoffs, played against the whole desk in this process; nothing is installed or listened on. */
export function drillCommand(): Command {
  return new Command('drill')
    .description('play known failures of handoffs against the whole desk, in memory, and say which it withstands')
    .option('--only <names...>', 'play only these', [])
    .option('--without <guard>', 'take this guard out first: its drill must fail')
    .option('--list', 'name the drills and the guards, and play none', false)
    .option('--json', 'print what came of it as one JSON object in the last line', false)
    .action(async (options: Options) => {
      process.exitCode = await drill(options)
    })
}

async function drill({ only, without, list, json }: Options): Promise<number> {
  const unknown = only.filter((name) => !drills.some((each) => each.name === name))
  if (unknown.length > 0) return refuse(`there is no drill ${unknown.join(', ')}; --list names them`)
  if (without !== undefined && !Object.hasOwn(faults, without))
    return refuse(`there is no guard ${without}; --list names them`)
  if (list) {
    for (const { name, failure, story } of drills)
      say(`${name.padEnd(24)} ${failure === null ? '   ' : `#${failure}`.padEnd(3)} ${story}`)
    for (const [name, fault] of Object.entries(faults)) say(`--without ${name.padEnd(14)} fails ${fault.drill}`)
    return 0
  }
  if (without !== undefined && process.env['BATON_DRILL_WITHOUT'] !== without) return again(without)

  const all = await runDrills(only, ({ name, failure, passed, why, ms }) => {
    if (!json)
      say(
        `${passed ? 'pass' : 'FAIL'}  ${name}${failure === null ? '' : ` (#${failure})`}, ${ms} ms${why ? `: ${why}` : ''}`,
      )
  })
  const failed = all.filter(({ passed }) => !passed)
  if (json) say(JSON.stringify({ passed: all.length - failed.length, failed: failed.length, drills: all }))
  else say(`drills: ${all.length - failed.length} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}

/** The same once more, with the guard taken out before anything is loaded. */
async function again(without: string): Promise<number> {
  const plant = new URL('./plant.mjs', import.meta.url).href
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', plant, main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, BATON_DRILL_WITHOUT: without },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function refuse(why: string): number {
  process.stderr.write(`baton: ${why}\n`)
  return 1
}
