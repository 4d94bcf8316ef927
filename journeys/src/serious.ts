import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical on the page, or in a frame of it. */
export async function serious(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(
    'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }).then((r) => r.violations.map((v) => v.impact + " " + v.id + " " + v.nodes[0].target))',
  )) as string[]
  return found.filter((each) => /^(serious|critical)/.test(each))
}
