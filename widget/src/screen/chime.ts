let context: AudioContext | null = null

/** Two short notes, made here: nothing is loaded. Silent where the browser wants the customer to have touched the page first. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    if (context.state !== 'running') void context.resume().catch(() => {})
    const from = context.currentTime
    for (const [after, pitch] of [
      [0, 660],
      [0.11, 880],
    ] as const) {
      const [note, volume] = [context.createOscillator(), context.createGain()]
      note.frequency.value = pitch
      volume.gain.setValueAtTime(0, from + after)
      volume.gain.linearRampToValueAtTime(0.09, from + after + 0.015)
      volume.gain.exponentialRampToValueAtTime(0.0001, from + after + 0.22)
      note.connect(volume).connect(context.destination)
      note.start(from + after)
      note.stop(from + after + 0.24)
    }
  } catch {
    // No sound is no fault.
  }
}
