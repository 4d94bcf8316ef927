import { defineConfig } from 'vite'

/** The chat in the frame: `dist/frame.html` and `dist/assets`, served beneath /widget/. */
export default defineConfig({
  base: '/widget/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    target: ['chrome111', 'firefox115', 'safari16.4', 'ios16.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'frame.html' },
  },
})
