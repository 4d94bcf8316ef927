/** A file in the thread. */
export interface FileSent {
  fileId: string
  /** Null where it was erased. */
  name: string | null
  type: string
  bytes: number
  width: number | null
  height: number | null
}

/** Reads the files of an event; what is none is left out. */
export function readFiles(raw: unknown): readonly FileSent[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((each: unknown): FileSent[] => {
    if (typeof each !== 'object' || each === null) return []
    const { fileId, name, type, bytes, width, height } = each as Record<string, unknown>
    if (typeof fileId !== 'string' || typeof type !== 'string' || typeof bytes !== 'number') return []
    const number = (value: unknown) => (typeof value === 'number' && value > 0 ? value : null)
    return [
      {
        fileId,
        name: typeof name === 'string' ? name : null,
        type,
        bytes,
        width: number(width),
        height: number(height),
      },
    ]
  })
}

export const isPicture = ({ type, width }: FileSent): boolean => type.startsWith('image/') && width !== null

/** As people say it. */
export function sizeWords(bytes: number, language: string): string {
  const [n, unit] = bytes < 1024 * 1024 ? [Math.max(1, Math.round(bytes / 1024)), 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${n.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`
}
