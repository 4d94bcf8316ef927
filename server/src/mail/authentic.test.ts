import { expect, test } from 'vitest'
import { authenticIn } from './authentic.ts'

const of = (...lines: string[]) => authenticIn(lines, 'vera@mail.example', 'mx.shop.example')

test.each([
  ['mx.shop.example; dmarc=pass header.from=mail.example', 'pass'],
  [
    'MX.shop.example 1; spf=pass smtp.mailfrom=x@y.example; DMARC=Pass (p=reject dis=none) header.from=mail.example',
    'pass',
  ],
  ['mx.shop.example; dkim=pass header.d=mail.example header.s=a; dmarc=none', 'pass'],
  ['mx.shop.example; dkim=pass (2048-bit key) header.i=@mail.example', 'pass'],
  ['mx.shop.example; dkim=pass header.d=evil.example; dkim=pass header.d=mail.example', 'pass'],
  ['mx.shop.example; dmarc=fail; dkim=pass header.d=mail.example', 'fail'],
  ['mx.shop.example; dmarc=pass; dmarc=fail', 'fail'],
  ['mx.shop.example; dmarc=pass header.from=evil.example', 'unknown'],
  ['mx.shop.example; none', 'unknown'],
  ['mx.shop.example', 'unknown'],
  ['mx.shop.example; spf=none (a (b) dmarc=pass c)', 'unknown'],
  [String.raw`mx.shop.example; spf=none (a \) ; dmarc=pass )`, 'unknown'],
  ['mx.shop.example; spf=none (never closed ; dmarc=pass', 'unknown'],
  ['mx.shop.example; spf=pass smtp.mailfrom="; dmarc=pass "@evil.example', 'unknown'],
  ['mx.shop.example; spf=pass smtp.helo=a.dmarc=pass.example', 'unknown'],
  ['mx.shop.example; x-dkim=pass header.d=mail.example', 'unknown'],
  ['mx.shop.example; dkim=pass header.d=evil.example x.header.d=mail.example', 'unknown'],
  ['mx.shop.example.evil.example; dmarc=pass', 'unknown'],
])('%s', (line, verdict) => {
  expect(of(line)).toBe(verdict)
})

test('our server’s topmost line counts, and nobody’s where none is named', () => {
  expect(of('mx.shop.example; dmarc=fail', 'mx.shop.example; dmarc=pass')).toBe('fail')
  expect(of('mx.evil.example; dmarc=pass')).toBe('unknown')
  expect(authenticIn(['mx.shop.example; dmarc=pass'], 'vera@mail.example', null)).toBe('unknown')
})
