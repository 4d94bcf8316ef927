import { describe, expect, test } from 'vitest'
import { stripQuotes } from './strip-quotes.ts'

const own = 'It still leaks.\n\nThe lid is fine.'

describe('what was answered is left out', () => {
  test.each([
    ['English', 'On Mon, 5 Jan 2026 at 10:12, Shop support <help@shop.example> wrote:\n\n> Hello Mia'],
    ['English, on two lines', 'On Mon, 5 Jan 2026 at 10:12, Shop support\n<help+abc@shop.example> wrote:\n> Hello Mia'],
    ['German', 'Am 05.01.2026 um 10:12 schrieb Shop support <help@shop.example>:\n\n> Hallo Mia'],
    ['Spanish', 'El lun, 5 ene 2026 a las 10:12, Shop (<help@shop.example>) escribió:\n\n> Hola'],
    ['French', 'Le lun. 5 janv. 2026 à 10:12, Shop <help@shop.example> a écrit :\n\n> Bonjour'],
    ['Portuguese', 'Em seg., 5 de jan. de 2026 às 10:12, Shop <help@shop.example> escreveu:\n\n> Olá'],
    [
      'Outlook, English',
      'From: Shop support <help@shop.example>\nSent: Monday, 5 January 2026 10:12\nTo: Mia\nSubject: Re: Kettle\n\nHello Mia',
    ],
    [
      'Outlook, German',
      'Von: Shop <help@shop.example>\nGesendet: Montag, 5. Januar 2026 10:12\nAn: Mia\nBetreff: AW: Kessel\n\nHallo',
    ],
    [
      'Outlook, with a line',
      '________________________________\nDe: Shop <help@shop.example>\nEnviado: lunes, 5 de enero de 2026\nPara: Mia\n\nHola',
    ],
    ['Outlook, French', 'De : Shop <help@shop.example>\nEnvoyé : lundi 5 janvier 2026 10:12\nÀ : Mia\n\nBonjour'],
    [
      'Outlook, Portuguese',
      'De: Shop <help@shop.example>\nEnviada em: segunda-feira, 5 de janeiro de 2026\nPara: Mia\n\nOlá',
    ],
    ['an original message', '-----Original Message-----\nFrom: Shop\n\nHello'],
    ['eine ursprüngliche Nachricht', '-----Ursprüngliche Nachricht-----\nVon: Shop\n\nHallo'],
    ['a bare quote', '> Hello Mia\n> how are you'],
  ])('%s', (_name, quoted) => {
    expect(stripQuotes(`${own}\n\n${quoted}\n`)).toBe(own)
    expect(stripQuotes(`${own}\r\n\r\n${quoted.replaceAll('\n', '\r\n')}`)).toBe(own)
  })
})

test.each([
  ['-- \nMia Bauer\nLindenweg 12'],
  ['Sent from my iPhone'],
  ['Von meinem iPhone gesendet'],
  ['Enviado desde mi iPhone'],
  ['Envoyé de mon iPhone'],
  ['Enviado do meu iPhone'],
])('a signature is left out: %s', (signature) => {
  expect(stripQuotes(`${own}\n\n${signature}`)).toBe(own)
})

test('an answer between the lines keeps the lines', () => {
  const between =
    'On Monday, 5 January, Shop <help@shop.example> wrote:\n> Which model?\nThe steel one.\n> And since when?\nSince Friday.'
  expect(stripQuotes(between)).toBe(between)
})

test('what looks alike and is their own words stays', () => {
  for (const text of [
    'On Monday I wrote to you: nobody answered.',
    'From: the shop in Leeds\nI bought two kettles.',
    'De: nada',
    'a -- b',
    'The manual says:\n- fill it\n- switch it on',
  ])
    expect(stripQuotes(text)).toBe(text)
})

test('where nothing else is there, it is all of it', () => {
  expect(stripQuotes('> Only a quote')).toBe('> Only a quote')
  expect(stripQuotes('')).toBe('')
})

test('long and odd texts take no time', () => {
  const begun = performance.now()
  stripQuotes(`${'On '.repeat(30_000)}\n${'> '.repeat(20_000)}\n${'\n'.repeat(50_000)}${'a '.repeat(30_000)}wrote:`)
  expect(performance.now() - begun).toBeLessThan(1000)
})
