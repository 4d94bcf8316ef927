/** Never in a picture: they show nothing, or would run or load. */
const left = new Set(
  'script noscript template meta base title source track param datalist desc metadata animate animatetransform animatemotion set mpath image foreignobject'.split(
    ' ',
  ),
)
export const isLeftOut = (tag: string) => left.has(tag.toLowerCase())

const kinds = new Map([
  ['img', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['canvas', 'canvas'],
  ['iframe', 'frame'],
  ['frame', 'frame'],
  ['object', 'object'],
  ['embed', 'object'],
])

/** What stands in an element's place as a box of its size; undefined where it is shown itself. */
export const kindOf = (tag: string): string | undefined => kinds.get(tag)

/** Tags that may stand as themselves in a box's place, because without a source they load nothing. */
export const staysAsBox = (tag: string) => tag === 'img' || tag === 'video' || tag === 'canvas' || tag === 'audio'

/** Fields: what is in them is never told, not even how long it is. */
export const isField = (tag: string) => tag === 'input' || tag === 'textarea' || tag === 'select'

const flag = /^(?:|true|hidden|open|disabled|multiple|reversed)$/i
const measure = /^-?\d{1,5}(?:\.\d{1,4})?(?:px|%)?$/
const numbers = /^[-+\d.e%\s,px]*$/i
const names = new Map<string, RegExp>([
  ...'hidden open disabled multiple reversed'.split(' ').map((name) => [name, flag] as const),
  ...'colspan rowspan span rows cols size start width height'.split(' ').map((name) => [name, measure] as const),
  ['dir', /^(?:ltr|rtl|auto)$/],
  ['lang', /^[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2})?$/i],
])
const ofVectors = new Map<string, RegExp>([
  ...'viewBox points stroke-dasharray x y x1 y1 x2 y2 cx cy r rx ry dx dy width height opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-miterlimit stroke-dashoffset offset font-size'
    .split(' ')
    .map((name) => [name, numbers] as const),
  ['d', /^[mlhvcsqtaz\d\s.,e+-]*$/i],
  ['transform', /^(?:(?:matrix|translate|scale|rotate|skew[XY])\s*\([\d\s.,e+-]*\)[\s,]*)*$/],
  ['preserveAspectRatio', /^(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?: (?:meet|slice))?$/],
  ['fill-rule', /^(?:nonzero|evenodd)$/],
  ['clip-rule', /^(?:nonzero|evenodd)$/],
  ['stroke-linecap', /^(?:butt|round|square)$/],
  ['stroke-linejoin', /^(?:miter|round|bevel|arcs|miter-clip)$/],
  ['text-anchor', /^(?:start|middle|end)$/],
  ['dominant-baseline', /^(?:auto|middle|central|hanging|alphabetic)$/],
])
const colours = new Set(['fill', 'stroke', 'stop-color'])

/** An attribute as it is told: itself where it is of a closed list of words, a number or a colour, and null otherwise. */
export function toldAs(isSVG: boolean, name: string, value: string): string | null {
  if (!isSVG) return names.get(name)?.test(value) ? value : null
  if (!colours.has(name)) return ofVectors.get(name)?.test(value) ? value : null
  // A gradient is elsewhere on the page: a grey stands for it.
  if (value.includes('(') && /url/i.test(value)) return '#9999'
  return value === 'none' || CSS.supports('color', value) ? value : null
}

const inputTypes = new Set(
  'text search email tel url number password date time datetime-local month week checkbox radio range color file button submit reset image'.split(
    ' ',
  ),
)
export const inputType = (field: Element) => {
  const type = field.getAttribute('type')?.toLowerCase() ?? ''
  return inputTypes.has(type) ? type : 'text'
}
