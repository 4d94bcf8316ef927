import { element, page, words, type Canary, type Hostile, type Loose } from './nodes.ts'

/** Names that are no names, and names that every object has. */
export function names({ script, url }: Canary): Hostile[] {
  const tags: Loose[] = [
    'img src=x onerror=1',
    'script ',
    'ScRiPt',
    'svg:script',
    'x><script',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    '-',
    'a b',
    'a\0b',
    'á',
    'annotation-xml',
    'font-face',
    'x-',
    'a'.repeat(5000),
    7,
    null,
    {},
    [],
    true,
  ]
  const attributes = [
    'x"onload="',
    'a><script',
    'on load',
    'onload ',
    'ONLOAD',
    'xlink:href',
    'xml:base',
    'xmlns',
    'is',
    'srcdoc',
    '__proto__',
    'constructor',
    'style ',
    'formaction',
    '@click',
    ':href',
    'v-html',
    'on:click',
    'data-',
    'aria-',
    'data-x"onload=1 y="',
    'a'.repeat(5000),
    '',
  ]
  return [
    {
      about: 'names of elements',
      root: page(
        ...tags.map((tag) => element(tag, { onload: script, src: `${url}/name` }, words(String(script)))),
        words('end'),
      ),
    },
    ...attributes.map((name) => ({
      about: `an attribute ${name.slice(0, 20)}`,
      root: page(
        element('div', Object.fromEntries([[name, script]]), words('x')),
        element('img', Object.fromEntries([[name, `${url}/attribute`]])),
        element('body', Object.fromEntries([[name, script]])),
      ),
    })),
    {
      about: 'what every object inherits',
      root: JSON.parse(
        `{"type":0,"__proto__":{"polluted":1},"childNodes":[{"type":2,"tagName":"body","attributes":{"__proto__":{"onload":"${script}"},"constructor":{"prototype":{"polluted":1}}},"childNodes":[{"type":3,"textContent":"x"}]}]}`,
      ) as Loose,
    },
  ]
}

/** Values of the wrong type, in the places of the right ones. */
export function wrongTypes({ script, url }: Canary): Hostile[] {
  const odd: readonly (readonly [about: string, value: Loose])[] = [
    ['null', null],
    ['a number', 1e308],
    ['true', true],
    ['words', `<script>${script}</script>`],
    ['a list', [[[]]]],
    ['an object', { toString: script, valueOf: script, length: 1e9, 0: 'x' }],
  ]
  return odd
    .flatMap(([about, value]): Hostile[] => [
      {
        about: `a tree of ${about}`,
        root: page(
          { type: 2, id: value, tagName: value, attributes: value, childNodes: value },
          words(value),
          element('p', { class: value, style: value, src: value }, value),
          words('end'),
        ),
      },
      { about: `children that are ${about}`, root: { type: 0, id: 1, childNodes: value } },
      {
        about: `a window of ${about}`,
        root: page(words('x')),
        fields: {
          viewport: value,
          scroll: value,
          takenAt: value,
          title: value,
          url: value,
          targets: value,
          masked: value,
          truncated: value,
        },
      },
      {
        about: `a place of ${about}`,
        root: page(words('x')),
        fields: {
          viewport: { width: value, height: value },
          scroll: { x: value, y: value },
          targets: [{ id: value, role: value, label: value, x: value, y: value, width: value, height: value }],
        },
      },
    ])
    .concat([
      {
        about: 'a title that is markup',
        root: page(words('x')),
        fields: {
          title: `<img src=x onerror=${script}>`,
          url: `javascript:${script}`,
          targets: [
            {
              id: 3,
              role: `"><script>${script}</script>`,
              label: `<img src=x onerror=${script}>`,
              x: -1e6,
              y: -1e6,
              width: 1e9,
              height: 1e9,
            },
          ],
        },
      },
      {
        about: 'an address that leads elsewhere',
        root: page(words('x')),
        fields: { url: `${url}/title`, title: '\u202eelif' },
      },
      { about: 'another version', root: page(words('x')), fields: { version: 2 } },
    ])
}

/** More than anybody can draw. */
export function masses({ script }: Canary): Hostile[] {
  let deep: Loose = element('script', {}, words(script))
  for (let i = 0; i < 600; i++) deep = { type: 2, id: 1, tagName: 'div', attributes: {}, childNodes: [deep] }
  let nearlyDeep: Loose = element('img', { onerror: script, src: 'x' })
  for (let i = 0; i < 190; i++) nearlyDeep = element(i % 2 ? 'b' : 'table', {}, nearlyDeep)
  let shadows: Loose = words('x')
  for (let i = 0; i < 60; i++)
    shadows = { ...element('div', {}, { ...element('div', {}, shadows), isShadow: true }), isShadowHost: true }
  return [
    { about: 'deeper than any page', root: page(deep) },
    {
      about: 'so deep that nobody could write it',
      root: null,
      rootJson: `${'{"type":2,"id":1,"tagName":"div","attributes":{},"childNodes":['.repeat(100_000)}${']}'.repeat(100_000)}`,
    },
    { about: 'nearly as deep as may be', root: page(nearlyDeep) },
    { about: 'shadows all the way down', root: page(shadows) },
    {
      about: 'more nodes than any page',
      root: page({
        ...element('div'),
        childNodes: Array.from({ length: 55_000 }, () => ({ type: 3, id: 1, textContent: 'x' })),
      }),
    },
    { about: 'one very long text', root: page(words('<'.repeat(7_000_000))) },
    {
      about: 'ten thousand attributes',
      root: page(
        element(
          'div',
          Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`data-a${i}`, script])),
          words('x'),
        ),
      ),
    },
    {
      about: 'a hundred thousand rules',
      root: page(element('style', { _cssText: 'a{color:red}'.repeat(100_000) }), words('x')),
    },
    {
      about: 'a selector that takes its time',
      root: page(
        element('style', {
          _cssText: `${':is('.repeat(200)}a${')'.repeat(200)}{color:red} ${'* '.repeat(2000)}{color:red}`,
        }),
        words('x'),
      ),
    },
  ]
}
