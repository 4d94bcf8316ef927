import type { Resolve } from '../pinned-request.ts'

/** Every kind of IPv4 address that is not on the public internet, at the edges of its range. */
const inside4 = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.254',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.20.0.1',
  '172.31.255.254',
  '192.0.0.1',
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.254',
  '198.18.0.1',
  '198.19.255.254',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
]
const inside6 = [
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::7f00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:a9fe:a9fe::1',
  '3fff::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
]

const bytes = (address: string) => address.split('.').map(Number)
const whole = (address: string) => bytes(address).reduce((sum, byte) => sum * 256 + byte, 0)
/** Ways to write an IPv4 address that a browser, and Node, read as the same. */
const spellings: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => String(whole(address)),
  (address) => `0x${whole(address).toString(16)}`,
  (address) =>
    bytes(address)
      .map((byte) => `0${byte.toString(8)}`)
      .join('.'),
  (address) => `${bytes(address)[0]}.${whole(address) % 2 ** 24}`,
]

/** Addresses that a name may lead to: all inside, or one among good ones. */
const named: Record<string, readonly string[]> = Object.fromEntries([
  ...[...inside4, ...inside6].map((address, i) => [`inside-${i}.example`, [address]]),
  ...inside4.map((address, i) => [`mixed-${i}.example`, ['93.184.216.34', address]]),
  ...inside6.map((address, i) => [`mixed6-${i}.example`, ['2606:2800:220:1:248:1893:25c8:1946', address]]),
])

/** Looks up the names among the hostile addresses. */
export const resolveHostile: Resolve = (host) =>
  Promise.resolve((named[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

/** Addresses that somebody outside may name and nothing here may ever ask, at the port of a server that is listening. */
export const hostileUrls = (port: number): readonly string[] => [
  ...inside4.flatMap((address) => spellings.map((spell) => `http://${spell(address)}:${port}/`)),
  ...inside6.map((address) => `http://[${address}]:${port}/`),
  ...Object.keys(named).map((host) => `http://${host}:${port}/`),
  ...['localhost', '127.0.0.1.', 'ⓛocalhost', '１２７.0.0.1', '127。0。0。1'].map((host) => `http://${host}:${port}/`),
  `https://127.0.0.1:${port}/`,
  `http://me:secret@127.0.0.1:${port}/`,
  `http://shop.example@127.0.0.1:${port}/`,
  ...['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'data:text/html,x', 'javascript:alert(1)'],
  ...['ws://127.0.0.1/', 'blob:http://127.0.0.1/x', 'unix:/var/run/docker.sock', '//127.0.0.1/', '', 'http://'],
]
