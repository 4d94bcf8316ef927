import { WebSocket } from 'ws'

// Run as a program, this holds so many live sockets on these conversations. Told `drop`, it cuts all of them in one moment and comes back at once
// with each one's cursor; then it says how long the last took, and whether anybody has a gap.

const [count, url, token, given] = process.argv.slice(2) as [string, string, string, string]
const conversations = given.split(',')

interface Client {
  conversation: string
  socket: WebSocket | null
  /** The highest number that it has seen, without a gap. */
  upTo: number
  gaps: number
}

const clients = Array.from({ length: Number(count) }, (_, n): Client => {
  return { conversation: conversations[n % conversations.length]!, socket: null, upTo: 0, gaps: 0 }
})

/** Connects until it works, and resolves when it has caught up. */
function come(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const again = () => setTimeout(() => void come(client).then(resolve), 100)
    const socket = new WebSocket(url)
    let caughtUp = false
    client.socket = socket
    socket.on('error', () => {})
    socket.on('close', () => !caughtUp && again())
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'hello', token }))
      socket.send(JSON.stringify({ type: 'subscribe', conversationId: client.conversation, after: client.upTo }))
    })
    socket.on('message', (data) => {
      const text = String(data)
      if (!text.startsWith('{"type":"events"')) return
      const frame = JSON.parse(text) as { events: { seq: number }[]; upTo: number; caughtUp: boolean }
      for (const { seq } of frame.events) {
        if (seq !== client.upTo + 1) client.gaps += 1
        client.upTo = seq
      }
      if (!frame.caughtUp || caughtUp) return
      caughtUp = true
      resolve()
    })
  })
}

for (let n = 0; n < clients.length; n += 50) await Promise.all(clients.slice(n, n + 50).map(come))
process.send?.({ open: clients.length })
process.on('message', async () => {
  const began = performance.now()
  for (const { socket } of clients) socket?.terminate()
  const took = await Promise.all(clients.map((client) => come(client).then(() => performance.now() - began)))
  process.send?.({ resumedMs: Math.round(Math.max(...took)), gaps: clients.reduce((sum, { gaps }) => sum + gaps, 0) })
})
