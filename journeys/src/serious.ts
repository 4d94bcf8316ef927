import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21aa']

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
