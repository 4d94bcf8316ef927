import type { Hours } from '@baton/protocol'
import { dayNames, stretchText } from './work-text.ts'

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The hours of a week as seven bars of a day each, with the same in words for who cannot see them. */
export function WeekPicture({ days }: { days: Hours['days'] }) {
  return (
    <div>
      <ul className="flex flex-col gap-1" aria-label="Hours of the week">
        {dayNames.map((name, i) => {
          const open = days.filter(({ day }) => day === i + 1)
          return (
            <li key={name} className="grid grid-cols-[28px_minmax(0,1fr)] items-center gap-2">
              <span aria-hidden className="text-11 text-text-3">
                {name.slice(0, 2)}
              </span>
              <span className="sr-only">
                {name}: {open.length > 0 ? stretchText(open) : 'closed'}
              </span>
              <span
                aria-hidden
                title={open.length > 0 ? stretchText(open) : 'closed'}
                className="relative h-3.5 rounded-chip bg-sunken"
              >
                {open.map(({ from, to }) => (
                  <span
                    key={from}
                    className="absolute inset-y-0 rounded-chip bg-accent"
                    style={{ left: `${minutes(from) / 14.4}%`, width: `${(minutes(to) - minutes(from)) / 14.4}%` }}
                  />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      <div aria-hidden className="mt-1 ml-9 flex justify-between text-11 text-text-3 tabular-nums">
        {['0', '6', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  )
}
