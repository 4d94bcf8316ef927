import { fillSnippet, type ConversationRow, type Snippet } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { snippetsQuery } from '../sync/snippet-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { findSnippets, snippetCall, type SnippetCall } from './snippet-menu.ts'

export interface SnippetsHere {
  /** What is offered now; null where none is asked for. */
  offered: { call: SnippetCall; snippets: readonly Snippet[]; at: number; loading: boolean; none: boolean } | null
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean
  /** The words or the caret are others. */
  look(text: string, caret: number): void
  /** Asks for a snippet where the caret stands. */
  ask(): void
  choose(snippet: Snippet): void
  move(at: number): void
  close(): void
}

/** Snippets in a box: a slash or a semicolon opens the list, arrows choose, Enter or Tab puts it in its place with what is known filled in. */
export function useSnippets(
  box: RefObject<HTMLTextAreaElement | null>,
  row: ConversationRow,
  change: (text: string) => void,
): SnippetsHere {
  const desk = useDesk()
  const [call, setCall] = useState<SnippetCall | null>(null)
  const [at, setAt] = useState(0)
  const all = useQuery({ ...snippetsQuery, enabled: call !== null })
  const known = all.data?.snippets ?? []
  const snippets = call ? findSnippets(known, call.query) : []
  // A slash that begins nothing is a slash, and the list is not in the way.
  const shown = call !== null && (snippets.length > 0 || call.query === '')
  const index = Math.max(0, Math.min(at, snippets.length - 1))
  const look = (text: string, caret: number) => {
    const next = snippetCall(text, caret)
    setCall(next)
    if (next?.query !== call?.query) setAt(0)
  }

  const choose = (snippet: Snippet) => {
    const it = box.current
    if (!it || !call) return
    const customer = row.customer.name ?? null
    const agent = desk.me.name ?? null
    const words = fillSnippet(snippet.body, {
      'customer.name': customer,
      'customer.firstName': firstWord(customer),
      'agent.name': agent,
      'agent.firstName': firstWord(agent),
      reference: row.id,
    })
    const next = it.value.slice(0, call.from) + words + it.value.slice(call.to)
    const caret = call.from + words.length
    setCall(null)
    change(next)
    requestAnimationFrame(() => {
      it.focus()
      it.setSelectionRange(caret, caret)
    })
  }

  return {
    offered: shown
      ? { call, snippets, at: index, loading: all.isPending, none: all.isSuccess && known.length === 0 }
      : null,
    look,
    choose,
    move: setAt,
    close: () => setCall(null),
    ask() {
      const it = box.current
      if (!it) return
      const before = it.value.slice(0, it.selectionStart)
      const mark = before === '' || /\s$/.test(before) ? '/' : ' /'
      const next = before + mark + it.value.slice(it.selectionEnd)
      const caret = before.length + mark.length
      change(next)
      look(next, caret)
      requestAnimationFrame(() => {
        it.focus()
        it.setSelectionRange(caret, caret)
      })
    },
    onKeyDown(event) {
      if (!shown || event.nativeEvent.isComposing) return false
      if (event.key === 'Escape') setCall(null)
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setAt((index + step + snippets.length) % Math.max(1, snippets.length))
      } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && snippets[index]) {
        choose(snippets[index])
      } else return false
      event.preventDefault()
      return true
    },
  }
}

const firstWord = (name: string | null) => name?.trim().split(/\s+/)[0] ?? null
