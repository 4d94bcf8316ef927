import { useEffect, useState } from 'preact/hooks'
import type { Chat, ChatState } from '../live/chat.ts'

/** The state of the chat, drawn anew with each change. */
export function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state)
  useEffect(() => {
    setState(chat.state())
    return chat.watch(() => setState(chat.state()))
  }, [chat])
  return state
}

/** The time to the nearest quarter of a minute: waits run down, days turn. Milliseconds since the epoch. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}

/** The tab is in front. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setVisible(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}

/** True once it has been true for so many milliseconds: what mends itself at once is not worth a line. */
export function useLasting(value: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return lasting && value
}
