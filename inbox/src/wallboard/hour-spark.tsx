import type { Wallboard } from '@baton/protocol'

/** The last hour by five minutes: bars for who arrived, a line for who was accepted. */
export function HourSpark({
  hour,
  width = 168,
  height = 36,
}: {
  hour: Wallboard['lastHour']
  width?: number
  height?: number
}) {
  const most = Math.max(1, ...hour.flatMap(({ arrived, accepted }) => [arrived, accepted]))
  const step = width / Math.max(1, hour.length)
  const y = (count: number) => height - 2 - (count / most) * (height - 6)
  const total = (of: 'arrived' | 'accepted') => hour.reduce((sum, slot) => sum + slot[of], 0)
  const points = hour.map(({ accepted }, i) => `${(i + 0.5) * step},${y(accepted)}`).join(' ')
  const words = `In the last hour ${total('arrived')} arrived and ${total('accepted')} were accepted`
  return (
    <figure className="min-w-0">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={words}
        className="max-w-full"
      >
        {hour.map(({ at, arrived }, i) => (
          <rect
            key={at}
            x={i * step + 1.5}
            y={y(arrived)}
            width={Math.max(1, step - 3)}
            height={height - 1 - y(arrived)}
            rx="1.5"
            fill="var(--line-strong)"
          />
        ))}
        <polyline points={points} fill="none" stroke="var(--green)" strokeWidth="2" strokeLinejoin="round" />
      </svg>
      <figcaption aria-hidden className="text-11 text-text-3 tabular-nums">
        last hour: <span className="font-medium text-text-2">{total('arrived')}</span> arrived,{' '}
        <span className="font-medium text-green-text">{total('accepted')}</span> accepted
      </figcaption>
    </figure>
  )
}
