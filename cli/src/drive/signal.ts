/** Something that several wait on: whoever changes the state says so, and everybody looks again. */
export interface Signal {
  changed(): void
  /** True as soon as it holds, false when it has not for so long. Milliseconds. */
  until(holds: () => boolean, patienceMs: number): Promise<boolean>
}

export function createSignal(): Signal {
  const looking = new Set<() => void>()
  return {
    changed() {
      for (const look of looking) look()
    },
    until(holds, patienceMs) {
      if (holds()) return Promise.resolve(true)
      return new Promise((resolve) => {
        const end = (held: boolean) => {
          clearTimeout(timer)
          looking.delete(look)
          resolve(held)
        }
        const look = () => {
          if (holds()) end(true)
        }
        const timer = setTimeout(() => end(false), patienceMs)
        looking.add(look)
      })
    },
  }
}
