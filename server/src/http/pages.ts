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
import { createWidgetScript } from './widget-script.ts'

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
  const script = createWidgetScript(join(widget, 'loader.js'))

  await app.register(fastifyStatic, {
    root: join(widget, 'assets'),
    prefix: '/widget/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: true,
    // What looks at a site's page is loaded by that page.
    setHeaders: (reply, path) => {
      if (!/[\\/]page-[\w-]+\.js(\.br|\.gz)?$/.test(path)) return
      reply.header('access-control-allow-origin', '*')
      reply.header('cross-origin-resource-policy', 'cross-origin')
    },
  })
  await app.register(fastifyStatic, {
    root: join(inbox, 'assets'),
    prefix: '/inbox/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  })

  /** How the chat looks on the site that asks, where the workspace lists it; elsewhere, as on Baton's own pages, it is as it comes. */
  async function lookFor(asked: unknown, origin: string): Promise<object> {
    const workspace = isOrigin(origin) ? await workspaceById(db, String(asked ?? '')) : null
    if (workspace === null || !mayEmbed(workspace.sites, origin)) return {}
    void noteSeen(db, workspace.id, origin, now()).catch((error: unknown) =>
      log.warn(error, 'a site that was seen is not noted'),
    )
    return lookOf(db, workspace.id, origin)
  }

  // Where the workspace and the site are known, the look comes along: a request of its own would be answered after the page was drawn, and have it drawn twice.
  app.get<{ Querystring: { workspace?: string } }>('/widget.js', async (request, reply) => {
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
    if (request.query.workspace !== undefined) reply.header('vary', 'origin, referer')
    const origin = originOf(request.headers)
    if (request.query.workspace === undefined || origin === null)
      return script.send(request, reply.header('cache-control', 'public, max-age=300'))
    const look = await lookFor(request.query.workspace, origin)
    reply.header('cache-control', 'private, max-age=60')
    return script.send(request, reply, `(document.currentScript||{}).look=${JSON.stringify(look)};`)
  })

  // For a script without the workspace in its address, or a browser that does not say where it is. A module, which the site's policy lets in where it lets in the script.
  app.get<{ Querystring: { workspace?: string } }>('/widget/look.js', async (request, reply) => {
    const look = await lookFor(request.query.workspace, request.headers.origin ?? '')
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

/** Which site loads a script: a plain script's request names no origin, and by default the site alone as where it comes from. */
function originOf({ origin, referer }: { origin?: string | undefined; referer?: string | undefined }): string | null {
  const from = origin ?? referer
  return from !== undefined && URL.canParse(from) ? new URL(from).origin : null
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
