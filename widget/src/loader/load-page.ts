import type * as PageScript from '../page/main.ts'

/** The file that looks at pages, as it was built beside this one: its name holds its content. */
declare const PAGE_SCRIPT: string

let loading: Promise<typeof PageScript> | null = null

/** Loads it once; where that failed, again at the next call. */
export function loadPage(origin: string): Promise<typeof PageScript> {
  loading ??= (import(/* @vite-ignore */ origin + PAGE_SCRIPT) as Promise<typeof PageScript>).catch(
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}
