/**
 * What a picture of a page may consist of. What is not named here is left out, whatever it is: a list of what is forbidden is never
 * complete, and a page that is looked at needs no more than boxes, words and drawings.
 */

const html = new Set(
  `html body header footer main nav section article aside address h1 h2 h3 h4 h5 h6 hgroup search div p hr pre blockquote ol ul menu li dl dt dd figure
  figcaption a abbr b bdi bdo br cite code data dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr del ins
  center font big tt strike nobr img picture video canvas table caption colgroup col tbody thead tfoot tr td th form label input button
  select datalist optgroup option textarea output progress meter fieldset legend details summary dialog slot style`.split(
    /\s+/,
  ),
)
/** In lower case; the parser spells them as SVG does. */
const svg = new Set(
  `svg g path circle ellipse rect line polyline polygon text tspan textpath defs symbol switch clippath mask pattern marker
  lineargradient radialgradient stop foreignobject`.split(/\s+/),
)
const customElement = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/
/** Hyphenated names that belong to SVG and MathML. */
const notCustom = /^(?:annotation-xml|color-profile|font-face|missing-glyph)/

/** Whether an element of this name is drawn. Names of HTML are lower case. */
export function isShownTag(name: string, isSvg: boolean): boolean {
  if (isSvg) return svg.has(name.toLowerCase())
  return html.has(name) || (name.length <= 60 && customElement.test(name) && !notCustom.test(name))
}

/** Elements that have no end tag. */
export const voidTags: ReadonlySet<string> = new Set('br hr img input col wbr'.split(' '))

const anywhere = new Set('class id style dir lang hidden role slot'.split(' '))
/** Attributes that some elements are drawn by. None of them names a place to load from or to go to. */
const drawn = new Set(
  `width height align valign colspan rowspan span border cellpadding cellspacing bgcolor color face size type checked disabled readonly
  multiple selected rows cols open start reversed low high max min optimum value wrap nowrap label`.split(/\s+/),
)
const svgDrawn = new Set(
  `viewBox preserveAspectRatio d points x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy width height transform fill fill-opacity fill-rule
  clip-rule clip-path mask stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
  stroke-opacity opacity color offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits
  patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits marker-start marker-mid marker-end refX refY
  markerWidth markerHeight markerUnits orient text-anchor dominant-baseline font-size font-family font-weight letter-spacing
  vector-effect`.split(/\s+/),
)
/** Selectors of style sheets ask for them. They do nothing by themselves. */
const inert = /^(?:aria|data)-[a-z0-9-]{1,60}$/
/** A value is what somebody typed, except where it is how far a bar has come. */
const withValue = new Set(['progress', 'meter', 'li', 'data'])

/** Whether this attribute with this value is drawn. */
export function isShownAttribute(tag: string, name: string, value: string, isSvg: boolean): boolean {
  if (value.length > 20_000) return false
  if (anywhere.has(name) || inert.test(name)) return true
  // Parts that refer to parts that refer to parts are drawn until the sun burns out: nothing refers to anything.
  if (isSvg) return svgDrawn.has(name) && !/url\s*\(|\\/i.test(value)
  if (name === 'value') return withValue.has(tag)
  if (name === 'name') return tag === 'slot'
  return drawn.has(name)
}
