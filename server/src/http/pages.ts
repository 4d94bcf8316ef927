import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { SiteLook } from '@baton/protocol'
import * as z from 'zod'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database.ts'
import { lookOf, noteSeen } from '../workspace/sites.ts'
import { frameAncestors, isOrigin, mayEmbed } from '../identity/origins.ts'
import { workspaceById } from '../workspace/workspace.ts'
import { ProblemError } from '../api/problem-error.ts'

const PreviewLook = SiteLook.pick({ theme: true, position: true, size: true })
  .partial()
  .extend({
    locale: SiteLook.shape.locale.unwrap().or(z.literal('')).optional(),
    accent: SiteLook.shape.accent.unwrap().or(z.literal('')).optional(),
  })

export interface PagesParts {
  db: Database
  /** The folder of the checkout: widget/dist and inbox/dist are beneath it. */
  root: string
  /** Whether what is not read follows by e-mail in this workspace. */
  hasMail(workspace: string): Promise<boolean>
  now(): number
  log: Pick<FastifyInstance['log'], 'warn'>
}

/** What our own pages may load and do: their own files, and the live connection. */
const ownPages =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; object-src 'none'"

/** The widget's loader and frame, and the inbox. */
export async function registerPages(app: FastifyInstance, { db, root, hasMail, now, log }: PagesParts): Promise<void> {
  const widget = join(root, 'widget', 'dist')
  const inbox = join(root, 'inbox', 'dist')

  await app.register(fastifyStatic, {
    root: join(widget, 'assets'),
    prefix: '/widget/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
    // What looks at a site's page is loaded by that page.
    setHeaders: (reply, path) => {
      if (!/[\\/]page-[\w-]+\.js$/.test(path)) return
      reply.header('access-control-allow-origin', '*')
      reply.header('cross-origin-resource-policy', 'cross-origin')
    },
  })
  await app.register(fastifyStatic, {
    root: join(inbox, 'assets'),
    prefix: '/inbox/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })

  app.get('/widget.js', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .sendFile('loader.js', widget),
  )

  // How the chat looks on the site that asks: a module, which the site's policy lets in where it lets in the script. On Baton's own pages it is as it comes.
  app.get<{ Querystring: { workspace?: string } }>('/widget/look.js', async (request, reply) => {
    const { origin = '' } = request.headers
    const workspace = isOrigin(origin) ? await workspaceById(db, String(request.query.workspace ?? '')) : null
    const known = workspace !== null && mayEmbed(workspace.sites, origin) ? workspace.id : null
    if (known !== null)
      void noteSeen(db, known, origin, now()).catch((error: unknown) =>
        log.warn(error, 'a site that was seen is not noted'),
      )
    const look = known === null ? {} : await lookOf(db, known, origin)
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'private, max-age=60')
      .header('vary', 'origin')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(`export default ${JSON.stringify(look)}`)
  })

  // An empty page with the chat as it would look, for the inbox to show. What it is asked for becomes attributes of the script, where it fits a look.
  app.get<{ Querystring: Record<string, unknown> }>('/widget/preview', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', `${ownPages}; frame-ancestors 'self'`)
      .send(previewPage(request.query)),
  )

  // The frame may be embedded by the workspace's sites alone, and is told which they are, so that it answers to no other parent.
  app.get<{ Querystring: { workspace?: string } }>('/widget/frame', async (request, reply) => {
    const workspace = await workspaceById(db, request.query.workspace ?? '')
    if (!workspace) throw new ProblemError('not_found', { detail: 'There is no such workspace: check data-workspace.' })
    const { id, name, locale, sites, pageCapture, captureAllow } = workspace
    const told = JSON.stringify({
      workspace: id,
      name,
      locale,
      sites: sites.filter(isOrigin),
      pageCapture,
      captureAllow,
      mail: await hasMail(id),
    })
    const html = readFileSync(join(widget, 'frame.html'), 'utf8').replace(
      '<head>',
      `<head><meta name="baton" content="${attribute(told)}">`,
    )
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', `${ownPages}; ${frameAncestors(sites)}`)
      .send(html)
  })

  const inboxPage = () => readFileSync(join(inbox, 'index.html'), 'utf8')
  app.get('/', (_request, reply) => reply.redirect('/inbox'))
  for (const path of ['/inbox', '/inbox/*']) {
    app.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', `${ownPages}; frame-ancestors 'none'`)
        .header('cross-origin-opener-policy', 'same-origin')
        .send(inboxPage()),
    )
  }
}

function previewPage(query: Record<string, unknown>): string {
  const look = PreviewLook.safeParse(query)
  const { locale, theme, accent, position, size } = look.success ? look.data : {}
  const workspace = typeof query['workspace'] === 'string' ? query['workspace'] : ''
  const wishes = Object.entries({ workspace, locale, theme, accent, position })
    .filter(([, value]) => value)
    .map(([name, value]) => `data-${name}="${attribute(value ?? '')}"`)
  const style = `color-scheme:${theme === 'light' || theme === 'dark' ? theme : 'light dark'};--baton-size:${size === 'large' ? 64 : 56}px`
  return `<!doctype html><html lang="${attribute(locale || 'en')}" style="${style}"><head><meta charset="utf-8"><title>Preview</title></head><body><script src="/widget.js" ${wishes.join(' ')} async></script></body></html>`
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
