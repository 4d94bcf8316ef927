import { captureLimits, type SerializedNode } from '@baton/protocol'
import { expect, test } from 'vitest'
import { page } from '../testing/api-world.ts'
import { BrokenCapture, readCapture } from './read-capture.ts'

let ids = 100
const element = (tagName: string, attributes: object = {}, childNodes: object[] = [], more: object = {}) => ({
  id: ++ids,
  type: 2,
  tagName,
  attributes,
  childNodes,
  ...more,
})
const words = (textContent: string) => ({ id: ++ids, type: 3, textContent })

/** A capture whose body holds these. */
function holding(...nodes: object[]): object {
  const sent = page() as { root: { childNodes: { childNodes: { childNodes: object[] }[] }[] } }
  sent.root.childNodes[0]?.childNodes[0]?.childNodes.push(...nodes)
  return sent
}

const read = (...nodes: object[]) => readCapture(holding(...nodes))
const markup = (node: SerializedNode): string =>
  node.type === 3
    ? node.textContent
    : node.type === 2
      ? `<${node.tagName}${Object.entries(node.attributes)
          .map(([name, value]) => ` ${name}="${value}"`)
          .join('')}>${node.childNodes.map(markup).join('')}`
      : node.type === 0
        ? node.childNodes.map(markup).join('')
        : ''

test('what a widget sends comes through as it is', () => {
  const capture = readCapture(page())
  expect(capture).toMatchObject({ nodes: 4, masked: 1, dropped: 0, url: 'https://shop.example/cart' })
  expect(capture.targets).toHaveLength(1)
  expect(markup(capture.root)).toBe('<html lang="en"><body>████ ██')
})

test.each([
  ['a script', element('script', {}, [words('alert(1)')])],
  [
    'a script in an image of vectors',
    element('svg', {}, [element('script', {}, [], { isSVG: true })], { isSVG: true }),
  ],
  ['a frame', element('iframe', { srcdoc: '<script>alert(1)</script>' })],
  ['an object', element('object', { data: 'https://evil.example/x.swf' })],
  ['a base', element('base', { href: 'https://evil.example/' })],
  ['a refresh', element('meta', { 'http-equiv': 'refresh', content: '0;url=https://evil.example' })],
  ['a style sheet elsewhere', element('link', { rel: 'stylesheet', href: 'https://evil.example/x.css' })],
  ['a template', element('template', {}, [element('img')])],
  [
    'vectors from elsewhere',
    element('svg', {}, [element('use', { href: '#x' }, [], { isSVG: true })], { isSVG: true }),
  ],
  [
    'an animation',
    element('svg', {}, [element('animate', { attributeName: 'href' }, [], { isSVG: true })], { isSVG: true }),
  ],
  ['a style without rules of its own', element('style', {}, [words('body{background:url(https://evil.example)}')])],
  ['a tag with markup in it', element('img/src=x onerror=alert(1)')],
  ['a comment', { id: 90, type: 5, textContent: 'x' }],
  ['character data', { id: 90, type: 4, textContent: 'x' }],
  ['a document within', { id: 90, type: 0, childNodes: [] }],
])('%s is left out', (_, node) => {
  const capture = read(node)
  expect(markup(capture.root)).not.toMatch(
    /script|iframe|object|base|meta|link|template|use|animate|<style|evil|onerror/,
  )
  expect(capture.dropped).toBeGreaterThan(0)
})

test.each([
  ['a handler', 'div', { onclick: 'alert(1)', ONLOAD: 'alert(1)' }],
  ['an address', 'a', { href: 'javascript:alert(1)' }],
  ['a source', 'img', { src: 'https://evil.example/x', srcset: 'https://evil.example/y 2x' }],
  [
    'a value',
    'input',
    { value: 'secret', placeholder: 'secret', title: 'secret', 'aria-label': 'secret', 'data-x': 'secret' },
  ],
  ['an action', 'form', { action: 'https://evil.example', formaction: 'https://evil.example' }],
  [
    'what rrweb would do with it',
    'canvas',
    { rr_dataURL: 'data:image/png;base64,AAAA', rr_src: 'https://evil.example' },
  ],
  ['a name that is no slot', 'a', { name: 'secret' }],
  ['a class that breaks out', 'div', { class: '"><script>' }],
  ['a size that is none', 'img', { rr_width: '1px;background:url(//evil)' }],
])('%s is left out', (_, tag, attributes) => {
  const capture = read(element(tag, attributes))
  expect(markup(capture.root)).toBe(`<html lang="en"><body>████ ██<${tag}>`)
  expect(capture.dropped).toBe(Object.keys(attributes).length)
})

test.each([
  'a{background:url(https://evil.example/x)}',
  'a{background:URL (//evil.example)}',
  'a{background:u\\72l(//evil.example)}',
  'a{background:\\75\\72\\6c(//evil.example)}',
  'a{background:u/**/rl(//evil.example)}',
  'a{background:ur\\l(//evil.example)}',
  'a{background:image-set("//evil.example" 1x)}',
  'a{background:-webkit-image-set("//evil.example" 1x)}',
  '@import "//evil.example";',
  '@\\69mport "//evil.example";',
  '@font-face{font-family:x;src:local(x)}',
  'a{width:expression(alert(1))}',
  '</style><script>alert(1)</script>',
])('a style that loads or breaks out is left out: %s', (css) => {
  const capture = read(element('style', { _cssText: css }), element('p', { style: css }))
  expect(markup(capture.root)).toBe('<html lang="en"><body>████ ██<p>')
})

test('a style that does neither stays', () => {
  const css = '.card > p::after { content: "█"; margin: 0 auto; }'
  expect(markup(read(element('style', { _cssText: css })).root)).toContain(css)
})

test.each([
  ['no object', 7],
  ['another version', { ...page(), version: 2 }],
  ['no root', { ...page(), root: undefined }],
  ['a root that is an element', { ...page(), root: element('html') }],
  ['a time that is none', { ...page(), takenAt: 'soon' }],
  ['an address of another kind', { ...page(), url: 'javascript:alert(1)' }],
  ['targets that are none', { ...page(), targets: [1] }],
  ['too many targets', { ...page(), targets: Array.from({ length: 201 }, () => ({ id: 3 })) }],
  ['the same id twice', holding({ id: 3, type: 3, textContent: 'x' })],
  ['an id that is none', holding({ id: '3', type: 3, textContent: 'x' })],
  ['children that are no list', holding({ ...element('div'), childNodes: {} })],
])('a capture with %s is refused', (_, sent) => {
  expect(() => readCapture(sent)).toThrow(BrokenCapture)
})

test('depth and number are bounded, before anything is built of them', () => {
  let deep: object = words('x')
  for (let n = 0; n < 5000; n += 1) deep = element('div', {}, [deep])
  expect(() => readCapture(holding(deep))).toThrow(/deep/)
  const many = Array.from({ length: captureLimits.nodes }, () => words('x'))
  expect(() => readCapture(holding(...many))).toThrow(/nodes/)
})

test('a target that names no node is left out', () => {
  const target = { role: 'button', label: 'x', x: 0, y: 0, width: 1, height: 1 }
  expect(readCapture({ ...page(), targets: [{ ...target, id: 999 }] }).targets).toEqual([])
})

test('names of our own objects are no attributes', () => {
  const sent = JSON.parse('{"__proto__":"x","constructor":"x","toString":"x"}') as object
  expect(read(element('div', sent)).dropped).toBe(3)
})
