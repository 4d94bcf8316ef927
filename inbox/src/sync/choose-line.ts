import type { Socket } from './live-connection.ts'

export interface Lines {
  openSocket(): Socket
  openStream(): Socket
}

/** So many sockets in a row that were never any good, and a network lets none through. */
const triesBeforeStream = 2

/** Opens a socket, and a stream where sockets come to nothing. Once a stream has ended it tries a socket again, once. */
export function chooseLine({ openSocket, openStream }: Lines): () => Socket {
  let failed = 0
  return () => {
    if (failed >= triesBeforeStream) {
      failed = triesBeforeStream - 1
      return openStream()
    }
    let socket: Socket
    try {
      socket = openSocket()
    } catch {
      failed = triesBeforeStream - 1
      return openStream()
    }
    let heard = false
    socket.addEventListener('message', () => {
      heard = true
      failed = 0
    })
    socket.addEventListener('close', () => {
      if (!heard) failed += 1
    })
    return socket
  }
}
