import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const assets = fileURLToPath(new URL('dist/assets/', import.meta.url))

/** The loader: one classic script, `dist/loader.js`, served as /widget.js. Built last, so it leaves the folder as it is. */
export default defineConfig(() => ({
  publicDir: false,
  plugins: [withoutLines()],
  define: { PAGE_SCRIPT: JSON.stringify(`/widget/assets/${pageScript()}`) },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: ['chrome111', 'firefox115', 'safari16.4', 'ios16.4'],
    modulePreload: false,
    lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'BatonLoader', fileName: () => 'loader.js' },
  },
}))

/** What is left of lines stands in the styles, which do without. */
function withoutLines(): Plugin {
  return {
    name: 'without-lines',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = file.code.replaceAll(/\n\s*/g, '')
    },
  }
}

function pageScript(): string {
  const found = readdirSync(assets).find((name) => /^page-[\w-]+\.js$/.test(name))
  if (found === undefined) throw new Error('build the page script first: vite build --config vite.page.config.ts')
  return found
}
