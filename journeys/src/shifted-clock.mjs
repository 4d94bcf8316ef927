// Loaded before a server that plays in the past: `Date.now` is so many ms from the true time as the file says. For pictures and journeys alone.
import { readFileSync } from 'node:fs'

const real = Date.now
let ahead = 0
const read = () => {
  try {
    ahead = Number(readFileSync(process.env.BATON_JOURNEY_CLOCK, 'utf8')) || 0
  } catch {
    // No file: the true time.
  }
}
read()
setInterval(read, 10).unref()
Date.now = () => real() + ahead
// Time has passed, then, and nobody has set a clock: the server tells the one from the other by the clock that nobody sets.
const steady = performance.now.bind(performance)
performance.now = () => steady() + ahead
