import { expect, test } from 'vitest'
import { frameAncestors, isOrigin, mayConnect, mayEmbed, sameOrigin } from './origins.ts'

const shop = 'https://shop.example'
const sites = [shop, 'http://localhost:5173']
const own = ['https://baton.example']

/** Origins that are not the shop, however much they look like it. */
const strangers = [
  'null',
  '',
  ' ',
  '*',
  'https://*',
  'https://*.shop.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example?x',
  'https://shop.example#x',
  'https://shop.example.',
  'https://shop.example.attacker.example',
  'https://attacker.example/https://shop.example',
  'https://shop.example@attacker.example',
  'https://attacker.example#https://shop.example',
  'https://sub.shop.example',
  'https://evilshop.example',
  'https://shop.examples',
  'https://shop-example',
  'https://SHOP.example',
  'HTTPS://shop.example',
  'shop.example',
  '//shop.example',
  'https:shop.example',
  'https:///shop.example',
  'https://shop.example\\.attacker.example',
  'https://shop.example\0',
  'https://shop.example\n',
  ' https://shop.example',
  'https://shop.example https://attacker.example',
  'https://shop.example, https://attacker.example',
  'https://shop\u3002example',
  'https://sh\u043Fp.example',
  'https://xn--shp-wdd.example',
  'https://user:pass@shop.example',
  'https://shop.example:443',
  'file://',
  'file:///tmp/index.html',
  'chrome-extension://abcdefgh',
  'moz-extension://1-2-3',
  'data:text/html,x',
  'blob:https://shop.example/1',
  'javascript:alert(1)',
  'about:blank',
  'http://127.0.0.1',
  'http://[::1]:4310',
  'http://localhost',
  'http://localhost:51730',
  'ws://shop.example',
  'wss://shop.example',
]

test('there are enough strangers', () => {
  expect(new Set(strangers).size).toBeGreaterThanOrEqual(40)
})

test.each(strangers)('%j may neither embed nor connect, and is not our own page', (origin) => {
  expect(mayEmbed(sites, origin)).toBe(false)
  expect(mayConnect(origin, own, sites)).toBe(false)
  expect(sameOrigin({ origin, host: 'baton.example' }, own)).toBe(false)
})

test('the sites of the list may, and our own pages', () => {
  for (const site of sites) {
    expect(mayEmbed(sites, site)).toBe(true)
    expect(mayConnect(site, own, sites)).toBe(true)
    expect(mayConnect(site, own, [])).toBe(false)
  }
  expect(mayConnect('https://baton.example', own, [])).toBe(true)
  expect(mayEmbed([], undefined)).toBe(false)
})

test('a program that names no origin may connect: it has no cookie of a browser to abuse', () => {
  expect(mayConnect(undefined, own, sites)).toBe(true)
})

test('the policy names the sites, and nothing that could be taken for more', () => {
  expect(frameAncestors(sites)).toBe("frame-ancestors 'self' https://shop.example http://localhost:5173")
  expect(frameAncestors([])).toBe("frame-ancestors 'self'")
  const tricks = [
    '*',
    'https://*',
    'https://*.shop.example',
    'https:',
    'null',
    "https://a.example; script-src 'unsafe-inline'",
  ]
  expect(frameAncestors([...tricks, 'https://a.example\n', "'none'", 'https://a.example b.example'])).toBe(
    "frame-ancestors 'self'",
  )
  expect(isOrigin(shop)).toBe(true)
})

test.each<[string, Parameters<typeof sameOrigin>[0], boolean]>([
  ['our page', { 'sec-fetch-site': 'same-origin', origin: 'https://baton.example' }, true],
  ['our page, where the browser does not say', { origin: 'https://baton.example', host: 'inside:4310' }, true],
  ['our page by the host that was asked', { origin: 'http://10.0.0.5:4310', host: '10.0.0.5:4310' }, true],
  ['another page', { 'sec-fetch-site': 'cross-site', origin: 'https://attacker.example' }, false],
  ['a page of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://shop.baton.example' }, false],
  ['another page that borrows our name', { 'sec-fetch-site': 'cross-site', origin: 'https://baton.example' }, false],
  ['a bookmark', { 'sec-fetch-site': 'none' }, false],
  ['a header sent twice', { 'sec-fetch-site': ['cross-site', 'same-origin'] }, false],
  ['another port', { origin: 'http://10.0.0.5:9999', host: '10.0.0.5:4310' }, false],
  ['a frame without origin', { origin: 'null', host: 'null' }, false],
  ['who says nothing', { host: 'baton.example' }, false],
])('%s may use the cookie: %j → %s', (_who, headers, expected) => {
  expect(sameOrigin(headers, own)).toBe(expected)
})
