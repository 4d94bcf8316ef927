import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { BrokenContent, readDrillContent, readDrillFiles, shippedDrills } from '@baton/server'
import { Command } from 'commander'
import { faults } from './faults.ts'
import { playInMemory, playOn } from './play-scripted.ts'
import { allDrills, runDrills, type Drilled } from './run-drills.ts'

interface Options {
  only: string[]
  without?: string
  list: boolean
  json: boolean
  file: string[]
  knowledge?: string
  playbooks?: string
  url?: string
  key?: string
}

/** `baton drill`: known failures of handoffs and simulated customers, played against the whole desk in this process; or one's own, also on a desk that runs. */
export function drillCommand(): Command {
  return new Command('drill')
    .description('play known failures of handoffs and simulated customers against the whole desk, in memory')
    .option('--only <names...>', 'play only these', [])
    .option('--without <guard>', 'take this guard out first: its drill must fail')
    .option('--list', 'name the drills and the guards, and play none', false)
    .option('--json', 'print what came of it as one JSON object in the last line', false)
    .option('--file <files...>', 'play the drills in these YAML or JSON files instead', [])
    .option('--knowledge <folder>', 'with --file: what the assistant answers from, <locale>/*.md')
    .option('--playbooks <folder>', 'with --file: what the assistant follows, *.yaml')
    .option('--url <url>', 'with --file: play them on this desk, which runs')
    .option('--key <key>', 'with --url: its API key; BATON_API_KEY where it is not given')
    .action(async (options: Options) => {
      process.exitCode = await drill(options).catch((error: unknown) => {
        if (error instanceof BrokenContent) return refuse(error.message)
        throw error
      })
    })
}

async function drill(options: Options): Promise<number> {
  const { file, without, list } = options
  const wrong = wrongWith(options)
  if (wrong) return refuse(wrong)
  const drills = file.length > 0 ? await readDrillFiles(file) : await allDrills()
  const unknown = options.only.filter((name) => !drills.some((each) => each.name === name))
  if (unknown.length > 0) return refuse(`there is no drill ${unknown.join(', ')}; --list names them`)
  if (without !== undefined && !Object.hasOwn(faults, without))
    return refuse(`there is no guard ${without}; --list names them`)
  if (list) {
    for (const { name, story, failure } of drills.map((each) => ({ failure: null, ...each })))
      say(`${name.padEnd(32)} ${failure === null ? '   ' : `#${failure}`.padEnd(3)} ${story}`)
    if (file.length === 0)
      for (const [name, fault] of Object.entries(faults)) say(`--without ${name.padEnd(14)} fails ${fault.drill}`)
    return 0
  }
  if (without !== undefined && process.env['BATON_DRILL_WITHOUT'] !== without) return again(without)
  return report(await play(options), options.json)
}

function wrongWith({ file, knowledge, playbooks, url, key, without }: Options): string | null {
  const own = knowledge ?? playbooks ?? url ?? key
  if (own !== undefined && file.length === 0) return '--knowledge, --playbooks, --url and --key go with --file'
  if (file.length > 0 && without !== undefined) return '--without goes with the drills that come with Baton'
  if (url !== undefined && (knowledge ?? playbooks) !== undefined)
    return 'a desk that runs has its own knowledge and playbooks: leave --knowledge and --playbooks out'
  if (url !== undefined && !URL.canParse(url)) return `--url ${url} is not an address such as http://localhost:3000`
  if (url !== undefined && keyOf(key) === undefined) return '--url needs a key: --key, or BATON_API_KEY'
  return null
}

const keyOf = (key: string | undefined): string | undefined => key ?? process.env['BATON_API_KEY']

async function play({ file, only, knowledge, playbooks, url, key, json }: Options): Promise<Drilled[]> {
  const tell = (drilled: Drilled) => void (json || say(lineOf(drilled)))
  if (file.length === 0) return runDrills(only, tell)
  const drills = (await readDrillFiles(file)).filter(({ name }) => only.length === 0 || only.includes(name))
  if (url !== undefined) return playOn({ url, key: keyOf(key) ?? '' }, drills, tell)
  const own = knowledge !== undefined || playbooks !== undefined
  const content = own ? await readDrillContent({ knowledge, playbooks }) : (await shippedDrills()).content
  return playInMemory(drills, content, tell)
}

function lineOf({ name, failure, passed, why, ms, transcript = [] }: Drilled): string {
  const head = `${passed ? 'pass' : 'FAIL'}  ${name}${failure === null ? '' : ` (#${failure})`}, ${ms} ms`
  if (passed) return head
  return [`${head}: ${why}`, ...transcript.map(({ by, text }) => `        ${by}: ${text}`)].join('\n')
}

function report(all: readonly Drilled[], json: boolean): number {
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
