import { drawing, element, page, words, type Canary, type Hostile, type Loose } from './nodes.ts'

/** Words that a parser could take for something else, and the places where it would. */
export function strings({ script }: Canary): Hostile[] {
  const img = `<img src=x onerror=${script}>`
  const tag = `<script>${script}</script>`
  const texts: readonly (readonly [about: string, text: string])[] = [
    ['a script', tag],
    ['an end of a style', `</style>${tag}`],
    ['an end of a title', `</title>${img}`],
    ['an end of a text area', `</textarea>${img}`],
    ['an end of everything', `</option></select></button></template></svg></math></noscript></iframe></xmp>${img}`],
    ['an end of the page', `</body></html>${tag}`],
    ['a comment', `<!--><img src=x onerror=${script}>-->`],
    ['a comment that does not end', `<!--${img}`],
    ['entities', `&lt;img src=x onerror=${script}&gt; &#60;script&#62; &amp;lt;`],
    ['a null in a tag', `<scr\0ipt>${script}</scr\0ipt>`],
    ['a tag with odd spaces', `<img\u000c/src=x\u000conerror=${script}>`],
    ['letters that become a tag', `＜script＞ ﹤img﹥ \u017fcript <ſcript>`],
    ['half a pair', `\ud800<img src=x>\udfff`],
    ['a direction', `\u202e${tag}\u202c`],
    ['no end of a line', `\r\n\u2028\u2029${img}`],
    ['plain text for ever', `<plaintext>${img}`],
    ['a character section', `<![CDATA[${img}]]>`],
    ['a processing instruction', `<?xml-stylesheet href="x"?>${img}`],
    ['a template of a framework', `{{constructor.constructor(\`${script}\`)()}} \${${script}}`],
    ['nested drawings', `<svg></p><style><a id="</style>${img}">`],
    ['nested mathematics', `<math><mtext><table><mglyph><style><!--</style>${img}`],
    ['nested forms', `<form><math><mtext></form><form><mglyph><style></math>${img}`],
    ['a select of styles', `<select><style><!--</style>${img}--></select>`],
  ]
  return texts.map(([about, text]) => ({ about: `words: ${about}`, root: everywhere(text) }))
}

/** The words in every place that takes words. */
function everywhere(text: string): Loose {
  const inside = [
    'p',
    'title',
    'textarea',
    'option',
    'style',
    'noscript',
    'xmp',
    'iframe',
    'noembed',
    'noframes',
    'plaintext',
    'listing',
    'pre',
    'button',
    'x-own',
    'template',
    'math',
    'mtext',
    'annotation-xml',
    'table',
    'select',
    'a',
  ]
  const attributes = [
    'class',
    'id',
    'title',
    'alt',
    'style',
    'data-x',
    'aria-label',
    'placeholder',
    'value',
    'dir',
    'lang',
    'type',
    'width',
    'label',
  ]
  return page(
    ...inside.map((tag) => element(tag, {}, words(text))),
    drawing(
      'svg',
      {},
      drawing('text', {}, words(text)),
      drawing('style', {}, words(text)),
      drawing('title', {}, words(text)),
      element('style', {}, words(text)),
    ),
    element('div', Object.fromEntries(attributes.map((name) => [name, text])), words(text)),
    element('input', Object.fromEntries(attributes.map((name) => [name, `"'\`${text}`]))),
    drawing('svg', { viewBox: text, class: text }, drawing('path', { d: text, fill: text, transform: text })),
  )
}

/** Markup that is well nested as a tree, and is another tree once it was written and read. */
export function mutations({ script }: Canary): Hostile[] {
  const img = element('img', { src: 'x', onerror: script })
  const hidden = words(`<img src=x onerror=${script}>`)
  const style = (...inside: Loose[]) => element('style', {}, ...inside)
  const math = (...inside: Loose[]) => element('math', {}, ...inside)
  const trees: readonly (readonly [about: string, ...tree: Loose[]])[] = [
    ['a style in mathematics', math(element('mtext', {}, element('table', {}, element('mglyph', {}, style(hidden)))))],
    ['a style in an annotation', math(element('annotation-xml', { encoding: 'text/html' }, style(hidden)))],
    ['a style in a drawing', drawing('svg', {}, style(hidden))],
    [
      'a style deep in a drawing',
      drawing(
        'svg',
        {},
        drawing('g', {}, drawing('text', {}, style(hidden), style(words(`</style><img src=x onerror=${script}>`)))),
      ),
    ],
    ['a paragraph in a paragraph', element('p', {}, element('p', {}, style(hidden)), img)],
    ['a form in a form', element('form', {}, element('div', {}, element('form', {}, style(hidden), img)))],
    ['a link in a link', element('a', {}, element('table', {}, element('a', {}, style(hidden), img)))],
    ['words of a table', element('table', {}, hidden, style(hidden), element('select', {}, hidden))],
    [
      'a body in a list',
      element('li', {}, element('body', { onload: script }, element('html', { onload: script }, hidden))),
    ],
    ['a head in a body', element('head', {}, style(hidden), element('title', {}, hidden))],
    ['a text area in a select', element('select', {}, element('textarea', {}, hidden, words('</textarea>'), hidden))],
    ['a drawing in an option', element('select', {}, element('option', {}, drawing('svg', {}, style(hidden))))],
    ['a shadow in a drawing', { ...drawing('svg', {}, { ...style(hidden), isShadow: true }), isShadowHost: true }],
    [
      'shadows in shadows',
      {
        ...element(
          'div',
          {},
          { ...element('p', {}, { ...style(hidden), isShadow: true }), isShadow: true, isShadowHost: true },
        ),
        isShadowHost: true,
      },
    ],
    ['a heading in a heading', element('h1', {}, element('h2', {}, style(hidden)), img)],
    ['a button in a button', element('button', {}, element('button', {}, style(hidden), img))],
    [
      'a list of options',
      element('datalist', {}, element('option', { label: `"><img src=x onerror=${script}>` }, hidden)),
    ],
    ['ruby without its base', element('ruby', {}, element('rt', {}, style(hidden)), element('rp', {}, hidden))],
    ['a caption of nothing', element('caption', {}, element('td', {}, element('tr', {}, style(hidden))))],
    [
      'a line break that comes first',
      element('pre', {}, words('\n\n'), hidden),
      element('textarea', {}, words('\n'), hidden),
    ],
  ]
  return trees.map(([about, ...tree]) => ({ about: `mutation: ${about}`, root: page(...tree) }))
}
