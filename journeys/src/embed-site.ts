import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build, type Rolldown } from 'vite'
import { root } from './stage.ts'

const folder = join(root, 'examples', 'embed')

export interface EmbedSite {
  origin: string
  /** What `/baton-token` answers. */
  token: string
  end(): void
}

/** The examples, built as they stand and served on an origin of their own, with a real server and workspace for those that they name. */
export async function serveExamples(server: string, workspace: string): Promise<EmbedSite> {
  const filled = (text: string) =>
    text
      .replaceAll('https://support.example.com', server)
      .replaceAll(/(dataset\['workspace'\] = ['"]|data-workspace=['"]|widget\.js\?workspace=)acme/g, `$1${workspace}`)
  const files = new Map<string, string>([['/plain.html', filled(readFileSync(join(folder, 'plain.html'), 'utf8'))]])
  for (const name of ['react', 'vue', 'single-page']) {
    const built = (await build({
      root: join(folder, name),
      base: `/${name}/`,
      configFile: false,
      logLevel: 'warn',
      plugins: [{ name: 'fill in', enforce: 'pre', transform: filled }, vue()],
      oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
      build: { write: false },
    })) as Rolldown.RolldownOutput
    for (const part of built.output)
      files.set(`/${name}/${part.fileName}`, part.type === 'chunk' ? part.code : String(part.source))
  }
  const site: EmbedSite = { origin: '', token: '', end: () => http.close() }
  const http = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    if (path === '/baton-token') return response.end(site.token)
    // A single-page app answers every view with its one page.
    const shown = files.has(path) ? path : `/${path.split('/')[1]}/index.html`
    response.setHeader('content-type', shown.endsWith('.js') ? 'text/javascript' : 'text/html')
    response.end(files.get(shown) ?? '')
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  site.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return site
}
