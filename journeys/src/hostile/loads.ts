import {
  drawing,
  element,
  inData,
  inUrl,
  page,
  withHead,
  words,
  type Canary,
  type Hostile,
  type Loose,
} from './nodes.ts'

/** Attributes that name a place, on the elements that go there. */
const places: readonly (readonly [tag: string, attribute: string, more?: Record<string, string>])[] = [
  ['a', 'href', { ping: 'PLACE', download: '' }],
  ['area', 'href'],
  ['img', 'src'],
  ['img', 'srcset'],
  ['img', 'lowsrc'],
  ['img', 'longdesc'],
  ['source', 'srcset'],
  ['input', 'src', { type: 'image', alt: 'x' }],
  ['input', 'formaction', { type: 'submit' }],
  ['button', 'formaction', { type: 'submit' }],
  ['form', 'action', { method: 'post', target: '_top' }],
  ['iframe', 'src'],
  ['iframe', 'srcdoc'],
  ['frame', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
  ['object', 'codebase', { data: 'x' }],
  ['applet', 'code', { archive: 'PLACE' }],
  ['video', 'src', { autoplay: '' }],
  ['video', 'poster'],
  ['audio', 'src', { autoplay: '' }],
  ['track', 'src', { default: '' }],
  ['body', 'background'],
  ['table', 'background'],
  ['td', 'background'],
  ['base', 'href'],
  ['portal', 'src'],
  ['fencedframe', 'src'],
  ['html', 'manifest'],
  ['blockquote', 'cite'],
  ['bgsound', 'src'],
  ['layer', 'src'],
  ['isindex', 'action'],
  ['menuitem', 'icon'],
]

const rels = [
  'stylesheet',
  'preload',
  'prefetch',
  'modulepreload',
  'dns-prefetch',
  'preconnect',
  'icon',
  'manifest',
  'import',
  'prerender',
]

/** Everything that loads something, sends something or goes somewhere. */
export function placesToGo(canary: Canary): Hostile[] {
  const { url } = canary
  const at = (href: string): Hostile[] =>
    places.map(([tag, attribute, more = {}]) => {
      const attributes = Object.fromEntries(
        Object.entries({ ...more, [attribute]: href }).map(([key, value]) => [key, value.replace('PLACE', href)]),
      )
      return { about: `${tag} ${attribute} ${href.slice(0, 12)}`, root: page(inPlace(tag, attributes)) }
    })
  const linked = rels.map((rel) => ({
    about: `link ${rel}`,
    root: withHead([element('link', { rel, href: `${url}/link-${rel}`, as: 'script', type: 'text/css' })]),
  }))
  return [
    ...at(`${url}/place`),
    ...at(inUrl(canary)).filter((_, i) => i % 2 === 0),
    ...at(inData(canary)).filter((_, i) => i % 3 === 0),
    ...linked,
  ]
}

function inPlace(tag: string, attributes: Loose) {
  const it = element(tag, attributes, words('x'))
  if (tag === 'source') return element('picture', {}, it, element('img', {}))
  if (tag === 'track') return element('video', {}, it)
  if (tag === 'td') return element('table', {}, element('tr', {}, it))
  if (tag === 'area') return element('map', { name: 'm' }, it)
  return it
}

/** What changes where a page is, or what its addresses mean. */
export function pageWide({ script, url }: Canary): Hostile[] {
  return [
    {
      about: 'a refresh',
      root: withHead([element('meta', { 'http-equiv': 'refresh', content: `0;url=${url}/refresh` })]),
    },
    {
      about: 'a refresh in the body',
      root: page(element('meta', { 'http-equiv': 'refresh', content: `0;url=javascript:${script}` })),
    },
    {
      about: 'a policy that allows all',
      root: withHead([
        element('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src * 'unsafe-inline'" }),
        element('img', { src: `${url}/policy.png` }),
      ]),
    },
    {
      about: 'a base for everything',
      root: withHead(
        [element('base', { href: `${url}/base/`, target: '_top' })],
        element('a', { href: 'x', autofocus: '' }, words('x')),
        element('img', { src: 'relative.png' }),
      ),
    },
    {
      about: 'a form that sends itself',
      root: page(
        element(
          'form',
          { action: `${url}/form`, method: 'get' },
          element('input', { name: 'q', value: 'x', autofocus: '' }),
          element('button', {}, words('x')),
        ),
        element('script', {}, words('document.forms[0].submit()')),
      ),
    },
    {
      about: 'frames in a frameset',
      root: {
        type: 0,
        id: 1,
        childNodes: [element('html', {}, element('frameset', {}, element('frame', { src: `${url}/frameset` })))],
      },
    },
    { about: 'a cookie by meta', root: withHead([element('meta', { 'http-equiv': 'set-cookie', content: 'a=b' })]) },
    {
      about: 'a client hint',
      root: withHead([
        element('meta', { 'http-equiv': 'delegate-ch', content: `sec-ch-ua-model ${url}` }),
        element('meta', { 'http-equiv': 'accept-ch', content: 'dpr' }),
      ]),
    },
    {
      about: 'an encoding',
      root: withHead([element('meta', { charset: 'utf-7' })], words('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')),
    },
    {
      about: 'names that hide what a document has',
      root: page(
        element('img', { name: 'body', id: 'implementation' }),
        element(
          'form',
          { id: 'createElement', name: 'childNodes' },
          element('input', { name: 'attributes', id: 'attributes' }),
          element('input', { name: 'localName' }),
          element('input', { name: 'nodeType' }),
        ),
      ),
    },
    {
      about: 'a dialog over all',
      root: page(
        element(
          'dialog',
          { open: '', style: 'position:fixed;inset:0' },
          words('Your session has ended. Sign in again.'),
        ),
        element('div', { popover: 'auto', popovertarget: 'x' }, words('x')),
      ),
    },
    {
      about: 'commands without a script',
      root: page(
        element('button', { command: 'show-modal', commandfor: 'd', interestfor: 'd' }, words('x')),
        element('dialog', { id: 'd' }, words('x')),
      ),
    },
  ]
}

/** What rrweb itself would do with fields of its own. */
export function rebuilt({ script, url }: Canary): Hostile[] {
  const data = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${script}'/>`
  return [
    { about: 'a canvas with a picture', root: page(element('canvas', { rr_dataURL: `${url}/canvas.png` })) },
    {
      about: 'a picture that came along',
      root: page(
        element('img', { rr_dataURL: `${url}/img.png`, src: `${url}/img2.png`, srcset: `${url}/img3.png 2x` }),
      ),
    },
    { about: 'a drawing as data', root: page(element('img', { rr_dataURL: data })) },
    {
      about: 'a film that plays',
      root: page(
        element('video', { src: `${url}/v.mp4`, rr_mediaState: 'played', rr_mediaCurrentTime: 3, rr_mediaVolume: 1 }),
      ),
    },
    {
      about: 'a sound that plays',
      root: page(element('audio', { src: `${url}/a.mp3`, rr_mediaState: 'played', rr_mediaMuted: false })),
    },
    {
      about: 'a size that is a style',
      root: page(element('div', { rr_width: `1px;background:url(${url}/w.png)`, rr_height: `url(${url}/h.png)` })),
    },
    {
      about: 'scrolling that is no number',
      root: page(element('div', { rr_scrollTop: { valueOf: 1 }, rr_scrollLeft: '1e999' }, words('x'))),
    },
    { about: 'an open dialog', root: page(element('dialog', { rr_open_mode: 'modal', open: '' }, words('x'))) },
    {
      about: 'a style sheet of a link',
      root: withHead([
        element('link', {
          rel: 'stylesheet',
          href: `${url}/l.css`,
          _cssText: `@import url(${url}/li.css);body{background:url(${url}/lb.png)}`,
        }),
      ]),
    },
    {
      about: 'a style sheet cut in pieces',
      root: withHead([
        element(
          'style',
          { _cssText: `a{}/* rr_split */b{background:url(${url}/split.png)}` },
          words(''),
          words('</style>'),
        ),
      ]),
    },
    {
      about: 'quirks that are written',
      root: {
        type: 0,
        id: 1,
        compatMode: 'BackCompat',
        childNodes: [element('html', { xmlns: `"><script>${script}</script>` }, element('body', {}, words('x')))],
      },
    },
    {
      about: 'a doctype that is markup',
      root: {
        type: 0,
        id: 1,
        childNodes: [
          {
            type: 1,
            id: 2,
            name: `html><script>${script}</script>`,
            publicId: `"><script>${script}</script>`,
            systemId: '">',
          },
          element('html', {}, element('body', {}, words('x'))),
        ],
      },
    },
    {
      about: 'a comment that ends',
      root: page(
        { type: 5, id: 3, textContent: `--><script>${script}</script><!--` },
        { type: 5, id: 4, textContent: `--!><img src=x onerror=${script}>` },
      ),
    },
    {
      about: 'a character section',
      root: page(
        { type: 4, id: 3, textContent: `]]><script>${script}</script>` },
        drawing('svg', {}, { type: 4, id: 5, textContent: `]]><script>${script}</script>` }),
      ),
    },
    {
      about: 'an element that is defined',
      root: page({ ...element('x-evil', { is: 'x-evil', onclick: script }, words('x')), isCustom: true }),
    },
    { about: 'a node of another root', root: page({ ...element('div', {}, words('x')), rootId: 77 }) },
    {
      about: 'a blocked element',
      root: page({ ...element('div', { rr_width: '10px', rr_height: '10px', class: '"><script>' }), needBlock: true }),
    },
    {
      about: 'the same number twice',
      root: page(...Array.from({ length: 20 }, () => ({ ...element('p', {}, words('again')), id: 5 }))),
    },
    {
      about: 'node types that are none',
      root: page(
        ...[6, 7, 8, 9, 10, 11, 12, -1, 1e9, '2', null].map((type) => ({
          ...element('script', {}, words(script)),
          type,
        })),
      ),
    },
  ]
}
