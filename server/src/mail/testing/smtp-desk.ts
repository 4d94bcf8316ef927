import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as the server got it. */
export interface TakenMail {
  from: string
  to: string[]
  raw: string
  parsed: ParsedMail
}

export interface SmtpDesk {
  host: string
  port: number
  user: string
  password: string
  taken: TakenMail[]
  /** What the next mails are answered with instead of being taken, one each. */
  refuse(...answers: { code: number; text: string; at?: 'rcpt' | 'data' }[]): void
  /** Resolves when so many mails have been taken. */
  got(count: number, withinMs?: number): Promise<TakenMail[]>
  /** The same of mails to one address. */
  gotTo(address: string, count: number): Promise<TakenMail[]>
  to(address: string): TakenMail[]
  stop(): Promise<void>
}

/** A real mail server that wants a password and keeps what it is given. */
export async function openSmtpDesk(): Promise<SmtpDesk> {
  const taken: TakenMail[] = []
  const refusals: { code: number; text: string; at?: 'rcpt' | 'data' }[] = []
  const [user, password] = ['support', 'pass word']
  const sentTo = (address: string) => taken.filter(({ to }) => to.includes(address))
  const refusal = (at: 'rcpt' | 'data') => {
    if ((refusals[0]?.at ?? 'data') !== at) return null
    const next = refusals.shift()
    return next ? Object.assign(new Error(next.text), { responseCode: next.code }) : null
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user })
        : done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => done(refusal('rcpt')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const no = refusal('data')
        if (no) return done(no)
        const raw = Buffer.concat(chunks).toString('utf8')
        void simpleParser(raw).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope
          taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw, parsed })
          done()
        })
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    taken,
    refuse: (...answers) => void refusals.push(...answers),
    async got(count, withinMs = 15_000) {
      const until = Date.now() + withinMs
      while (taken.length < count) {
        if (Date.now() > until) throw new Error(`${taken.length} of ${count} mails came within ${withinMs} ms`)
        await new Promise((done) => setTimeout(done, 20))
      }
      return taken
    },
    to: sentTo,
    async gotTo(address, count) {
      const until = Date.now() + 15_000
      for (;;) {
        const found = sentTo(address)
        if (found.length >= count) return found
        if (Date.now() > until) throw new Error(`${found.length} of ${count} mails came to ${address}`)
        await new Promise((done) => setTimeout(done, 20))
      }
    },
    stop: () => new Promise((done) => void server.close(() => done())),
  }
}
