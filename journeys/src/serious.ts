import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21aa']

/** Where pictures go, where somebody wants to look at them. */
const pictures = process.env['BATON_PICTURES']

/** What is serious in light and dark, wide and narrow, and where it scrolls sideways. */
export async function misfits(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  await eachLook(page, async (colorScheme, width) => {
    const look = `${name}-${colorScheme}-${width}`
    for (const each of await serious(page)) found.push(`${look}: ${each}`)
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push(`${look} scrolls sideways`)
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${look}.png`), fullPage: true })
  })
  return found
}

/** The page in light and dark, wide and narrow; it is loaded once. */
export async function eachLook(
  page: Page,
  see: (colorScheme: 'light' | 'dark', width: number) => Promise<void>,
): Promise<void> {
  for (const width of [1440, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      await see(colorScheme, width)
    }
}

/**
 * What axe finds serious or critical on the page, or in a frame of it, by the rules of WCAG 2.1 AA: by `only` these of them, by all but `not`. `within`
 * a part of it, where there is one.
 */
export async function serious(
  page: Page | Frame,
  { only, not = [], within }: { only?: readonly string[]; not?: readonly string[]; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe)
  const runOnly = only ? { type: 'rule', values: only } : standards
  const rules = Object.fromEntries(not.map((rule) => [rule, { enabled: false }]))
  const found = (await page.evaluate(
    `axe.run(document.querySelector(${JSON.stringify(within ?? 'html')}) ?? document, ${JSON.stringify({ runOnly, rules, resultTypes: ['violations'] })}).then((r) => r.violations.map((v) => v.impact + " " + v.id + " " + v.nodes[0].target))`,
  )) as string[]
  return found.filter((each) => /^(serious|critical)/.test(each))
}
