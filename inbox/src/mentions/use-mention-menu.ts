import type { AgentRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { namesQuery } from '../sync/mention-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { find } from '../ui/find.ts'
import { mentionCall, type MentionCall } from './mention-menu.ts'

const most = 8

export interface MentionMenu {
  /** Who is offered now; null where nobody is asked for. */
  offered: { people: readonly AgentRow[]; at: number } | null
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean
  /** The words or the caret are others. */
  look(text: string, caret: number): void
  choose(person: AgentRow): void
  move(at: number): void
  close(): void
}

/** Colleagues in a box: `@` opens the list, arrows choose, Enter or Tab puts the name in its place. */
export function useMentionMenu(
  box: RefObject<HTMLTextAreaElement | null>,
  on: boolean,
  change: (text: string) => void,
): MentionMenu {
  const { me } = useDesk()
  const known = useDeskState((state) => state.agents)
  const [call, setCall] = useState<MentionCall | null>(null)
  const [at, setAt] = useState(0)
  const query = call?.query.trim() ?? ''
  // Of a large desk not everybody is known here.
  const named = useQuery({ ...namesQuery(query), enabled: on && query !== '' })
  const all = new Map([...known.values(), ...(named.data ?? [])].map((person) => [person.id, person]))
  all.delete(me.id)
  const people =
    on && call
      ? find(
          [...all.values()].map((person) => ({ id: person.id, title: person.name, about: '', person })),
          query,
          most,
        ).map(({ person }) => person)
      : []
  const index = Math.max(0, Math.min(at, people.length - 1))

  const choose = (person: AgentRow) => {
    const it = box.current
    if (!it || !call) return
    const words = `@${person.name} `
    const next = it.value.slice(0, call.from) + words + it.value.slice(call.to).replace(/^ /, '')
    const caret = call.from + words.length
    setCall(null)
    change(next)
    requestAnimationFrame(() => {
      it.focus()
      it.setSelectionRange(caret, caret)
    })
  }

  return {
    offered: people.length > 0 ? { people, at: index } : null,
    look(text, caret) {
      const next = on ? mentionCall(text, caret) : null
      setCall(next)
      if (next?.query !== call?.query) setAt(0)
    },
    choose,
    move: setAt,
    close: () => setCall(null),
    onKeyDown(event) {
      if (people.length === 0 || event.nativeEvent.isComposing) return false
      if (event.key === 'Escape') setCall(null)
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
        setAt((index + (event.key === 'ArrowDown' ? 1 : -1) + people.length) % people.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && people[index]) choose(people[index])
      else return false
      event.preventDefault()
      return true
    },
  }
}
