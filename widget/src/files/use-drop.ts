import { useEffect, useState } from 'preact/hooks'

/** True while files are dragged over the chat; dropped anywhere in it, they are given on, and never opened in its place. */
export function useDrop(add: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      add([...(event.dataTransfer?.files ?? [])])
    }
    const ways = [
      ['dragenter', drag],
      ['dragover', drag],
      ['dragleave', leave],
      ['drop', drop],
    ] as const
    for (const [name, run] of ways) addEventListener(name, run)
    return () => {
      for (const [name, run] of ways) removeEventListener(name, run)
    }
  }, [add])
  return over
}
