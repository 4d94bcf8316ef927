/** Builders of captures as an attacker would write them: rrweb's node format, without any of its promises. */

/** Anything that JSON can hold. */
export type Loose = unknown

/** A hostile page: what it is about, and its root as it would come over the wire. */
export interface Hostile {
  about: string
  root: Loose
  /** So much to draw that a page without a guard would not end. */
  heavy?: true
  /** The root as JSON, where no program writes it. */
  rootJson?: string
  /** Fields of the capture beside its root, where they are the attack. */
  fields?: Record<string, Loose>
}

/** Where an attack reports to: a server that counts, and a message that the inbox would hear. */
export interface Canary {
  /** JavaScript without quotes of either kind, brackets of markup, or `&`: it survives every way of writing it down. */
  script: string
  /** An address that nobody may ask for. */
  url: string
}

let ids = 1

export const element = (tagName: Loose, attributes: Loose = {}, ...childNodes: Loose[]) => ({
  type: 2,
  id: ids++,
  tagName,
  attributes,
  childNodes,
})
export const drawing = (tagName: string, attributes: Loose = {}, ...childNodes: Loose[]) => ({
  ...element(tagName, attributes, ...childNodes),
  isSVG: true,
})
export const words = (textContent: Loose) => ({ type: 3, id: ids++, textContent })

/** A whole page with this in its body. */
export const page = (...inBody: Loose[]) => withHead([], ...inBody)

/** A whole page with this in its head, and that in its body. */
export const withHead = (inHead: Loose[], ...inBody: Loose[]) => ({
  type: 0,
  id: ids++,
  childNodes: [
    { type: 1, id: ids++, name: 'html', publicId: '', systemId: '' },
    element('html', { lang: 'en' }, element('head', {}, ...inHead), element('body', {}, ...inBody)),
  ],
})

/** The JavaScript as code in a string literal, an attribute, a URL. */
export const inUrl = ({ script }: Canary) => `javascript:${script}`
export const inData = ({ script }: Canary) => `data:text/html,<script>${script}</script>`
