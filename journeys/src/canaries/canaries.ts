/** An element as any framework can draw it. */
export interface Drawn {
  tag: string
  attributes?: Record<string, string>
  text?: string
  children?: Drawn[]
}

/** In every canary, and nowhere else on a page: whatever of it leaves the browser is found, in whatever place. */
export const stem = 'xanary'

/** Words that must not leave the browser, each in a place of its own. A page is made of all of them. */
export interface Canaries {
  /** Where each of them is, by itself. */
  places: Map<string, string>
  /** What the framework draws. */
  drawn: Drawn[]
  /** What stands in the page's own markup, beside the framework. */
  head: string
  body: string
  /** What somebody writes, by the selector of the field. */
  typed: Map<string, string>
  /** What a script of the page sets: run in the browser. */
  script: string
  /** In the address. */
  query: string
}

export function makeCanaries(): Canaries {
  const places = new Map<string, string>()
  const one = (place: string): string => {
    const word = `${stem}${'abcdefghij'[places.size % 10]}${places.size}z`
    if ([...places.values()].includes(place)) throw new Error(`${place} is there twice`)
    places.set(word, place)
    return word
  }
  const typed = new Map<string, string>()
  const drawn: Drawn[] = [
    ...texts.map((tag): Drawn => ({ tag, text: `Of ${one(`text of ${tag}`)}, and 12 more` })),
    ...attributed.map(([tag, name, before = '', after = '']): Drawn => ({
      tag,
      attributes: { ...needed[tag], [name]: before + one(`${tag} ${name}`) + after },
      ...(voids.has(tag) ? {} : { text: 'x' }),
    })),
    ...inputTypes.map((type): Drawn => ({ tag: 'input', attributes: { type, value: one(`input ${type}, value`) } })),
    ...['src', 'srcset'].map((name): Drawn => ({
      tag: 'picture',
      children: [
        { tag: 'source', attributes: { [name]: `https://shop.example/${one(`source ${name}`)}.png` } },
        { tag: 'img', attributes: { alt: '' } },
      ],
    })),
    {
      tag: 'select',
      attributes: { 'aria-label': 'Country' },
      children: [
        { tag: 'option', text: one('option, chosen') },
        { tag: 'option', attributes: { value: one('option value') }, text: one('option, not chosen') },
        { tag: 'option', attributes: { label: one('option label') } },
        { tag: 'optgroup', attributes: { label: one('optgroup label') }, children: [{ tag: 'option', text: 'x' }] },
      ],
    },
    { tag: 'datalist', children: [{ tag: 'option', attributes: { value: one('datalist') } }] },
    {
      tag: 'table',
      children: [
        { tag: 'caption', text: one('caption') },
        {
          tag: 'tbody',
          children: [
            { tag: 'tr', children: [{ tag: 'th', attributes: { abbr: one('th abbr') }, text: one('text of th') }] },
            {
              tag: 'tr',
              children: [{ tag: 'td', attributes: { headers: one('td headers') }, text: one('text of td') }],
            },
          ],
        },
      ],
    },
    {
      tag: 'svg',
      attributes: { viewBox: '0 0 100 20', width: '100', height: '20', 'aria-label': one('svg aria-label') },
      children: [
        { tag: 'title', text: one('svg title') },
        { tag: 'desc', text: one('svg desc') },
        { tag: 'text', attributes: { x: '0', y: '10' }, text: one('svg text') },
        { tag: 'use', attributes: { href: `#${one('svg use')}` } },
        { tag: 'image', attributes: { href: `https://shop.example/${one('svg image')}.png` } },
        { tag: 'rect', attributes: { fill: `url(#${one('svg fill')})`, width: '5', height: '5' } },
        { tag: 'path', attributes: { d: 'M0 0h5v5z', class: one('svg class'), id: one('svg id') } },
      ],
    },
    { tag: 'div', attributes: { style: 'display:none' }, text: one('text that is not displayed') },
    { tag: 'div', attributes: { hidden: '' }, text: one('text that is hidden') },
    {
      tag: 'div',
      attributes: { 'data-baton-hide': '' },
      children: [{ tag: 'b', text: one('text of a part that the site hides') }],
    },
    {
      tag: 'div',
      attributes: { 'data-baton-show': '' },
      children: [
        { tag: 'p', text: 'Shown on purpose' },
        { tag: 'p', attributes: { id: 'mirror' }, text: 'Nothing yet' },
        { tag: 'div', attributes: { 'data-baton-hide': '' }, text: one('text hidden in a part that is shown') },
        { tag: 'input', attributes: { id: 'in-shown', 'aria-label': 'In shown' } },
        {
          tag: 'div',
          attributes: { contenteditable: 'true', id: 'editable-shown' },
          text: one('contenteditable in a part that is shown'),
        },
        { tag: 'textarea', attributes: { id: 'area-shown', 'aria-label': 'Area' } },
      ],
    },
    { tag: 'div', attributes: { contenteditable: 'true', id: 'editable' }, text: one('contenteditable') },
    {
      tag: 'form',
      attributes: { id: 'form' },
      children: [{ tag: 'input', attributes: { type: 'email', id: 'invalid', required: '' } }],
    },
    { tag: 'input', attributes: { type: 'password', id: 'password', autocomplete: 'current-password' } },
    { tag: 'input', attributes: { type: 'password', id: 'revealed' } },
    { tag: 'input', attributes: { type: 'text', id: 'card', autocomplete: 'cc-number' } },
    { tag: 'input', attributes: { type: 'search', id: 'search' } },
    { tag: 'textarea', attributes: { id: 'area' } },
  ]
  for (const [selector, place] of written) typed.set(selector, one(place))
  const { head, body } = markup(one)
  return {
    places,
    drawn,
    head,
    body,
    typed,
    script: scripted(one),
    query: `token=${one('query of the address')}#${one('fragment of the address')}`,
  }
}

const texts =
  'p h1 h2 span b em a button label li dt dd blockquote pre code kbd mark small figcaption legend summary address output time cite'.split(
    ' ',
  )
const voids = new Set(['img', 'input', 'source', 'track', 'embed', 'area', 'link', 'meta'])

/** What an element needs so that it is drawn at all. */
const needed: Record<string, Record<string, string>> = {
  img: { width: '10', height: '10' },
  iframe: { width: '20', height: '20' },
  video: { width: '20', height: '20' },
  object: { width: '20', height: '20' },
  embed: { width: '20', height: '20' },
}

/** Tag, attribute, and what stands round the canary there. */
const attributed: [tag: string, name: string, before?: string, after?: string][] = [
  ...'title lang dir id class name role accesskey about part exportparts is itemprop itemid itemtype popovertarget slot typeof'
    .split(' ')
    .map((name): [string, string] => ['div', name]),
  ...'user id email name order token state props testid analytics tooltip value content json'
    .split(' ')
    .map((name): [string, string] => ['div', `data-${name}`]),
  ...'label description valuetext roledescription placeholder labelledby describedby details controls owns errormessage keyshortcuts flowto'
    .split(' ')
    .map((name): [string, string] => ['div', `aria-${name}`]),
  ['a', 'href', 'https://shop.example/orders/'],
  ['a', 'ping', 'https://shop.example/'],
  ['a', 'download'],
  ['a', 'hreflang'],
  ['a', 'rel'],
  ['a', 'target'],
  ['area', 'alt'],
  ['img', 'src', 'https://shop.example/', '.png'],
  ['img', 'srcset', 'https://shop.example/', '.png 2x'],
  ['img', 'alt'],
  ['img', 'longdesc', 'https://shop.example/'],
  ['img', 'usemap', '#'],
  ['iframe', 'srcdoc', '<p>', '</p>'],
  ['iframe', 'src', 'https://shop.example/'],
  ['iframe', 'name'],
  ['video', 'poster', 'https://shop.example/', '.png'],
  ['video', 'src', 'https://shop.example/', '.mp4'],
  ['track', 'label'],
  ['embed', 'src', 'https://shop.example/'],
  ['object', 'data', 'https://shop.example/'],
  ['form', 'action', 'https://shop.example/'],
  ['form', 'name'],
  ['button', 'formaction', 'https://shop.example/'],
  ['button', 'value'],
  ['input', 'placeholder'],
  ['input', 'pattern'],
  ['input', 'list'],
  ['input', 'autocomplete'],
  ['input', 'dirname'],
  ['textarea', 'placeholder'],
  ['label', 'for'],
  ['output', 'for'],
  ['time', 'datetime'],
  ['data', 'value'],
  ['q', 'cite', 'https://shop.example/'],
  ['ins', 'datetime'],
  ['div', 'style', 'background-image:url(https://shop.example/', '.png)'],
  ['i', 'style', '--who:'],
  ['u', 'style', '--who:"', '"'],
  ['s', 'style', 'font-family:'],
  ['sub', 'style', 'animation-name:'],
  ['sup', 'style', 'view-transition-name:'],
  ['slot', 'name'],
  ['my-card', 'heading'],
]

const inputTypes = 'text email tel url search password hidden checkbox radio submit reset button'.split(' ')

/** What is written into the fields, and where else the page then shows it. */
const written: [selector: string, place: string][] = [
  ['#in-shown', 'written in a field of a part that is shown'],
  ['#area-shown', 'written in a text area of a part that is shown'],
  ['#password', 'a password'],
  ['#revealed', 'a password that is shown as text, there and in a part that is shown'],
  ['#card', 'an autofilled card'],
  ['#search', 'written in a search'],
  ['#area', 'written in a text area'],
  ['#invalid', 'written in a field that is not accepted'],
]

function markup(one: (place: string) => string): { head: string; body: string } {
  return {
    head: `
      <meta name="user" content="${one('meta')}">
      <link rel="canonical" href="https://shop.example/${one('link href')}">
      <script type="application/json">{"user":"${one('script of data')}"}</script>
      <style>
        body::before { content: "${one('style content')}"; }
        body { background: url(https://shop.example/${one('style url')}.png); --who: "${one('style property')}"; }
        @font-face { font-family: "${one('font face')}"; src: url(https://shop.example/${one('font url')}.woff2); }
        @import url("https://shop.example/${one('import')}.css");
        [data-user="${one('attribute selector')}"] { color: red }
        .${one('class selector')}, p { margin: 2px }
        /* ${one('style comment')} */
        @media (min-width: 1px) { p::after { content: "${one('style content in media')}" } }
      </style>`,
    body: `
      <!-- ${one('comment')} -->
      <template><p>${one('template')}</p></template>
      <noscript>${one('noscript')}</noscript>
      <script>window.user = "${one('script')}"</script>
      <textarea hidden>${one('textarea, first content')}</textarea>
      <div id="open"></div><div id="closed"></div><div id="later"></div>
      <p id="split"></p>`,
  }
}

/** Shadow roots, sheets that scripts adopt, things that only a script can set. */
function scripted(one: (place: string) => string): string {
  return `
    const open = document.getElementById('open').attachShadow({ mode: 'open' })
    open.innerHTML = '<p title="${one('shadow attribute')}">${one('shadow text')}</p><input value="${one('shadow field')}"><style>p::after{content:"${one('shadow style')}"}</style><div id="inner"></div>'
    open.getElementById('inner').attachShadow({ mode: 'open' }).innerHTML = '<b>${one('shadow in a shadow')}</b>'
    document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = '<p>${one('closed shadow')}</p>'
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('#later::before{content:"${one('adopted style')}"}')
    document.adoptedStyleSheets = [sheet]
    const canvas = document.createElement('canvas')
    canvas.title = '${one('canvas title')}'
    canvas.getContext('2d').fillText('${one('canvas')}', 0, 10)
    document.body.append(canvas)
    document.body.append(document.createComment('${one('comment of a script')}'))
    document.getElementById('split').append('${one('text of a script')}', document.createElement('wbr'), 'x')
    const field = document.createElement('input')
    field.value = '${one('value set by a script')}'
    field.defaultValue = '${one('default value set by a script')}'
    document.body.append(field)
    document.body.className = '${one('class set by a script')}'
    document.documentElement.dataset.session = '${one('data of the document')}'
    history.replaceState({ user: '${one('state of the history')}' }, '')
    sessionStorage.setItem('user', '${one('storage')}')
    window.name = '${one('name of the window')}'
  `
}
