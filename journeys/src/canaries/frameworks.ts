import { rolldown, type Plugin } from 'rolldown'
import { compile } from 'svelte/compiler'
import { root } from '../stage.ts'
import type { Drawn } from './canaries.ts'

/** How the same page is drawn six times: each framework has ways of its own to put words into a page. */
export const frameworks = ['html', 'react', 'vue', 'svelte', 'preact', 'lit'] as const
export type Framework = (typeof frameworks)[number]

/** A script that draws `drawn` into `#app`; plain HTML needs none. */
export async function drawing(
  framework: Framework,
  drawn: readonly Drawn[],
): Promise<{ html: string; script: string }> {
  if (framework === 'html') return { html: drawn.map(markup).join('\n'), script: '' }
  const plugins: Plugin[] = [
    {
      name: 'pages',
      resolveId: (id) =>
        id === 'entry' || id.endsWith('.svelte') ? `${root}journeys/src/${id.replace('./', '')}` : null,
      load: (id) => {
        if (id.endsWith('/entry')) return entries[framework]
        if (!id.endsWith('.svelte')) return null
        return compile(svelteTree, { generate: 'client', dev: false, filename: id }).js.code
      },
    },
  ]
  const bundle = await rolldown({
    input: 'entry',
    plugins,
    platform: 'browser',
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
    },
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'iife' })
  await bundle.close()
  return { html: '', script: `window.drawn = ${JSON.stringify(drawn)};\n${output[0].code}` }
}

const mounted = `document.documentElement.dataset.drawn = 'yes'`

const entries: Record<Exclude<Framework, 'html'>, string> = {
  react: `
    import { createElement as h } from 'react'
    import { createRoot } from 'react-dom/client'
    import { flushSync } from 'react-dom'
    const names = { class: 'className', for: 'htmlFor', srcdoc: 'srcDoc', srcset: 'srcSet', contenteditable: 'contentEditable', autocomplete: 'autoComplete', datetime: 'dateTime' }
    const camel = (name) => (name.startsWith('--') ? name : name.replace(/-(\\w)/g, (_, letter) => letter.toUpperCase()))
    const style = (text) => Object.fromEntries(text.split(';').filter(Boolean).map((each) => [camel(each.slice(0, each.indexOf(':'))), each.slice(each.indexOf(':') + 1)]))
    const draw = ({ tag, attributes = {}, text, children = [] }, key) => {
      const props = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [tag.includes('-') ? name : names[name] ?? name, name === 'style' ? style(value) : name === 'hidden' || name === 'required' ? true : value]))
      const inner = [...(text === undefined ? [] : [text]), ...children.map(draw)]
      return h(tag, { key, suppressContentEditableWarning: true, ...props }, ...(inner.length > 0 ? inner : []))
    }
    flushSync(() => createRoot(document.getElementById('app')).render(window.drawn.map(draw)))
    ${mounted}`,
  preact: `
    import { h, render } from 'preact'
    const draw = ({ tag, attributes = {}, text, children = [] }) => h(tag, attributes, ...(text === undefined ? [] : [text]), ...children.map(draw))
    render(window.drawn.map(draw), document.getElementById('app'))
    ${mounted}`,
  vue: `
    import { createApp, h } from 'vue'
    const draw = ({ tag, attributes = {}, text, children = [] }) => h(tag, attributes, [...(text === undefined ? [] : [text]), ...children.map(draw)])
    createApp({ render: () => window.drawn.map(draw) }).mount('#app')
    ${mounted}`,
  svelte: `
    import { mount } from 'svelte'
    import Tree from './Tree.svelte'
    mount(Tree, { target: document.getElementById('app'), props: { nodes: window.drawn } })
    ${mounted}`,
  lit: `
    import { LitElement, html, svg } from 'lit'
    const voids = /^(?:img|input|source|track|embed|area|link|meta)$/
    const made = new Map()
    const draw = (node) => {
      const { tag, attributes = {}, text, children = [] } = node
      const names = Object.keys(attributes)
      const key = JSON.stringify([tag, names, text !== undefined, children.length])
      if (!made.has(key)) {
        const strings = []
        let last = '<' + tag
        for (const name of names) { strings.push(last + ' ' + name + '="'); last = '"' }
        last += '>'
        if (text !== undefined) { strings.push(last); last = '' }
        for (const _ of children) { strings.push(last); last = '' }
        strings.push(last + (voids.test(tag) ? '' : '</' + tag + '>'))
        made.set(key, Object.assign(strings, { raw: strings }))
      }
      const inSvg = /^(?:title|desc|text|use|image|rect|path)$/.test(tag)
      return (inSvg ? svg : html)(made.get(key), ...names.map((name) => attributes[name]), ...(text === undefined ? [] : [text]), ...children.map(draw))
    }
    // One component for each, as a page of web components has it: every part in a shadow of its own, and a page within a shadow besides.
    class OnePart extends LitElement {
      static properties = { node: { attribute: false } }
      render() { return draw(this.node) }
    }
    customElements.define('one-part', OnePart)
    class WholePage extends LitElement {
      render() { return html\`\${window.drawn.map((node) => html\`<one-part .node=\${node}></one-part>\`)}\` }
    }
    customElements.define('whole-page', WholePage)
    const page = document.createElement('whole-page')
    document.getElementById('app').append(page)
    await0()
    async function await0() {
      await page.updateComplete
      await Promise.all([...page.shadowRoot.querySelectorAll('one-part')].map((each) => each.updateComplete))
      ${mounted}
    }`,
}

const svelteTree = `
<script>
  import Tree from './Tree.svelte'
  let { nodes } = $props()
</script>
{#each nodes as node}
  {#if node.text === undefined && !node.children}
    <svelte:element this={node.tag} {...node.attributes ?? {}}></svelte:element>
  {:else}
    <svelte:element this={node.tag} {...node.attributes ?? {}}>{node.text ?? ''}<Tree nodes={node.children ?? []} /></svelte:element>
  {/if}
{/each}
`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
const voids = /^(?:img|input|source|track|embed|area)$/

function markup({ tag, attributes = {}, text, children = [] }: Drawn): string {
  const head = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
  return voids.test(tag)
    ? `<${tag}${head}>`
    : `<${tag}${head}>${escaped(text ?? '')}${children.map(markup).join('')}</${tag}>`
}
