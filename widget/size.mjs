// What a visitor's browser loads, gzipped: prints {"loaderKb": …, "openedKb": …} as JSON. Opened is everything that an opened chat has
// loaded, the loader and the largest language file among it; `pageKb` is what looks at the site's page, loaded when a handoff, or somebody who
// points, needs it. 1 KB = 1024 bytes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('dist/', import.meta.url))
const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
const kb = (bytes) => Math.round((bytes / 1024) * 100) / 100

/** As it is sent to a site whose look says everything. */
const look = {
  locale: 'de',
  theme: 'dark',
  accent: '#2f5bd0',
  position: 'left',
  size: 'large',
  sounds: true,
  titleBadge: true,
}
const sent = `//# allFunctionsCalledOnLoad\n(document.currentScript||{}).look=${JSON.stringify(look)};${readFileSync(join(dist, 'loader.js'), 'utf8')}`
const loader = gzipSync(sent, { level: 9 }).length
const assets = readdirSync(join(dist, 'assets'))
  .filter((name) => !/\.(br|gz)$/.test(name))
  .map((name) => ({ name, bytes: gzipped(join('assets', name)) }))
const isLanguage = ({ name }) => /^[a-z]{2}-[\w-]+\.js$/.test(name)
const language = Math.max(...assets.filter(isLanguage).map(({ bytes }) => bytes))
const isPage = ({ name }) => /^page-[\w-]+\.js$/.test(name)
const page = assets.filter(isPage).reduce((sum, { bytes }) => sum + bytes, 0)
const always = assets.filter((asset) => !isLanguage(asset) && !isPage(asset)).reduce((sum, { bytes }) => sum + bytes, 0)

console.log(
  JSON.stringify({
    loaderKb: kb(loader),
    openedKb: kb(loader + gzipped('frame.html') + always + language),
    pageKb: kb(page),
  }),
)
