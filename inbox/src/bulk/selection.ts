import { createStore } from '../sync/store.ts'

/** The conversations that were selected, in the order in which they were, and the one from which a range goes on. */
export interface Selection {
  ids: ReadonlySet<string>
  anchor: string | null
}

const nothing: Selection = { ids: new Set(), anchor: null }

/** As many as one deed is done with. */
export const mostSelected = 1000

export const selection = createStore<Selection>(nothing)

export const clearSelection = (): void => selection.set(() => nothing)

export const selectAll = (ids: readonly string[]): void =>
  selection.set(() => ({ ids: new Set(ids.slice(0, mostSelected)), anchor: null }))

/** Selects it, or no longer. With `through`, everything from the last one to it, in the order of `shown`. */
export function select(id: string, through: boolean, shown: readonly string[]): void {
  selection.set((before) => selected(before, id, through, shown))
}

export function selected(before: Selection, id: string, through: boolean, shown: readonly string[]): Selection {
  const ids = new Set(before.ids)
  const [from, to] = [before.anchor === null ? -1 : shown.indexOf(before.anchor), shown.indexOf(id)]
  if (through && from >= 0 && to >= 0) {
    for (const each of shown.slice(Math.min(from, to), Math.max(from, to) + 1))
      if (ids.size < mostSelected) ids.add(each)
    return { ids, anchor: id }
  }
  if (!ids.delete(id) && ids.size < mostSelected) ids.add(id)
  return { ids, anchor: id }
}

/** The rows on the screen, from top to bottom. */
export const shownIds = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-queue] [data-row]')].flatMap(({ dataset }) => dataset['row'] ?? [])
