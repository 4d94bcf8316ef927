import { cleanDeclarations, cleanSelector, noReferences, type References } from './clean-css.ts'
import type { Slices } from './slices.ts'

/** The page's own style sheets as text that loads nothing and tells nothing. */
export interface Styles extends References {
  /** Of a `style` or `link` element, or of a sheet that a script has adopted; empty where it may not be read. */
  textOf(sheet: CSSStyleSheet | null): string
}

/** As much style as a picture carries. UTF-16 units; what goes beyond is left out. */
const mostCss = 600_000

/** Reads every sheet of these roots. `used` are the classes that elements have. */
export async function readStyles(
  roots: readonly (Document | ShadowRoot)[],
  used: ReadonlySet<string>,
  slices: Slices,
): Promise<Styles> {
  const references = noReferences()
  const texts = new Map<CSSStyleSheet, string>()
  let length = 0

  async function read(rules: Iterable<CSSRule>): Promise<string> {
    const out: string[] = []
    for (const rule of rules) {
      const pause = slices.breathe()
      if (pause) await pause
      if (length > mostCss || slices.isLate()) break
      const text = await ruleText(rule)
      out.push(text)
    }
    return out.join('')
  }

  async function ruleText(rule: CSSRule): Promise<string> {
    const within = async (head: string, rules: CSSRuleList) => {
      const inner = await read(rules)
      return inner && `${head}{${inner}}`
    }
    // By name: a frame's rules are of another realm, and some browsers lack some kinds.
    switch (rule.constructor.name) {
      case 'CSSStyleRule': {
        const { selectorText, style, cssRules } = rule as CSSStyleRule
        const selector = cleanSelector(selectorText, used, references)
        if (selector === null) return ''
        const inner = cssRules && cssRules.length > 0 ? await read(cssRules) : ''
        return keep(`${selector}{${cleanDeclarations(style.cssText, false)}${inner && `;${inner}`}}`)
      }
      case 'CSSNestedDeclarations':
        return keep(`${cleanDeclarations((rule as unknown as CSSStyleRule).style.cssText, false)};`)
      case 'CSSMediaRule': {
        const { media, cssRules } = rule as CSSMediaRule
        return media.mediaText === 'print' ? '' : within(`@media ${media.mediaText}`, cssRules)
      }
      case 'CSSSupportsRule':
      case 'CSSContainerRule': {
        const { conditionText, cssRules } = rule as CSSConditionRule
        return within(
          `@${rule.constructor.name === 'CSSSupportsRule' ? 'supports' : 'container'} ${conditionText}`,
          cssRules,
        )
      }
      case 'CSSLayerBlockRule': {
        const { name, cssRules } = rule as CSSLayerBlockRule
        return within(`@layer ${name}`, cssRules)
      }
      case 'CSSScopeRule': {
        const { start, end, cssRules } = rule as CSSScopeRule
        return within(`@scope${start ? ` (${start})` : ''}${end ? ` to (${end})` : ''}`, cssRules)
      }
      case 'CSSImportRule': {
        const { styleSheet, media, layerName } = rule as CSSImportRule
        const inner = styleSheet ? await readSheet(styleSheet) : ''
        const layered = inner && layerName ? `@layer ${layerName}{${inner}}` : inner
        return layered && media.mediaText ? `@media ${media.mediaText}{${layered}}` : layered
      }
      case 'CSSKeyframesRule': {
        const { name, cssRules } = rule as CSSKeyframesRule
        const frames = Array.from(cssRules, (each) => {
          const { keyText, style } = each as CSSKeyframeRule
          return `${keyText}{${cleanDeclarations(style.cssText, false)}}`
        })
        return keep(`@keyframes ${name}{${frames.join('')}}`)
      }
      case 'CSSLayerStatementRule':
      case 'CSSPropertyRule':
        return keep(rule.cssText)
      default:
        return '' // fonts, pages to print, names: nothing that is seen without loading
    }
  }

  function keep(text: string): string {
    length += text.length
    return text
  }

  async function readSheet(sheet: CSSStyleSheet): Promise<string> {
    try {
      return sheet.disabled ? '' : await read(sheet.cssRules)
    } catch {
      return '' // another origin's, which a page may use and not read
    }
  }

  for (const root of roots) {
    for (const sheet of [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])]) {
      if (texts.has(sheet)) continue
      const text = await readSheet(sheet)
      const { mediaText } = sheet.media
      texts.set(sheet, text && mediaText ? `@media ${mediaText}{${text}}` : text)
    }
  }
  return { ...references, textOf: (sheet) => (sheet && texts.get(sheet)) || '' }
}
