import { drawing, element, inData, inUrl, page, withHead, words, type Canary, type Hostile } from './nodes.ts'

const events =
  `onabort onafterprint onanimationend onanimationstart onauxclick onbeforeinput onbeforetoggle onblur oncanplay onclick
  oncontentvisibilityautostatechange oncopy onerror onfocus onfocusin onhashchange oninput oninvalid onload onloadeddata onloadstart
  onmessage onmouseenter onmouseover onpageshow onpointerenter onpointerover onpopstate onresize onscroll onscrollend onscrollsnapchange
  onsecuritypolicyviolation onslotchange onsuspend ontoggle ontransitionend ontransitionrun onunload onwebkitanimationstart`.split(
    /\s+/,
  )

/** Scripts where scripts may stand, and where they may not. */
export function scriptElements(canary: Canary): Hostile[] {
  const { script, url } = canary
  const inline = (attributes: object = {}) => element('script', attributes, words(script))
  const outside = element('script', { src: `${url}/outside.js` })
  const drawn = (tag: string) => drawing(tag, { href: inData(canary), 'xlink:href': inData(canary) }, words(script))
  return [
    { about: 'a script in the body', root: page(inline()) },
    { about: 'a script in the head', root: withHead([inline()]) },
    { about: 'a script from elsewhere', root: page(outside) },
    { about: 'a module', root: page(inline({ type: 'module' })) },
    { about: 'a script with a nonce', root: page(inline({ nonce: 'abc', integrity: 'x' })) },
    { about: 'a script in capitals', root: page(element('SCRIPT', {}, words(script))) },
    {
      about: 'an import map and a module',
      root: page(
        element('script', { type: 'importmap' }, words(`{"imports":{"a":"${url}/a.js"}}`)),
        element('script', { type: 'module' }, words('import "a"')),
      ),
    },
    {
      about: 'speculation rules',
      root: page(
        element('script', { type: 'speculationrules' }, words(`{"prefetch":[{"source":"list","urls":["${url}/s"]}]}`)),
      ),
    },
    { about: 'a script in a drawing', root: page(drawing('svg', {}, drawn('script'))) },
    { about: 'an HTML script in a drawing', root: page(drawing('svg', {}, inline())) },
    { about: 'a drawn script outside of a drawing', root: page(drawn('script')) },
    { about: 'a script in MathML', root: page(element('math', {}, element('mtext', {}, inline()))) },
    { about: 'a script in a foreign object', root: page(drawing('svg', {}, drawing('foreignObject', {}, inline()))) },
    { about: 'a script in a template', root: page(element('template', {}, inline())) },
    {
      about: 'a template that is a shadow',
      root: page(element('div', {}, element('template', { shadowrootmode: 'open' }, inline()))),
    },
    {
      about: 'a script in a shadow',
      root: page({ ...element('div', {}, { ...inline(), isShadow: true }), isShadowHost: true }),
    },
    {
      about: 'a shadow on what cannot have one',
      root: page({ ...element('img', {}, { ...inline(), isShadow: true }), isShadowHost: true }),
    },
    {
      about: 'a script in a noscript',
      root: page(element('noscript', {}, words(`<script>${script}</script>`), inline())),
    },
    { about: 'a script in a select', root: page(element('select', {}, element('option', {}, inline()), inline())) },
    {
      about: 'a script in a table',
      root: page(element('table', {}, inline(), element('tr', {}, inline(), element('td', {}, inline())))),
    },
    { about: 'a script in a style', root: page(element('style', {}, inline())) },
    { about: 'a script in a text area', root: page(element('textarea', {}, inline())) },
    { about: 'a script in a picture', root: page(element('img', {}, inline()), element('br', {}, inline())) },
    {
      about: 'a script as an element of its own',
      root: page({ ...element('x-script', {}, inline()), isCustom: true }),
    },
    {
      about: 'a script beside the body',
      root: {
        type: 0,
        id: 1,
        childNodes: [inline(), element('html', {}, element('body', {}, words('x')), inline()), inline()],
      },
    },
    {
      about: 'a page within a page',
      root: page({
        type: 0,
        id: 9,
        childNodes: [element('html', { onload: script }, element('body', { onload: script }, inline()))],
      }),
    },
  ]
}

/** Every way to be called by name. */
export function handlers({ script }: Canary): Hostile[] {
  const called = (name: string) => ({ [name]: script, [name.toUpperCase()]: script })
  return events.map((name) => ({
    about: name,
    root: {
      type: 0,
      id: 1,
      childNodes: [
        element(
          'html',
          called(name),
          element(
            'head',
            {},
            element('style', {
              [name]: script,
              _cssText: '@keyframes a{to{opacity:.5}} *{animation:a .1s;transition:all .1s} :hover{color:red}',
            }),
          ),
          element(
            'body',
            called(name),
            element('img', { src: 'x', ...called(name) }),
            element('input', { autofocus: '', ...called(name) }),
            element('details', { open: '', ...called(name) }, element('summary', called(name), words('x'))),
            element(
              'video',
              { autoplay: '', src: 'x', ...called(name) },
              element('source', { src: 'x', ...called(name) }),
            ),
            element('x-own', { contenteditable: '', tabindex: '0', ...called(name) }, words('x')),
            element('a', { href: '#', ...called(name) }, words('x')),
            element('marquee', { ...called(name), onstart: script, loop: '1' }, words('x')),
            drawing(
              'svg',
              called(name),
              drawing('g', called(name)),
              drawing('image', { href: 'x', ...called(name) }),
              drawing('animate', { onbegin: script, attributeName: 'x', dur: '1s', ...called(name) }),
            ),
          ),
        ),
      ],
    },
  }))
}

/** Drawings that do things. */
export function drawings(canary: Canary): Hostile[] {
  const { script, url } = canary
  const target = (href: string) =>
    drawing('a', { href, 'xlink:href': href }, drawing('text', { y: '20' }, words('press')))
  const svg = (...inside: unknown[]) => page(drawing('svg', { width: '300', height: '200' }, ...inside))
  const animated = (tag: string, more: object) =>
    svg(
      drawing(
        'a',
        { id: 'a', href: '#' },
        drawing(tag, { attributeName: 'href', dur: '1s', fill: 'freeze', ...more }),
        drawing('text', {}, words('x')),
      ),
    )
  return [
    { about: 'a link in a drawing that runs', root: svg(target(inUrl(canary))) },
    { about: 'a link in a drawing to a page of data', root: svg(target(inData(canary))) },
    { about: 'a link that an animation changes', root: animated('animate', { to: inUrl(canary), begin: '0s' }) },
    { about: 'a link that a set changes', root: animated('set', { to: inUrl(canary) }) },
    { about: 'an animation of many values', root: animated('animate', { values: `x;${inUrl(canary)}` }) },
    {
      about: 'an animation that begins',
      root: svg(drawing('animate', { onbegin: script, attributeName: 'x', begin: '0s', dur: '1s' })),
    },
    {
      about: 'a use from elsewhere',
      root: svg(drawing('use', { href: `${url}/use.svg#x`, 'xlink:href': `${url}/use2.svg#x` })),
    },
    {
      about: 'a use of data',
      root: svg(
        drawing('use', {
          href: `data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${script}</script></svg>#x`,
        }),
      ),
    },
    {
      about: 'a use of itself',
      root: svg(drawing('g', { id: 'g' }, drawing('use', { href: '#g' }), drawing('use', { href: '#g' }))),
    },
    {
      about: 'uses of uses',
      heavy: true,
      root: svg(
        ...Array.from({ length: 20 }, (_, i) =>
          drawing('g', { id: `u${i}` }, ...Array.from({ length: 10 }, () => drawing('use', { href: `#u${i + 1}` }))),
        ),
      ),
    },
    {
      about: 'patterns of patterns',
      heavy: true,
      root: svg(
        ...Array.from({ length: 20 }, (_, i) =>
          drawing(
            'pattern',
            { id: `p${i}`, width: '9', height: '9' },
            ...Array.from({ length: 10 }, () =>
              drawing('rect', { width: '9', height: '9', fill: `url(#p${i + 1})`, mask: `url(#p${i + 1})` }),
            ),
          ),
        ),
        drawing('rect', { width: '300', height: '200', fill: 'url(#p0)' }),
      ),
    },
    {
      about: 'a picture in a drawing',
      root: svg(drawing('image', { href: `${url}/i.png`, 'xlink:href': `${url}/j.png`, width: '9', height: '9' })),
    },
    {
      about: 'a filter that loads',
      root: svg(
        drawing('filter', { id: 'f' }, drawing('feImage', { href: `${url}/fe.png` })),
        drawing('rect', { filter: 'url(#f)', width: '9', height: '9' }),
      ),
    },
    {
      about: 'a fill from elsewhere',
      root: svg(
        drawing('rect', {
          fill: `url(${url}/fill.svg#x)`,
          stroke: `url("${url}/s.svg#x")`,
          mask: `url(${url}/m.svg#x)`,
          'clip-path': `url(${url}/c.svg#x)`,
          width: '9',
          height: '9',
        }),
      ),
    },
    {
      about: 'a fill spelled with escapes',
      root: svg(drawing('rect', { fill: `u\\72l(${url}/fill.svg#x)`, width: '9', height: '9' })),
    },
    {
      about: 'a marker from elsewhere',
      root: svg(drawing('path', { d: 'M0 0L9 9', 'marker-end': `url(${url}/mk.svg#x)` })),
    },
    {
      about: 'a style in a drawing',
      root: svg(
        drawing('style', {}, words(`*{background:url(${url}/st.png)}`)),
        element('style', { _cssText: `*{background:url(${url}/st2.png)}` }),
      ),
    },
    {
      about: 'a style in a drawing that is markup',
      root: svg(element('style', {}, words(`<img src=x onerror=${script}>`))),
    },
    {
      about: 'a foreign object with a frame',
      root: svg(
        drawing(
          'foreignObject',
          { width: '99', height: '99' },
          element('iframe', { src: `${url}/fo`, srcdoc: `<script>${script}</script>` }),
        ),
      ),
    },
    {
      about: 'a foreign object with a body',
      root: svg(
        drawing(
          'foreignObject',
          {},
          element('body', { onload: script }, element('img', { src: 'x', onerror: script })),
        ),
      ),
    },
    {
      about: 'a title and a description with markup',
      root: svg(
        drawing('title', {}, element('img', { src: 'x', onerror: script })),
        drawing('desc', {}, element('img', { src: 'x', onerror: script })),
      ),
    },
    {
      about: 'a handler element',
      root: svg(
        drawing('handler', { 'ev:event': 'load' }, words(script)),
        drawing('listener', { event: 'load', handler: '#h' }),
      ),
    },
    {
      about: 'a discard and a cursor',
      root: svg(drawing('discard', { begin: '0s' }), drawing('cursor', { 'xlink:href': `${url}/cur.png` })),
    },
    {
      about: 'an HTML element that says it is drawn',
      root: page(
        { ...element('img', { src: `${url}/x.png`, onerror: script }), isSVG: true },
        { ...element('iframe', { src: `${url}/fr` }), isSVG: true },
      ),
    },
    {
      about: 'a drawn element that says it is not',
      root: page(
        element(
          'svg',
          { onload: script },
          element('image', { href: `${url}/y.png` }),
          element('a', { href: inUrl(canary) }, words('x')),
        ),
      ),
    },
  ]
}
