import { BlockList, isIP } from 'node:net'

const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4')
}

// Of IPv6 only what is routed is public (2000::/3); in it, what is reserved or carries an IPv4 address inside is not.
const routed = new BlockList()
routed.addSubnet('2000::', 3, 'ipv6')
const reserved = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  reserved.addSubnet(net, bits, 'ipv6')
}

/** Whether an IP address is on the public internet: not private, loopback, link-local, multicast, reserved, or one inside another. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  switch (isIP(bare)) {
    case 4:
      return !notPublic.check(bare, 'ipv4')
    case 6:
      return routed.check(bare, 'ipv6') && !reserved.check(bare, 'ipv6')
    default:
      return false
  }
}
