import { expect, test } from 'vitest'
import { fileName } from './file-name.ts'
import { hostileFiles } from './testing/hostile-files.ts'

test.each([
  ['Screenshot 2026-01-05.png', 'image/png', 'Screenshot 2026-01-05.png'],
  ['Foto.JPEG', 'image/jpeg', 'Foto.jpeg'],
  ['Büro – Übersicht.pdf', 'application/pdf', 'Büro – Übersicht.pdf'],
  ['スクリーンショット.png', 'image/png', 'スクリーンショット.png'],
  ['server.log', 'text/plain', 'server.log'],
  ['', 'image/png', 'file.png'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\autoexec.bat', 'text/plain', 'autoexec.bat.txt'],
  ['photo\u202Egnp.exe', 'image/png', 'photognp.exe.png'],
  ['invoice.pdf.exe', 'image/png', 'invoice.pdf.exe.png'],
  ['x.exe ', 'image/png', 'x.exe.png'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['CON.png', 'image/png', 'file-CON.png'],
  ['a"; filename="b.png', 'image/png', 'a_; filename=_b.png'],
] as const)('%j of %s is called %j', (given, type, called) => {
  expect(fileName(given, type)).toBe(called)
})

test('whatever it is called, its name is one line without a path, and ends in what it is', () => {
  for (const { name } of hostileFiles) {
    const called = fileName(name, 'image/png')
    expect(called).toMatch(/^[^./\\\p{Cc}\p{Cf}<>:"|?*%]+.*\.a?png$/u)
    expect(called).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*%]/u)
    expect(Array.from(called).length).toBeLessThanOrEqual(120)
  }
})
