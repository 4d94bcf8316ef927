import type { Locale } from '@baton/engine'
import type { DocumentKind, ProblemCode } from '@baton/protocol'

/** Why a document cannot be read, by its code in the catalogue. */
export type DocumentFault = Extract<
  ProblemCode,
  | 'document_empty'
  | 'document_type_refused'
  | 'document_broken'
  | 'document_locked'
  | 'document_scanned'
  | 'document_without_text'
  | 'document_language'
  | 'document_too_long'
  | 'document_too_hard'
>

export class Unreadable extends Error {
  readonly fault: DocumentFault
  readonly detail: string | undefined

  constructor(fault: DocumentFault, detail?: string) {
    super(detail ?? fault)
    this.name = 'Unreadable'
    this.fault = fault
    this.detail = detail
  }
}

/** A piece of a document that is found, cited and counted by itself. */
export interface Section {
  /** The headings that it stands under, outermost first; without the document's title. */
  heading: readonly string[]
  /** Where it begins; null in what has no pages. */
  page: number | null
  /** Which piece it is of what stands under the same heading, from 1; null when it is all of it. */
  part: number | null
  /** Markdown without markup of its own. */
  body: string
}

/** What a document says. */
export interface DocumentText {
  kind: DocumentKind
  title: string
  locale: Locale
  tags: readonly string[]
  pages: number | null
  blankPages: readonly number[]
  sections: readonly Section[]
}

/** Headings and text in order, as they come out of any kind of document. */
export type Block =
  | { kind: 'heading'; level: number; text: string; page: number | null }
  /** Markdown of one paragraph, list or table. */
  | { kind: 'text'; markdown: string; page: number | null }

export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
