import { defineConfig } from 'vite'

/** The loader: one classic script, `dist/loader.js`, served as /widget.js. Built after the frame, so it leaves the folder as it is. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: ['chrome111', 'firefox115', 'safari16.4', 'ios16.4'],
    modulePreload: false,
    lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'BatonLoader', fileName: () => 'loader.js' },
  },
})
