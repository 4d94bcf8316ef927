import { expect, test } from 'vitest'
import { clearanceFor, type Box } from './clearance.ts'

const view = { width: 1000, height: 800 }
const button: Box = { left: 924, top: 724, right: 980, bottom: 780 }
const site =
  (...boxes: Box[]) =>
  (x: number, y: number) =>
    boxes.find((b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom) ?? null

test('an empty corner is where it stands', () => {
  expect(clearanceFor(button, view, site())).toEqual({ up: 0, left: 0 })
})

test('it stands over a bar at the bottom', () => {
  const bar = { left: 0, top: 720, right: 1000, bottom: 800 }
  expect(clearanceFor(button, view, site(bar))).toEqual({ up: 72, left: 0 })
})

test('it stands over what touches only a corner of it', () => {
  const pill = { left: 900, top: 770, right: 930, bottom: 800 }
  expect(clearanceFor(button, view, site(pill)).up).toBe(780 - 770 + 12)
})

test('it stands over things that are stacked', () => {
  const bar = { left: 0, top: 740, right: 1000, bottom: 800 }
  const toTop = { left: 930, top: 680, right: 970, bottom: 725 }
  expect(clearanceFor(button, view, site(bar, toTop)).up).toBe(780 - 680 + 12)
})

test('it stands beside a column', () => {
  const column = { left: 940, top: 0, right: 1000, bottom: 800 }
  expect(clearanceFor(button, view, site(column))).toEqual({ up: 0, left: 980 - 940 + 12 })
})

test('a layer over everything does not move it', () => {
  const layer = { left: 0, top: 0, right: 1000, bottom: 800 }
  expect(clearanceFor(button, view, site(layer))).toEqual({ up: 0, left: 0 })
})

test('it is never driven over half the window', () => {
  const tower = [700, 560, 420, 280].map((top) => ({ left: 900, top, right: 1000, bottom: top + 130 }))
  expect(clearanceFor(button, view, site(...tower))).toEqual({ up: 0, left: 0 })
})
