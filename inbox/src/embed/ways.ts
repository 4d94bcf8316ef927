const sources = import.meta.glob<string>('../../../examples/embed/**/*.{html,ts,tsx,vue}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const read = (path: string): string => sources[`../../../examples/embed/${path}`] ?? ''

export interface Source {
  file: string
  text: string
}

export interface Way {
  id: 'html' | 'react' | 'vue' | 'single-page'
  name: string
  about: string
  files: readonly Source[]
}

/** How the chat gets into a page, from the examples that are run as tests, with this server and workspace in them. */
export function waysOf(server: string, workspace: string): Way[] {
  const filled = (file: string, text: string): Source => ({
    file,
    text: text
      .replaceAll('https://support.example.com', server)
      .replaceAll(/(dataset\['workspace'\] = ['"]|data-workspace=['"]|widget\.js\?workspace=)acme/g, `$1${workspace}`),
  })
  const shared = filled('baton.ts', read('baton.ts'))
  return [
    {
      id: 'html',
      name: 'HTML',
      about: 'The script alone is enough. The rest is for a button of your own.',
      files: [
        {
          file: 'every page',
          text: `<script src="${server}/widget.js?workspace=${workspace}" data-workspace="${workspace}" async></script>`,
        },
        filled('plain.html', read('plain.html')),
      ],
    },
    {
      id: 'react',
      name: 'React',
      about: 'A component: the chat is there while it stands in the tree.',
      files: [shared, filled('support.tsx', read('react/support.tsx'))],
    },
    {
      id: 'vue',
      name: 'Vue',
      about: 'A component: the chat is there while it is mounted.',
      files: [shared, filled('support.vue', read('vue/support.vue'))],
    },
    {
      id: 'single-page',
      name: 'Single-page app',
      about: 'Without a framework: views, who signed in, and what to do at sign-out.',
      files: [shared, filled('main.ts', read('single-page/main.ts'))],
    },
  ]
}
