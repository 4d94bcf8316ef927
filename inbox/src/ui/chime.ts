import { createSetting } from './setting.ts'

/** Whether an offer may be heard. */
export const sound = createSetting('baton.sound', ['on', 'off'])

/** Two soft tones, once. Silent where the browser wants a click first, or where sound is off. */
export function chime(): void {
  if (sound.get() === 'off' || typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  if (audio.state === 'suspended') return void audio.close()
  const start = audio.currentTime
  for (const [index, pitch] of [659, 880].entries()) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const at = start + index * 0.13
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.08, at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + 0.4)
  }
  setTimeout(() => void audio.close(), 1000)
}
