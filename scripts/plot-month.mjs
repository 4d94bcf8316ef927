// Draws what `baton simulate --month --json` printed: cost by day, and calibration. `node scripts/plot-month.mjs result.json docs/pictures`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [file, folder] = process.argv.slice(2)
if (!file || !folder) {
  console.error(
    'plot-month: name a file with the JSON of `baton simulate --month --json`, and a folder for the pictures',
  )
  process.exit(2)
}
const result = JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1))

const width = 720
const height = 320
const edge = { left: 48, right: 16, top: 24, bottom: 36 }
const style =
  '<style>text{font:12px system-ui,sans-serif;fill:#57606a}line{stroke:#d0d7de}path{fill:none;stroke-width:2}</style>'

function chart(name, { x, y, body, xTitle, title }) {
  const px = (value) => edge.left + ((value - x[0]) / (x[1] - x[0])) * (width - edge.left - edge.right)
  const py = (value) => height - edge.bottom - ((value - y[0]) / (y[1] - y[0])) * (height - edge.top - edge.bottom)
  const ticks = y[2]
    .map(
      (value) =>
        `<line x1="${edge.left}" x2="${width - edge.right}" y1="${py(value)}" y2="${py(value)}"/><text x="${edge.left - 8}" y="${py(value) + 4}" text-anchor="end">${value}</text>`,
    )
    .concat(x[2].map((value) => `<text x="${px(value)}" y="${height - 16}" text-anchor="middle">${value}</text>`))
  const text = `<text x="${edge.left}" y="14">${title}</text><text x="${width - edge.right}" y="${height - 2}" text-anchor="end">${xTitle}</text>`
  writeFileSync(
    join(folder, `${name}.svg`),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"><title>${title}</title>${style}<rect width="100%" height="100%" fill="#fff"/>${ticks.join('')}${text}${body(px, py)}</svg>\n`,
  )
}

const path = (points, colour, dash = '') =>
  `<path d="M${points.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join('L')}" stroke="${colour}" stroke-dasharray="${dash}"/>`

const lines = [
  ['shipped, not learning', result.shipped.costByDay, '#8c959f'],
  ['best static rule in hindsight', result.combined.month.costByDay, '#cf222e'],
  ['learned', result.learned.costByDay, '#0969da'],
]
const days = result.learned.costByDay.length
const top = Math.ceil(Math.max(...lines.flatMap(([, costs]) => costs))) + 1
const low = Math.floor(Math.min(...lines.flatMap(([, costs]) => costs)))
chart('learning-curve', {
  title: `Agent minutes for a conversation, day by day (seed ${result.seed}, ${result.conversations} conversations)`,
  xTitle: 'day; what the assistant can changes after day 15',
  x: [1, days, [1, 5, 10, 15, 20, 25, 30]],
  y: [low, top, Array.from({ length: top - low + 1 }, (_, i) => low + i)],
  body: (px, py) =>
    lines
      .map(([name, costs, colour], i) => {
        const at = `<text x="${edge.left + 12 + i * 200}" y="${edge.top + 16}" style="fill:${colour}">${name}</text>`
        return (
          path(
            costs.map((cost, day) => [px(day + 1), py(cost)]),
            colour,
          ) + at
        )
      })
      .join('') +
    path(
      [
        [px(15.5), py(low)],
        [px(15.5), py(top)],
      ],
      '#d0d7de',
      '4 4',
    ),
})

const share = [0, 0.2, 0.4, 0.6, 0.8, 1]
chart('learned-calibration', {
  title: `What was said of first turns against what came (ECE ${result.calibration.ece.toFixed(3)}, Brier ${result.calibration.brier.toFixed(3)})`,
  xTitle: 'chance as it was said',
  x: [0, 1, share],
  y: [0, 1, share],
  body: (px, py) =>
    path(
      [
        [px(0), py(0)],
        [px(1), py(1)],
      ],
      '#d0d7de',
      '4 4',
    ) +
    path(
      result.calibration.bins.map(({ said, came }) => [px(said), py(came)]),
      '#0969da',
    ) +
    result.calibration.bins
      .map(({ said, came }) => `<circle cx="${px(said)}" cy="${py(came)}" r="4" fill="#0969da"/>`)
      .join(''),
})
