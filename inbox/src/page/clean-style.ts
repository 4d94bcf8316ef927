/** What a value may not hold in any spelling: what loads, and the escapes by which it could be spelled another way. */
const loads =
  /[\\{}]|\b(?:url|src|image|image-set|cross-fade|element|paint|expression)\s*\(|@import|javascript:|-moz-binding/i

/** Whether a value, as the browser writes it, only draws. Not even a part of the page may be named: parts could name parts without end. */
export function isCleanValue(value: string): boolean {
  return value.length <= 10_000 && !loads.test(value)
}

/**
 * The declarations that only draw, written by the browser's own parser: what it did not understand is gone, and escapes are resolved
 * wherever it did understand. Read from its text, because a shorthand that holds a variable has no longhands yet.
 */
export function cleanDeclarations({ cssText }: CSSStyleDeclaration): string {
  let written = ''
  for (const declaration of splitDeclarations(cssText)) {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim()
    const value = declaration.slice(colon + 1).trim()
    if (colon > 0 && value !== '' && isCleanName(name) && isCleanValue(value)) written += `${name}:${value};`
  }
  return written
}

const isCleanName = (name: string) => /^(?:--[\w-]+|-?[a-z][a-z-]*)$/.test(name) && name !== 'behavior'

/** Between the semicolons that stand in no text and in no bracket. */
function splitDeclarations(text: string): string[] {
  const found: string[] = []
  let from = 0
  let depth = 0
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '\\') i++
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === ';' && depth === 0) {
      found.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...found, text.slice(from)]
}

/** A style sheet that only draws. Rules that load, and kinds of rules that are not known here, are left out. */
export function cleanSheet(text: string): string {
  const sheet = new CSSStyleSheet()
  try {
    sheet.replaceSync(withoutImports(text))
    return cleanRules(sheet.cssRules, 0)
  } catch {
    return ''
  }
}

/** A sheet that is made by script imports nothing; the browser would only complain of it. */
const withoutImports = (text: string) => text.replace(/@import\b[^;{}]*;?/gi, '')

function cleanRules(rules: CSSRuleList, depth: number): string {
  if (depth > 12) return ''
  let written = ''
  for (const rule of rules) written += cleanRule(rule, depth)
  return written
}

function cleanRule(rule: CSSRule, depth: number): string {
  if (rule instanceof CSSStyleRule) {
    const inner = cleanDeclarations(rule.style) + cleanRules(rule.cssRules, depth + 1)
    return inner === '' ? '' : block(rule.selectorText, inner)
  }
  if (rule instanceof CSSMediaRule) return group('@media', rule.media.mediaText, rule, depth)
  if (rule instanceof CSSSupportsRule) return group('@supports', rule.conditionText, rule, depth)
  if (rule instanceof CSSContainerRule) return group('@container', rule.conditionText, rule, depth)
  if (rule instanceof CSSLayerBlockRule) return group('@layer', rule.name, rule, depth)
  if (rule instanceof CSSLayerStatementRule)
    return isCleanHead(rule.nameList.join()) ? `@layer ${rule.nameList.join()};` : ''
  if (rule instanceof CSSKeyframesRule) {
    let frames = ''
    for (const frame of rule.cssRules) {
      if (frame instanceof CSSKeyframeRule) frames += block(frame.keyText, cleanDeclarations(frame.style))
    }
    return block(`@keyframes ${CSS.escape(rule.name)}`, frames)
  }
  if (typeof CSSPropertyRule !== 'undefined' && rule instanceof CSSPropertyRule) return property(rule)
  if (typeof CSSNestedDeclarations !== 'undefined' && rule instanceof CSSNestedDeclarations)
    return cleanDeclarations(rule.style)
  return ''
}

function group(at: string, condition: string, rule: CSSGroupingRule, depth: number): string {
  const inner = cleanRules(rule.cssRules, depth + 1)
  return inner === '' ? '' : block(`${at} ${condition}`, inner)
}

function property({ name, syntax, inherits, initialValue }: CSSPropertyRule): string {
  const initial = initialValue === null ? '' : `initial-value:${initialValue};`
  if (!/^--[\w-]+$/.test(name) || /["\\]/.test(syntax) || !isCleanValue(initial)) return ''
  return block(`@property ${name}`, `syntax:"${syntax}";inherits:${inherits};${initial}`)
}

const block = (head: string, inner: string) => (isCleanHead(head) ? `${head}{${inner}}\n` : '')
/** Selectors, conditions and names as the browser writes them: nothing in them ends the rule or begins another one. */
const isCleanHead = (head: string) => !/(?<!\\)[{};]|url\s*\(|(?<!^|\\)@/i.test(head)
