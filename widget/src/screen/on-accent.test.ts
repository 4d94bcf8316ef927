import { expect, test } from 'vitest'
import { luminance, onAccent, type Rgb } from './on-accent.ts'

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

test('whatever accent is chosen, what stands on it is AA', () => {
  let least = Infinity
  for (let r = 0; r <= 255; r += 5)
    for (let g = 0; g <= 255; g += 5)
      for (let b = 0; b <= 255; b += 5) {
        const accent: Rgb = [r, g, b]
        least = Math.min(least, contrast(luminance(accent), onAccent(accent) === 'white' ? 1 : 0))
      }
  expect(least).toBeGreaterThanOrEqual(4.5)
})

test('luminance is that of WCAG', () => {
  expect(luminance([255, 255, 255])).toBeCloseTo(1, 5)
  expect(luminance([0, 0, 0])).toBe(0)
  expect(contrast(luminance([118, 118, 118]), 1)).toBeCloseTo(4.54, 2)
})
