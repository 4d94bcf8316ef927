import { expect, test } from 'vitest'
import { areaOf, placeTargets, type Placed } from './on-picture.ts'

const target = (id: number, y: number, change: object = {}) => ({
  id,
  role: 'button',
  label: `B${id}`,
  x: 100,
  y,
  width: 80,
  height: 30,
  ...change,
})
const capture = { scroll: { x: 0, y: 500 }, viewport: { width: 1000, height: 600 } }

test('targets stand where the customer has scrolled to, in reading order', () => {
  const placed = placeTargets({ ...capture, targets: [target(1, 1200), target(2, 700), target(3, 100)] })
  expect(placed.map(({ id, top, inView }) => [id, top, inView])).toEqual([
    [3, -400, false],
    [2, 200, true],
    [1, 700, false],
  ])
})

test('what has no size cannot be pointed at', () => {
  expect(placeTargets({ ...capture, targets: [target(1, 700, { width: 0 })] })).toEqual([])
})

test('an area grows to what a finger or a mouse can hit, around its middle', () => {
  const [placed] = placeTargets({ ...capture, targets: [target(1, 700)] }) as [Placed]
  expect(areaOf(placed, 0.25)).toEqual({ left: 25, top: 45.75, width: 20, height: 16 })
  expect(areaOf(placed, 1)).toEqual({ left: 100, top: 200, width: 80, height: 30 })
})
