import { defineConfig } from 'vite'

/**
 * What looks at the site's page: one module, `dist/assets/page-<its content>.js`, loaded when it is first needed. Built after the frame, so it
 * leaves the folder as it is, and before the loader, which needs its name.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: ['chrome111', 'firefox115', 'safari16.4', 'ios16.4'],
    modulePreload: false,
    rolldownOptions: {
      input: 'src/page/main.ts',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'assets/page-[hash].js' },
    },
  },
})
