import { useEffect, useRef } from 'react'
import { shownRows } from '../sync/take-frame.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { createSetting } from '../ui/setting.ts'
import { desktopNotes, type MentionSeen } from './desktop-notes.ts'

/** Whether this browser may tell the desktop of what is new. Nobody is asked before they say so. */
export const desktop = createSetting('baton.desktop', ['off', 'on'])

/** What the browser allows: asked for in a click, never on its own. */
export type Allowed = NotificationPermission | 'unknown'
export const allowed = (): Allowed => (typeof Notification === 'undefined' ? 'unknown' : Notification.permission)

/** Switches it on, asking the browser where it has not been asked. False where it says no. */
export async function askForDesktop(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false
  const answer =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission
  desktop.set(answer === 'granted' ? 'on' : 'off')
  return answer === 'granted'
}

/** Tells the desktop of offers, customers' words and mentions, where the tab cannot be seen. */
export function useDesktopNotes(
  mentions: readonly MentionSeen[] | undefined,
  onOpen: (conversationId: string, messageId: string | null) => void,
): void {
  const desk = useDesk()
  const loaded = useDeskState((state) => state.loaded)
  const rows = useDeskState(shownRows)
  const on = desktop.use() === 'on'
  const before = useRef<Parameters<typeof desktopNotes>[0]>(null)
  const open = useRef(onOpen)
  useEffect(() => {
    open.current = onOpen
  }, [onOpen])

  useEffect(() => {
    if (!loaded || !mentions) return
    const notes = desktopNotes(before.current, { rows, mentions }, desk.me.id)
    before.current = { rows, mentions: new Set(mentions.map(({ key }) => key)) }
    if (!on || document.visibilityState === 'visible' || allowed() !== 'granted') return
    for (const { tag, title, body, conversationId, messageId } of notes) {
      const shown = new Notification(title, { body, tag, icon: '/inbox/icon.svg' })
      shown.addEventListener('click', () => {
        window.focus()
        shown.close()
        open.current(conversationId, messageId ?? null)
      })
    }
  }, [loaded, rows, mentions, desk.me.id, on])
}
