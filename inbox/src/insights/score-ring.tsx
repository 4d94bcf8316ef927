const sizes = {
  large: { box: 132, radius: 56, width: 12 },
  small: { box: 20, radius: 8, width: 3 },
} as const

/** A score of 100 as a ring. `lost` is what it is worth less, drawn as a lighter piece at its end. What stands beside it says the same in words. */
export function ScoreRing({ score, lost = 0, size }: { score: number; lost?: number; size: keyof typeof sizes }) {
  const { box, radius, width } = sizes[size]
  const round = 2 * Math.PI * radius
  const arc = (share: number) => `${(round * Math.max(0, Math.min(100, share))) / 100} ${round}`
  const circle = { cx: box / 2, cy: box / 2, r: radius, fill: 'none', strokeWidth: width }
  return (
    <svg width={box} height={box} viewBox={`0 0 ${box} ${box}`} aria-hidden className="shrink-0 -rotate-90">
      <circle {...circle} className="stroke-sunken" />
      <circle {...circle} strokeDasharray={arc(score)} className="stroke-accent opacity-35" />
      <circle {...circle} strokeDasharray={arc(score - lost)} className="stroke-accent" />
    </svg>
  )
}
