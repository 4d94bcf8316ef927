import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ContentError } from '../knowledge/content-error.ts'
import { BrokenContent, readDrillContent, type DrillContent } from './drill-content.ts'
import type { ScriptedDrill } from './drill.ts'
import { parseDrills } from './parse-drill.ts'

const shippedFolder = fileURLToPath(new URL('../../drills', import.meta.url))

/** Reads files of drills, in this order. Throws `BrokenContent` with file and line, also where a name comes twice. */
export async function readDrillFiles(files: readonly string[]): Promise<ScriptedDrill[]> {
  const drills: ScriptedDrill[] = []
  const from = new Map<string, string>()
  for (const file of files) {
    const source = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new BrokenContent(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    })
    try {
      for (const drill of parseDrills(source)) {
        const taken = from.get(drill.name)
        if (taken !== undefined) throw new ContentError(`name: ${taken} has a drill "${drill.name}" too`, 1)
        from.set(drill.name, file)
        drills.push(drill)
      }
    } catch (error) {
      if (error instanceof ContentError) throw new BrokenContent(`${file}:${error.line}: ${error.message}`)
      throw error
    }
  }
  return drills
}

export interface ShippedDrills {
  drills: readonly ScriptedDrill[]
  content: DrillContent
}

let shipped: Promise<ShippedDrills> | undefined

/** The simulated customers that come with Baton, and the small shop that they write to. Read once: they change with the program alone. */
export function shippedDrills(): Promise<ShippedDrills> {
  return (shipped ??= readShipped())
}

async function readShipped(): Promise<ShippedDrills> {
  const folder = join(shippedFolder, 'customers')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  const [drills, content] = await Promise.all([
    readDrillFiles(names.map((name) => join(folder, name))),
    readDrillContent({ knowledge: join(shippedFolder, 'knowledge'), playbooks: join(shippedFolder, 'playbooks') }),
  ])
  return { drills, content }
}
