import { expect, test } from 'vitest'
import { splitIntoPassages } from '../knowledge/passages.ts'
import { readHtml } from './read-html.ts'

const page = (body: string, head = '') => `<html lang="en"><head>${head}</head><body>${body}</body></html>`

test('headings, paragraphs, lists and tables stay what they are', () => {
  const { title, markdown } = readHtml(
    page(`<main><h1>Refunds <a class="anchor" href="#x">¶</a></h1><p>First,<br>then <b>this</b> and
      <a href="/x">that</a>.</p><h2>By card</h2><ol><li>Open it</li><li><p>Press</p><p>Wait</p></li></ol>
      <ul><li>one</li></ul><table><tr><th>Plan</th><th>Days</th></tr><tr><td>Free</td><td>2</td></tr></table>
      <pre>a  b\n c</pre></main>`),
  )
  expect(title).toBe('Refunds')
  expect(markdown).toBe(
    [
      'First,\n\n\nthen this and that.',
      '## By card',
      '1. Open it\n2. Press\n- Wait',
      '- one',
      '| Plan | Days |\n| Free | 2 |',
      '```\na  b\n c\n```',
    ]
      .join('\n\n')
      .replace('\n\n\nthen', '\n\nthen'),
  )
})

test('what stands around the text, or is not shown, is no part of it', () => {
  const around = [
    '<nav>AAA</nav>',
    '<div role="navigation">AAA</div>',
    '<aside>AAA</aside>',
    '<div class="cookie-banner">AAA</div>',
    '<div id="breadcrumbs">AAA</div>',
    '<div class="x related-articles">AAA</div>',
    '<ul><li><a href="/1">AAA one</a></li><li><a href="/2">AAA two</a></li><li><a href="/3">AAA three</a></li></ul>',
    '<p hidden>AAA</p>',
    '<p style="color:red; display: none">AAA</p>',
    '<p aria-hidden="true">AAA</p>',
    '<script>AAA</script><style>AAA</style><template>AAA</template><!-- AAA --><noscript>AAA</noscript>',
    '<button>AAA</button><select><option>AAA</option></select>',
    '<iframe src="x">AAA</iframe><svg><text>AAA</text></svg>',
  ]
  for (const each of around) {
    const text = '<p>What it says is here, in as many words as a page has that says anything.</p>'
    expect([each, readHtml(page(`<h1>T</h1>${each}${text}${each}`)).markdown]).toEqual([
      each,
      expect.not.stringContaining('AAA'),
    ])
  }
})

test('a header with the title, and a wrapper that is called anything, are the text', () => {
  const { title, markdown } = readHtml(
    page('<div class="search"><header><h1>Title</h1><p>Lead</p></header><p>Text</p></div>'),
  )
  expect([title, markdown]).toEqual(['Title', 'Lead\n\nText'])
})

test('a question that unfolds is a heading', () => {
  const { markdown } = readHtml(
    page('<details><summary>Why?</summary><p>So.</p></details><h3><button>How?</button></h3><p>Thus.</p>'),
  )
  expect(markdown).toBe('### Why?\n\nSo.\n\n### How?\n\nThus.')
})

test('words that look like Markdown or like markup are words in the passage', () => {
  const words = [
    '# not a heading',
    '- not a point',
    '1. not a step',
    '**not strong** `code` [link](javascript:alert(1)) ![x](y)',
    '<img src=x onerror=alert(1)> &lt;b&gt;',
    'a | b | c ~~d~~ \\ e_f_g',
    '> quoted',
    'a <!-- b --> c',
    '![pic](x) and \\* and \\\\',
    '--- ```',
  ]
  for (const each of words) {
    const text = each.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const [passage] = splitIntoPassages(
      readHtml(page(`<main><p>${text}</p><p>one two three four five six seven</p></main>`)).markdown,
    )
    expect(passage?.heading).toEqual([])
    expect(passage?.body.split('\n')[0]).toBe(each)
  }
})

test('says what the page says of itself', () => {
  const head = `<base href="/de/"><link rel="alternate canonical" href="one"><meta name="robots" content="NOINDEX, nofollow"><title>Refunds | Help</title>`
  expect(readHtml(page('<p>x</p><a href="two">2</a><a rel="nofollow" href="three">3</a>', head))).toMatchObject({
    title: 'Refunds',
    base: '/de/',
    canonical: 'one',
    links: ['two'],
    mayBeKept: false,
    mayBeFollowed: false,
  })
})

const read = (html: string) => {
  try {
    return readHtml(html).markdown.length
  } catch (error) {
    expect(error).toMatchObject({ because: 'too-large' })
    return 0
  }
}

test('what is broken, endless or deep is read as far as it goes, and soon', () => {
  const began = performance.now()
  const deep = '<div>'.repeat(200_000)
  const hostile = [
    deep,
    `${deep}words`,
    '<ul>'.repeat(50_000),
    '<p',
    '<!--',
    '<![CDATA[',
    '\0',
    '<table><tr>'.repeat(20_000),
    '&'.repeat(100_000),
  ]
  for (const each of hostile) expect(read(each)).toBeLessThan(200_000)
  expect(readHtml(`<p>${'word '.repeat(400_000)}</p><p>${'word '.repeat(400_000)}</p>`).markdown.length).toBeLessThan(
    4_100_000,
  )
  expect(performance.now() - began).toBeLessThan(8000)
})
