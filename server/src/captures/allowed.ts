import { placeholderKinds } from '@baton/protocol'

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** HTML elements that a picture of a page is made of. None of them runs, loads, submits or embeds without an attribute that is not kept. */
const html = words(`
  html head body style main header footer nav section article aside div span p h1 h2 h3 h4 h5 h6 hgroup address search
  ul ol li dl dt dd menu figure figcaption blockquote pre hr br wbr
  a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup time u var
  table caption colgroup col thead tbody tfoot tr th td
  form fieldset legend label input button select optgroup option textarea output progress meter datalist
  details summary dialog slot img video audio canvas picture center font big tt strike nobr
`)

const svg = words(`
  svg g path rect circle ellipse line polyline polygon text tspan textpath defs clippath mask lineargradient radialgradient stop
  pattern symbol marker title desc switch foreignobject
`)

/** What such an element must never hold, because it would load, or because it is shown as its children only when it fails. */
const empty = words('img video audio canvas input br hr wbr col')

const identifier = /^[\w-]{1,200}$/
const number = /^-?[\d.]{1,12}(?:px|%|em|rem)?$/
const numbers = /^[\d\s.,e+\-%]{0,4000}$/i
const colour = /^[\w#().,%\s/+-]{1,80}$/
const transform = /^[a-z\d\s.,()e+-]{0,400}$/i
const classes = /^[^\u0000-\u001f<>"'`\\]{1,4000}$/ // oxlint-disable-line no-control-regex
const flag = /^$|^true$/
const inputTypes =
  /^(?:text|search|email|tel|url|number|password|date|time|datetime-local|month|week|checkbox|radio|range|color|file|button|submit|reset|image)$/

/** Attributes that are kept, and what each may be. Those that name another element, a value or an address are not among them. */
const attributes: Readonly<Record<string, RegExp>> = {
  class: classes,
  id: classes,
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[a-zA-Z]{2,8}(?:-[\w-]{1,20})?$/,
  hidden: flag,
  open: flag,
  disabled: flag,
  multiple: flag,
  reversed: flag,
  type: inputTypes,
  slot: identifier,
  name: identifier,
  colspan: /^\d{1,4}$/,
  rowspan: /^\d{1,5}$/,
  span: /^\d{1,4}$/,
  rows: /^\d{1,4}$/,
  cols: /^\d{1,4}$/,
  size: /^\d{1,4}$/,
  start: /^-?\d{1,6}$/,
  width: number,
  height: number,
  rr_width: /^\d{1,6}(?:\.\d{1,4})?px$/,
  rr_height: /^\d{1,6}(?:\.\d{1,4})?px$/,
  'data-baton-kind': new RegExp(`^(?:${placeholderKinds.join('|')})$`),
}

const svgAttributes: Readonly<Record<string, RegExp>> = {
  viewBox: numbers,
  preserveAspectRatio: /^[a-zA-Z\s]{1,40}$/,
  d: /^[a-z\d\s.,e+-]{0,20000}$/i,
  points: numbers,
  transform,
  fill: colour,
  stroke: colour,
  'stop-color': colour,
  'fill-rule': identifier,
  'clip-rule': identifier,
  'stroke-linecap': identifier,
  'stroke-linejoin': identifier,
  'stroke-dasharray': numbers,
  'text-anchor': identifier,
  'dominant-baseline': identifier,
  ...Object.fromEntries(
    `x y x1 y1 x2 y2 cx cy r rx ry dx dy width height opacity fill-opacity stroke-opacity stop-opacity stroke-width
     stroke-miterlimit stroke-dashoffset offset font-size`
      .trim()
      .split(/\s+/)
      .map((name) => [name, numbers]),
  ),
}

// Names such as `constructor` are no rules of ours.
const shared = new Map(Object.entries(attributes))
const ofSvg = new Map(Object.entries(svgAttributes))

export const isTag = (tag: string, isSVG: boolean) =>
  isSVG ? svg.has(tag.toLowerCase()) : html.has(tag) || /^[a-z][a-z\d]{0,40}(?:-[a-z\d]{1,40}){1,6}$/.test(tag)

export const isEmptyTag = (tag: string) => empty.has(tag)

/** Whether an attribute of an element may stay. `name` says something on a slot alone, `type` on fields and buttons. */
export function isAttribute(tag: string, isSVG: boolean, name: string, value: string): boolean {
  if (name === 'name') return tag === 'slot' && identifier.test(value)
  if (name === 'type' && tag !== 'input' && tag !== 'button') return false
  const rule = shared.get(name) ?? (isSVG ? ofSvg.get(name) : undefined)
  return rule !== undefined && rule.test(value) && !/url\s*\(/i.test(value)
}
