import type { HandoffHealth } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { minutesWords } from '../levels/words.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { fillOf, Mark } from './mark.tsx'
import { chosenWords, shareLines, shareOf, timeLines, type Chosen } from './words.ts'

const both = ['warm', 'cold'] as const

export interface SideBySideProps {
  health: HandoffHealth
  chosen: Chosen | null
  onOpen: (chosen: Chosen) => void
}

/** What became of warm handoffs, and of cold ones, under each other on one scale. */
export function SideBySide({ health, chosen, onOpen }: SideBySideProps) {
  return (
    <Panel
      title="What became of them"
      about="Warm handoffs may be the easier ones: this compares, it does not prove."
      aside={
        <span aria-hidden className="flex items-center gap-3 text-11 text-text-3">
          <Mark of="warm" />
          <Mark of="cold" />
        </span>
      }
    >
      <div className="grid gap-x-8 gap-y-5 desk:grid-cols-2 wide:grid-cols-3">
        {shareLines.map(({ key, name, about, fate, share }) => (
          <Figure key={key} name={name} about={about}>
            {both.map((arrived) => {
              const counted = share(health[arrived])
              const next = { arrived, fate }
              return (
                <Line
                  key={arrived}
                  of={arrived}
                  part={shareOf(counted) ?? 0}
                  value={shareWords(shareOf(counted))}
                  detail={counted.of === 0 ? 'none yet' : `${counted.count} of ${counted.of}`}
                  open={chosen !== null && chosenWords(chosen) === chosenWords(next)}
                  onOpen={counted.count > 0 ? () => onOpen(next) : undefined}
                  about={chosenWords(next)}
                />
              )
            })}
          </Figure>
        ))}
        {timeLines.map(({ key, name, about }) => {
          const most = Math.max(...both.map((arrived) => health[arrived][key].slowTenthMinutes ?? 0), 0.1)
          return (
            <Figure
              key={key}
              name={name}
              about={`${about} The bar is the middle: half took no longer. The line reaches to what nine in ten did not exceed.`}
            >
              {both.map((arrived) => {
                const { of, medianMinutes, slowTenthMinutes } = health[arrived][key]
                return (
                  <Line
                    key={arrived}
                    of={arrived}
                    part={(medianMinutes ?? 0) / most}
                    whisker={(slowTenthMinutes ?? 0) / most}
                    value={minutesWords(medianMinutes)}
                    detail={of === 0 ? 'none yet' : `9 in 10: ${minutesWords(slowTenthMinutes)}`}
                  />
                )
              })}
            </Figure>
          )
        })}
      </div>
    </Panel>
  )
}

function Figure({ name, about, children }: { name: string; about: string; children: React.ReactNode }) {
  return (
    <section aria-label={name} className="min-w-0">
      <header className="flex items-center gap-2">
        <h4 className="flex-1 font-medium">{name}</h4>
        <WhyNote about={name}>
          <p>{about}</p>
        </WhyNote>
      </header>
      <div className="mt-1 flex flex-col gap-0.5">{children}</div>
    </section>
  )
}

interface LineProps {
  of: 'warm' | 'cold'
  /** 0..1 of the whole width. */
  part: number
  /** How far the line reaches beyond the bar. */
  whisker?: number
  value: string
  detail: string
  about?: string
  open?: boolean
  onOpen?: (() => void) | undefined
}

function Line({ of, part, whisker, value, detail, about, open = false, onOpen }: LineProps) {
  return (
    <div className="flex min-h-8 items-center gap-2" data-of={of}>
      <span className="sr-only">{of}: </span>
      <span aria-hidden className="relative h-3 min-w-0 flex-1 rounded-chip bg-sunken">
        {whisker !== undefined && whisker > 0 && (
          <span className="absolute top-1/2 left-0 h-px bg-text-3" style={{ width: `${whisker * 100}%` }} />
        )}
        {part > 0 && (
          <span
            className={classes(
              'absolute inset-y-0 left-0 min-w-1 rounded-chip',
              of === 'cold' && 'bg-surface',
              fillOf(of),
            )}
            style={{ width: `${part * 100}%` }}
          />
        )}
      </span>
      <span className="w-13 shrink-0 text-right font-medium tabular-nums">{value}</span>
      <span className="w-22 shrink-0 text-11 text-text-3 tabular-nums">
        {onOpen ? (
          <Button
            look="ghost"
            aria-expanded={open}
            aria-label={`${detail}: ${about}`}
            onClick={onOpen}
            className="-ml-3"
          >
            <span className="text-11 underline decoration-line-strong underline-offset-2">{detail}</span>
          </Button>
        ) : (
          detail
        )}
      </span>
    </div>
  )
}
