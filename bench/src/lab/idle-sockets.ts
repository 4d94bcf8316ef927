import { WebSocket } from 'ws'

// Run as a program, this opens so many sockets, signs in and subscribes where it is told to, says `open`, and holds them until it is ended.

const [count, url, given] = process.argv.slice(2) as [string, string, string]
const live = JSON.parse(given) as { token: string; conversation: string } | null

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.on('error', reject)
    socket.on('open', () => {
      if (!live) return resolve(socket)
      socket.send(JSON.stringify({ type: 'hello', token: live.token }))
      socket.send(JSON.stringify({ type: 'subscribe', conversationId: live.conversation, after: 0 }))
    })
    socket.on('message', (data) => {
      if (String(data).startsWith('{"type":"events"')) resolve(socket)
    })
  })
}

for (let n = 0; n < Number(count); n += 50) await Promise.all(Array.from({ length: 50 }, open))
process.send?.('open')
