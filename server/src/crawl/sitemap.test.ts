import { expect, test } from 'vitest'
import { parseRobots } from './robots.ts'
import { isOnSite, pageAddress, siteOf } from './site.ts'
import { parseSitemap } from './sitemap.ts'

test('a sitemap names pages, an index further files, a text a page a line', () => {
  expect(
    parseSitemap('<urlset><url><loc> https://a.example/1?a=1&amp;b=2 </loc><lastmod>x</lastmod></url></urlset>'),
  ).toEqual({
    pages: ['https://a.example/1?a=1&b=2'],
    files: [],
  })
  expect(
    parseSitemap('<x:sitemapindex><x:sitemap><x:loc>https://a.example/1.xml</x:loc></x:sitemap></x:sitemapindex>')
      .files,
  ).toEqual(['https://a.example/1.xml'])
  expect(parseSitemap('https://a.example/1\r\nnot\nhttp://a.example/2').pages).toHaveLength(2)
})

test('entities that a sitemap makes up are not read', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`
  expect(parseSitemap(`${laughs}<urlset><url><loc>https://a.example/&b;&f;</loc></url></urlset>`).pages).toEqual([
    'https://a.example/&b;&f;',
  ])
})

test('pictures in a sitemap are no pages', () => {
  const xml =
    '<urlset><url><loc>https://a.example/1</loc><image:image><image:loc>https://a.example/1.png</image:loc></image:image></url></urlset>'
  expect(parseSitemap(xml).pages).toEqual(['https://a.example/1'])
})

test.each([
  ['https://a.example/help/', 'https://a.example/help/x', true],
  ['https://a.example/help', 'https://a.example/help', true],
  ['https://a.example/help', 'https://a.example/help/x', true],
  ['https://a.example/help', 'https://a.example/helpless', false],
  ['https://a.example/help/index.html', 'https://a.example/help/x', true],
  ['https://a.example/help/', 'https://a.example/', false],
  ['https://a.example/', 'http://a.example/', false],
  ['https://a.example/', 'https://a.example:8443/', false],
  ['https://a.example/', 'https://a.example.evil.example/', false],
])('of a site that begins at %s, is %s a page: %s', (start, url, is) => expect(isOnSite(url, siteOf(start))).toBe(is))

test.each([
  ['../x#top', 'https://a.example/x'],
  ['?utm_source=y&page=2', 'https://a.example/help/?page=2'],
  ['mailto:me@a.example', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['/a.PDF', null],
  ['https://me:secret@a.example/', null],
  [`/${'x'.repeat(3000)}`, null],
])('the link %s is the page %s', (href, url) => expect(pageAddress(href, 'https://a.example/help/')).toBe(url))

test('robots.txt is read as RFC 9309 says', () => {
  const robots = parseRobots(
    'https://a.example/robots.txt',
    `user-agent: *\nDisallow: /\n\nUSER-AGENT: Baton # us\nUser-agent: other\nDisallow: /*.php$\nDisallow: /a/\nAllow: /a/b\nCrawl-delay: 900\nSitemap: https://a.example/s.xml`,
  )
  expect(
    ['/', '/x.php', '/x.php?y', '/a/x', '/a/b/c'].map((path) => robots.allows(`https://a.example${path}`)),
  ).toEqual([true, false, true, false, true])
  expect(robots).toMatchObject({ pauseMs: 30_000, sitemaps: ['https://a.example/s.xml'] })
  expect(parseRobots('https://a.example/robots.txt', '').allows('https://a.example/x')).toBe(true)
  expect(parseRobots('https://a.example/robots.txt', '<html>not found</html>').allows('https://a.example/x')).toBe(true)
})
