import { fileLimits, fileTypes, type FileType } from '@baton/protocol'

/** Endings that texts may keep: each of them opens in an editor. */
const texts = new Set([
  'txt',
  'log',
  'csv',
  'tsv',
  'md',
  'json',
  'jsonl',
  'yaml',
  'yml',
  'ini',
  'conf',
  'eml',
  'ics',
  'vcf',
])
const others: Partial<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png', 'apng'],
  'video/mp4': ['mp4', 'm4v'],
}

/** What a file is called when its sender calls it nothing. */
const nameless = 'file'

/**
 * The name under which a file is shown and saved: one line without a path, without signs that turn or hide what follows, and with the ending of
 * what it is. `a.png.exe` that is a picture becomes `a.png.exe.png`: nothing opens as what it is not.
 */
export function fileName(given: string, type: FileType): string {
  const line = given
    .normalize('NFC')
    // Only its last part is a name.
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\ufffc\ufffd]/gu, '')
    .replaceAll(/[<>:"|?*%]/g, '_')
    .replaceAll(/\s+/gu, ' ')
    // Hidden by its first sign, or cut off by Windows at its last.
    .replaceAll(/^[.\s~-]+|[.\s]+$/g, '')
  const ending = /\.(\w{1,8})$/.exec(line)?.[1]?.toLowerCase() ?? ''
  const fits = type === 'text/plain' ? texts.has(ending) : (others[type] ?? [fileTypes[type]]).includes(ending)
  const [stem, last] = fits ? [line.slice(0, -ending.length - 1), ending] : [line, fileTypes[type]]
  const most = fileLimits.name - last.length - 1
  const short = Array.from(stem).slice(0, most).join('').trim()
  const shown = short === '' || isDevice(short) ? `${nameless}${short === '' ? '' : `-${short}`}` : short
  return `${shown}.${last}`
}

/** Names that Windows keeps for its devices, whatever follows them. */
const isDevice = (stem: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(stem)
