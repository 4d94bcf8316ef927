import * as z from 'zod'

/** What a file may be at most. */
export const fileLimits = {
  /** Bytes of one file. */
  bytes: 10 * 1024 * 1024,
  /** Files of one conversation, and bytes of all of them. */
  count: 100,
  allBytes: 200 * 1024 * 1024,
  /** A side of a picture, and all of it: what a phone takes fits, what is made to fill a memory does not. */
  side: 16_000,
  pixels: 60_000_000,
  name: 120,
} as const

/** What files people may send each other, and what each is called. What it is is read from its content. */
export const fileTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
} as const
export type FileType = keyof typeof fileTypes

export const isPicture = (type: string): boolean => type.startsWith('image/')

/** What a person's picture may be at most: the inbox cuts it to a square of 256 pixels before it is sent. */
export const faceLimits = { bytes: 256 * 1024, side: 1024 } as const
const faceTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type FaceType = (typeof faceTypes)[number]
export const isFaceType = (type: string): type is FaceType => (faceTypes as readonly string[]).includes(type)

/** A file that a message carries. */
export const MessageFile = z.looseObject({
  fileId: z.string(),
  name: z.string().nullable().describe('null once it was erased'),
  type: z.string().describe('what its content is, as a media type'),
  bytes: z.int(),
  width: z.int().optional().describe('of a picture, in pixels'),
  height: z.int().optional(),
})
export type MessageFile = z.infer<typeof MessageFile>
