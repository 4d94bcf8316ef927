import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The server that `vite` (development only) passes calls on to.
const server = 'http://localhost:4310'

export default defineConfig({
  base: '/inbox/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    // One file: agents open it once a day, from the same house.
    chunkSizeWarningLimit: 900,
    // light-dark() stays as written: one set of variables for both themes.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts and pictures stay files of their own, so that `font-src 'self'` is enough.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/v1': { target: server, ws: true } } },
})
