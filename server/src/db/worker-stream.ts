import { Duplex } from 'node:stream'

// AuthenticationOk, then ReadyForQuery (idle): all that the driver waits for after its start-up packet.
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const terminate = 0x58

/**
 * What the `pg` driver takes for its socket: the bytes that it writes are passed to `send`, a whole batch at a time, and
 * the replies come back through `receive`. Greeting and goodbye are answered here, since PGlite has one session for ever.
 */
export class WorkerStream extends Duplex {
  readonly #send: (bytes: Uint8Array<ArrayBuffer>) => void
  #greeted = false

  constructor(send: (bytes: Uint8Array<ArrayBuffer>) => void) {
    super()
    this.#send = send
  }

  receive(bytes: Uint8Array): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#pass([chunk])
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#pass(chunks.map(({ chunk }) => chunk))
    done()
  }

  override _read(): void {}

  #pass(chunks: Buffer[]): void {
    if (!this.#greeted) {
      this.#greeted = true
      this.push(welcome)
    } else if (chunks[0]?.[0] === terminate) {
      this.push(null)
    } else {
      // A copy of its own, exactly so long: the driver's buffers are shared, and the worker would be sent all of them.
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
      let offset = 0
      for (const chunk of chunks) {
        bytes.set(chunk, offset)
        offset += chunk.length
      }
      this.#send(bytes)
    }
  }

  // The rest of what a socket has and the driver calls.
  connect(): void {
    process.nextTick(() => this.emit('connect'))
  }
  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}
}
