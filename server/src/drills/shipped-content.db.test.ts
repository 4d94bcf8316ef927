import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startInProcess } from '../start-in-process.ts'
import { readDrillContent } from './drill-content.ts'
import { playDrills } from './play-drills.ts'
import { readDrillFiles } from './read-drills.ts'

const demo = join(import.meta.dirname, '../../../examples/demo-shop')

test('the drills of the demo pass with its content, and one of them reaches a person: the demo may be live', async () => {
  const desk = await startInProcess()
  try {
    const content = await readDrillContent({ knowledge: join(demo, 'knowledge'), playbooks: join(demo, 'playbooks') })
    const drills = await readDrillFiles([join(demo, 'drills/reaching-a-person.yaml')])
    const { key } = await desk.workspace({}, content)
    let count = 0
    const played = await playDrills(
      { call: (method, path, body) => desk.call(method, path, key, body) },
      drills,
      { newId: () => `${++count}`, clock: () => performance.now(), sleep: (ms) => sleep(ms), atOnce: 3 },
      () => {},
    )
    expect(played.flatMap(({ name, broken }) => broken.map((each) => ({ name, ...each })))).toEqual([])
    expect(played.filter(({ turn }) => turn !== null).length).toBeGreaterThan(0)
  } finally {
    await desk.stop()
  }
}, 60_000)
