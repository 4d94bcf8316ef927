// Draws what `baton eval handoff --curve --json` printed, for one file or more: how timing follows the threshold.
// `node scripts/plot-timing.mjs docs/pictures clothing=clothing.json makeup=makeup.json`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...given] = process.argv.slice(2)
if (!folder || given.length === 0 || given.some((each) => !each.includes('='))) {
  console.error(
    'plot-timing: name a folder for the picture, and name=file for each JSON of `baton eval handoff --curve --json`',
  )
  process.exit(2)
}
const shops = given.map((each) => {
  const [name, file] = each.split('=')
  return { name, ...JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1)) }
})

const [width, height] = [360, 320]
const edge = { left: 44, right: 12, top: 64, bottom: 36 }
const share = [0, 0.2, 0.4, 0.6, 0.8, 1]
const lines = [
  ['precision', '#0969da', '', (at) => at.precision],
  ['recall', '#cf222e', '', (at) => at.recall],
  ['GT-I', '#8c959f', '2 3', (at) => at.gt[0] / 100],
  ['GT-II', '#8c959f', '6 3', (at) => at.gt[1] / 100],
  ['GT-III', '#1a7f37', '', (at) => at.gt[2] / 100],
]
const px = (value) => edge.left + value * (width - edge.left - edge.right)
const py = (value) => height - edge.bottom - value * (height - edge.top - edge.bottom)
const path = (points, colour, dash) =>
  `<path d="M${points.map(([x, y]) => `${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join('L')}" stroke="${colour}" stroke-dasharray="${dash}"/>`

const charts = shops.map(({ name, curve, dialogues }, i) => {
  const ticks = share
    .map(
      (value) =>
        `<line x1="${edge.left}" x2="${width - edge.right}" y1="${py(value)}" y2="${py(value)}"/><text x="${edge.left - 6}" y="${py(value) + 4}" text-anchor="end">${value}</text><text x="${px(value)}" y="${height - 18}" text-anchor="middle">${value}</text>`,
    )
    .join('')
  const drawn = lines
    .map(([, colour, dash, of]) =>
      path(
        curve.map((at) => [at.threshold, of(at)]),
        colour,
        dash,
      ),
    )
    .join('')
  const words = `<text x="${edge.left}" y="16">${name}, ${dialogues} conversations in five folds</text><text x="${width - edge.right}" y="${height - 3}" text-anchor="end">threshold of the chance</text>`
  return `<g transform="translate(${i * width} 0)">${ticks}${drawn}${words}</g>`
})
const legend = lines
  .map(
    ([name, colour, dash], i) =>
      `<path d="M${edge.left + i * 92} 40h18" stroke="${colour}" stroke-dasharray="${dash}"/><text x="${edge.left + 24 + i * 92}" y="44">${name}</text>`,
  )
  .join('')
const title = 'When a person is called, by the threshold'
writeFileSync(
  join(folder, 'handoff-timing.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * shops.length} ${height}" role="img"><title>${title}</title><style>text{font:12px system-ui,sans-serif;fill:#57606a}line{stroke:#d0d7de}path{fill:none;stroke-width:2}</style><rect width="100%" height="100%" fill="#fff"/>${charts.join('')}${legend}</svg>\n`,
)
