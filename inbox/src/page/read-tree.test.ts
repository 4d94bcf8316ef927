import { describe, expect, test } from 'vitest'
import { CannotDraw, limits, readTree, type ElementNode } from './read-tree.ts'

const el = (tagName: string, attributes: object = {}, ...childNodes: unknown[]) => ({
  type: 2,
  id: 1,
  tagName,
  attributes,
  childNodes,
})
const words = (textContent: string) => ({ type: 3, id: 2, textContent })
const page = (...inBody: unknown[]) => ({
  type: 0,
  id: 1,
  childNodes: [
    { type: 1, id: 2, name: 'html', publicId: '', systemId: '' },
    el('html', { lang: 'en' }, el('head', {}, el('style', { _cssText: 'p{color:red}' })), el('body', {}, ...inBody)),
  ],
})
const inBody = (tree: ElementNode) => tree.childNodes.find((each) => each.type === 2 && each.tagName === 'body')

function why(root: unknown): string {
  try {
    readTree(root)
    return 'was read'
  } catch (error) {
    return error instanceof CannotDraw ? error.because : String(error)
  }
}

test('a page is read in its order: styles, then the body, numbered anew', () => {
  const tree = readTree(page(el('p', { class: 'a' }, words('One'), el('b', {}, words('two')), words('three'))))
  expect(tree).toMatchObject({ tagName: 'html', attributes: { lang: 'en' } })
  expect(tree.childNodes.map((each) => each.type === 2 && each.tagName)).toEqual(['style', 'body'])
  const [paragraph] = (inBody(tree) as ElementNode).childNodes as ElementNode[]
  expect(paragraph?.childNodes.map((each) => (each.type === 3 ? each.textContent : each.tagName))).toEqual([
    'One',
    'b',
    'three',
  ])
  const ids: number[] = []
  const walk = (each: ElementNode) => each.childNodes.forEach((c) => (ids.push(c.id), c.type === 2 && walk(c)))
  walk(tree)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  'script',
  'iframe',
  'object',
  'embed',
  'meta',
  'base',
  'link',
  'template',
  'noscript',
  'math',
  'frame',
  'title',
])('a %s is left out with all that is in it', (tag) => {
  const tree = readTree(page(el(tag, { src: 'x', href: 'x', content: 'x' }, words('inside')), words('beside')))
  expect(JSON.stringify(tree)).not.toContain('inside')
  expect(JSON.stringify(tree)).not.toContain(`"${tag}"`)
  expect(JSON.stringify(tree)).toContain('beside')
})

test('what loads, leads elsewhere or runs is no attribute of a picture; what it looks like is', () => {
  const tree = readTree(
    page(
      el('a', { href: 'javascript:x', onclick: 'x', ping: 'x', class: 'link', 'data-kind': 'k', 'aria-label': 'l' }),
      el('img', { src: 'x', srcset: 'x', onerror: 'x', rr_dataURL: 'x', rr_width: '10px', width: '10', alt: 'x' }),
      el('input', { type: 'text', value: 'secret', placeholder: 'secret', autofocus: true, checked: true }),
      { ...el('use', { href: '#a' }), isSVG: true },
      { ...el('path', { fill: 'url(http://x/#a)', d: 'M0 0', mask: 'url(#a)' }), isSVG: true },
    ),
  )
  expect((inBody(tree) as ElementNode).childNodes.map((each) => each.type === 2 && each.attributes)).toEqual([
    { class: 'link', 'data-kind': 'k', 'aria-label': 'l' },
    { rr_width: '10px', width: '10' },
    { type: 'text', checked: true },
    { d: 'M0 0' },
  ])
})

describe('what no page is', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['words', 'x'],
    ['a list', [el('body')]],
    ['a page without anything on it', { type: 0, childNodes: [] }],
    ['children that are no list', { type: 0, childNodes: { 0: el('body'), length: 1 } }],
    ['fields that are inherited', Object.create({ type: 0, childNodes: [el('body')] })],
  ])('%s is not drawn', (_, root) => {
    expect(why(root)).toBe('unreadable')
  })

  test('names of what every object has are no names of elements or attributes', () => {
    const attributes = JSON.parse('{"__proto__":{"onload":"x"},"constructor":"x","class":"a"}') as object
    const tree = readTree(page(el('p', attributes), el('__proto__'), el('constructor'), el('toString')))
    const [p, ...rest] = (inBody(tree) as ElementNode).childNodes as ElementNode[]
    expect(Object.entries(p?.attributes ?? {})).toEqual([['class', 'a']])
    expect(Object.getPrototypeOf(p?.attributes)).toBe(Object.prototype)
    expect(rest).toEqual([])
  })

  test('fields of the wrong type are not there', () => {
    const odd = [null, 7, 'x', true, [], { type: 2 }, el('p', [] as never), el('p', { class: { toString: 1 } })]
    const tree = readTree(page(...odd, { type: '2', tagName: 'b' }, { type: 3, textContent: 5 }, words('end')))
    expect(JSON.stringify(tree)).toContain('end')
    expect(JSON.stringify(tree)).not.toMatch(/toString|"b"|"textContent":5/)
  })

  test('a page as deep as nobody builds one is refused, and takes no stack', () => {
    let deep: unknown = words('bottom')
    for (let i = 0; i < 100_000; i++) deep = el('div', {}, deep)
    expect(why(page(deep))).toBe('too-deep')
  })

  test('a page as large as nobody builds one is refused', () => {
    expect(why(page(...Array.from({ length: limits.nodes + 1 }, () => words('x'))))).toBe('too-large')
    const wide = Array.from({ length: 30_000 }, () => el('p', {}, words('x')))
    expect(why(page(...wide))).toBe('too-large')
    expect(why(page(words('x'.repeat(limits.chars + 1))))).toBe('too-large')
    expect(why(page(el('p', { class: 'x'.repeat(19_000) }), words('fine')))).toBe('was read')
  })
})
