/** A face from 1, very unhappy, to 5, very happy. They differ by the mouth and the brows, not by a colour. */
export function Mood({ of }: { of: number }) {
  return (
    <svg class="mood" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <circle cx="14" cy="14" r="11.5" fill="none" stroke="currentColor" stroke-width="1.6" />
      <circle cx="10.2" cy="11.6" r="1.35" fill="currentColor" />
      <circle cx="17.8" cy="11.6" r="1.35" fill="currentColor" />
      <path d={mouths[of - 1]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
    </svg>
  )
}

const mouths = [
  'M8.6 20.2c1.6-3.4 9.2-3.4 10.8 0M7.8 8.3l3 1.3M20.2 8.3l-3 1.3',
  'M9.4 19.3c1.6-2 7.6-2 9.2 0',
  'M9.4 18.3h9.2',
  'M9.4 17.2c1.6 2.2 7.6 2.2 9.2 0',
  'M8.4 16.3c1.4 4.9 9.8 4.9 11.2 0z',
]
