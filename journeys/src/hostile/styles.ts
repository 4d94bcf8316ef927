import { drawing, element, page, withHead, words, type Canary, type Hostile } from './nodes.ts'

/** Values that load, in the spellings of twenty years. `URL` is replaced. */
const values = [
  'url(URL)',
  'url("URL")',
  "url('URL')",
  'URL(URL)',
  'u\\72l(URL)',
  '\\75 rl(URL)',
  '\\000075\\000072\\00006c(URL)',
  'u\\r\\l(URL)',
  'url( URL )',
  'url(/**/URL)',
  'red/**/url(URL)',
  'image-set(url(URL) 1x)',
  'image-set("URL" 1x)',
  '-webkit-image-set(url(URL) 1x)',
  'cross-fade(url(URL), url(URL), 50%)',
  '-webkit-cross-fade(url(URL), url(URL), 50%)',
  'image("URL")',
  'src("URL")',
  'element(#x), url(URL)',
  'linear-gradient(red, blue), url(URL)',
  'var(--nothing, url(URL))',
  'var(--evil)',
  'attr(data-url type(<url>))',
  'expression(SCRIPT)',
  'e\\xpression(SCRIPT)',
  'url(javascript:SCRIPT)',
  'url("javascript:SCRIPT")',
  'paint(evil)',
]
const properties = [
  'background',
  'background-image',
  'list-style-image',
  'border-image-source',
  'cursor',
  'content',
  'mask-image',
  'filter',
  'clip-path',
  'shape-outside',
  'offset-path',
  '-moz-binding',
  'behavior',
  '-webkit-mask',
  '-webkit-box-reflect',
]

/** Style sheets that are not content with drawing. */
export function sheets({ script, url }: Canary): Hostile[] {
  const own = (n: number, value: string) => value.replaceAll('URL', `${url}/style-${n}`).replaceAll('SCRIPT', script)
  const everywhere = (css: string, n: number, about: string): Hostile => ({
    about,
    root: withHead(
      [element('style', { _cssText: css }), element('style', {}, words(css))],
      element(
        'div',
        { id: 'x', style: css.match(/\{([^{}]*)\}/)?.[1] ?? '', 'data-url': `${url}/attr-${n}` },
        words('x'),
      ),
    ),
  })
  const byValue = values.map((value, n) => {
    const given = own(n, value)
    const all = properties.map((name) => `${name}:${given}`).join(';')
    return everywhere(
      `:root{--evil:${own(n, 'url(URL)')};--e\\76il:${given}} *,*::before{${all};--x:${given}}`,
      n,
      `a value ${value.slice(0, 30)}`,
    )
  })
  const rules = [
    '@import "URL";',
    '@import url(URL);',
    "@import 'URL' layer(a) supports(display:grid) screen;",
    '@\\69mport "URL";',
    '@IMPORT url("URL");',
    '/*x*/@import/**/"URL";',
    '@charset "utf-7";@import "URL";',
    '@namespace svg url(URL); svg|a{color:red}',
    '@font-face{font-family:evil;src:url(URL)} *{font-family:evil}',
    '@font-face{font-family:evil;src:local("x"),u\\72l("URL") format("woff2")} *{font:1em evil}',
    '@counter-style evil{system:cyclic;symbols:url(URL)} li{list-style:evil}',
    '@property --p{syntax:"<url>";inherits:true;initial-value:url(URL)} *{background:var(--p)}',
    '@property --p{syntax:"*";inherits:true;initial-value:u\\72l(URL)} *{background:var(--p)}',
    '@layer a\\7b\\7d\\40import\\20\\22URL\\22\\3b {*{background:url(URL)}}',
    '@keyframes k\\7b\\7d {from{background:url(URL)} to{background-image:image-set("URL" 1x)}} *{animation:k 1s}',
    '@media screen{@media all{*{background:url(URL)}}}',
    '@supports (background:url(URL)){*{background:url(URL)}}',
    '@container (min-width:0){*{background:url(URL)}}',
    '@scope (body){:scope{background:url(URL)}}',
    '@starting-style{*{background:url(URL)}}',
    '@page{background:url(URL)}',
    '@document url(URL){*{color:red}}',
    '@view-transition{navigation:auto}',
    '@function --f(){result:url(URL)} *{background:--f()}',
    'body{& *{background:url(URL); &::after{content:url(URL)}}}',
    'input[value^="a"]{background:url(URL)} a[href*="}"]{background:url(URL)}',
    '*{}</style><script>SCRIPT</script>',
    '*{content:"</style><img src=x onerror=SCRIPT>"}',
    '*::after{content:"\\3c/style\\3e\\3cscript\\3eSCRIPT\\3c/script\\3e"}',
    '<!-- *{color:red} --><script>SCRIPT</script>',
    '*{background:url("x</style><script>SCRIPT</script>")}',
    'a[title="</style><script>SCRIPT</script>"]{color:red}',
    '@media (width<1px)</style><script>SCRIPT</script>{*{color:red}}',
    ']]>*{color:red}<script>SCRIPT</script>',
    '*{color:red;;;;}}}}*{background:url(URL)}',
    '"*{background:url(URL)}',
    '/*</style><script>SCRIPT</script>',
    `*{width:${'calc('.repeat(5000)}1px${')'.repeat(5000)}}`,
  ]
  return [...byValue, ...rules.map((css, n) => everywhere(own(n + 100, css), n, `a rule ${css.slice(0, 40)}`))]
}

/** Styles where no style is. */
export function styleAttributes({ script, url }: Canary): Hostile[] {
  const styled = (style: string) =>
    page(
      element('div', { style }, words('x')),
      drawing('svg', { style }, drawing('rect', { style, width: '9', height: '9' })),
    )
  return [
    { about: 'a style that ends its attribute', root: styled(`color:red"onmouseover="${script}" x="`) },
    { about: 'a style that ends its element', root: styled(`color:red"><script>${script}</script>`) },
    {
      about: 'a style over the whole screen',
      root: styled(`position:fixed;inset:0;z-index:2147483647;background:url(${url}/attr.png)`),
    },
    { about: 'a style with a variable', root: styled(`--a:url(${url}/var.png);background:var(--a)`) },
    { about: 'a style with entities', root: styled(`background:&#117;rl(${url}/ent.png)`) },
    {
      about: 'a style with line breaks',
      root: styled(`background:\nurl\n(${url}/nl.png);back\\\nground:url(${url}/nl2.png)`),
    },
    { about: 'a style with a null', root: styled(`back\0ground:url(${url}/null.png)`) },
    { about: 'a style of a binding', root: styled(`-moz-binding:url(${url}/b.xml#x);behavior:url(${url}/b.htc)`) },
  ]
}
