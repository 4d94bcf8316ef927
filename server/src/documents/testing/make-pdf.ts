import { deflateSync } from 'node:zlib'

export interface PdfLine {
  text: string
  /** In points; 11 where it is not said. */
  size?: number
  bold?: boolean
  /** Space above it, in points. */
  above?: number
}

export interface PdfOptions {
  title?: string
  /** Asks for a password that nobody knows. */
  locked?: boolean
  /** The content of every page in place of what the lines say. */
  content?: Buffer
}

/** A PDF of its own making: a page for each list of lines, in Helvetica. A page without lines has a grey square on it, as a scan has a picture. */
export function makePdf(
  pages: readonly (readonly PdfLine[])[],
  { title, locked = false, content }: PdfOptions = {},
): Buffer {
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>', '']
  const add = (object: string | Buffer) => objects.push(object)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>')
  add(title === undefined ? '<< >>' : `<< /Title (${literal(title)}) >>`)
  const kids = pages.map((lines) => {
    const stream = deflateSync(content ?? Buffer.from(drawn(lines), 'latin1'))
    const contents = add(
      Buffer.concat([
        Buffer.from(`<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    )
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  const lock = locked
    ? add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`)
    : null
  return written(objects, `/Root 1 0 R /Info 5 0 R${lock === null ? '' : ` /Encrypt ${lock} 0 R /ID [<00> <00>]`}`)
}

function written(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  let length = parts[0]!.length
  const places = objects.map((object, i) => {
    const part = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
    const at = length
    parts.push(part)
    length += part.length
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function drawn(lines: readonly PdfLine[]): string {
  if (lines.length === 0) return '0.8 g 100 100 300 300 re f'
  let y = 790
  return lines
    .map(({ text, size = 11, bold = false, above = 0 }) => {
      y -= size * 1.3 + above
      return `BT /F${bold ? 2 : 1} ${size} Tf 1 0 0 1 60 ${y.toFixed(1)} Tm (${literal(text)}) Tj ET`
    })
    .join('\n')
}

const literal = (text: string) => text.replace(/[\\()]/g, '\\$&')
