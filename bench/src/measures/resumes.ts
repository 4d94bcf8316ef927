import type { Stage } from '../lab/stage.ts'
import { median, round } from '../lab/statistics.ts'
import { connect, connectLive, type Line } from '../lab/wire.ts'

export interface Resumes {
  /** Resumes a second as a share of bare handshakes a second. */
  ratio: number
  clients: number
  resumesPerSecond: number
  handshakesPerSecond: number
}

/**
 * P6: how many clients a second come back, with their credential and their cursor until they have caught up, against as many bare sockets that only
 * connect to the same server. Blocks of each in turn; each client comes again when it has come.
 */
export async function resumes(stage: Stage, { clients = 32, blocks = 8, blockMs = 1200 } = {}): Promise<Resumes> {
  const held = await Promise.all(Array.from({ length: clients }, () => stage.heldConversation()))
  const back = held.map(
    ({ conversation, token }) =>
      () =>
        connectLive(stage, token, [conversation]),
  )
  const bare = held.map(
    ({ conversation }) =>
      () =>
        connect(`${stage.url}/floor?read=${conversation}`),
  )

  async function block(ways: readonly (() => Promise<Line>)[]): Promise<number> {
    const began = performance.now()
    let came = 0
    await Promise.all(
      ways.map(async (come) => {
        while (performance.now() - began < blockMs) {
          const line = await come()
          came += 1
          await line.close()
        }
      }),
    )
    return (came * 1000) / (performance.now() - began)
  }

  await block(bare)
  await block(back)
  const rates = { resumes: [] as number[], handshakes: [] as number[] }
  for (let n = 0; n < blocks; n++) {
    rates.handshakes.push(await block(bare))
    rates.resumes.push(await block(back))
  }
  return {
    ratio: round(median(rates.resumes.map((rate, n) => rate / (rates.handshakes[n] ?? NaN)))),
    clients,
    resumesPerSecond: round(median(rates.resumes)),
    handshakesPerSecond: round(median(rates.handshakes)),
  }
}
