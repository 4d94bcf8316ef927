import type { ConversationRow } from '@baton/protocol'
import { Clock3 } from 'lucide-react'
import { useEffect } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { chime } from '../ui/chime.ts'
import { classes } from '../ui/classes.ts'
import { lengthWords, timeWords, whenWords } from '../ui/clock-words.ts'
import { Menu, MenuItem, MenuLabel } from '../ui/menu.tsx'
import { useNow } from '../ui/use-now.ts'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'
import { holdTimes } from './hold-times.ts'

/**
 * Over the box: the word that whoever holds it owes the customer, when it goes to a colleague, and the way to say when one is back. Heard once
 * when it is time. Leads and colleagues read the same.
 */
export function OwedLine({
  row,
  holding,
  onHolding,
}: {
  row: ConversationRow
  holding: boolean
  onHolding: (open: boolean) => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 1000)
  const it = row.attending ?? null
  const mine = row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const nudgedAt = it?.nudgedAt ?? null
  useEffect(() => {
    if (mine && nudgedAt) chime()
  }, [mine, nudgedAt])
  if (!it || row.status !== 'open' || row.holder.kind !== 'agent') return null
  const { head, rest } = owedWords(row, it, mine, now)
  return (
    <section
      aria-label="What is owed"
      data-owed={it.because}
      className={classes(
        'mb-1.5 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 rounded-card border px-3 py-1',
        nudgedAt ? 'border-amber bg-amber-tint' : 'border-line bg-surface',
      )}
    >
      <Clock3 size={14} className={classes('shrink-0', nudgedAt ? 'text-amber-text' : 'text-text-3')} aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{head}</span> <span className="text-text-2 tabular-nums">{rest}</span>
      </p>
      {mine && (
        <Menu
          align="end"
          side="top"
          open={holding}
          onOpenChange={onHolding}
          trigger={
            <Button look="ghost" hint="B">
              Back by …
            </Button>
          }
        >
          <MenuLabel>{capital(firstName(row))} hears that you work on it and are back by</MenuLabel>
          {holdTimes(now).map(({ at, words }) => (
            <MenuItem key={words} onSelect={() => void desk.hold(row, at)} hint={whenWords(at, now)}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      )}
    </section>
  )
}

type Attending = NonNullable<ConversationRow['attending']>

/** What is owed, and what happens when. */
export function owedWords(
  row: ConversationRow,
  it: Attending,
  mine: boolean,
  now: number,
): { head: string; rest: string } {
  const customer = capital(firstName(row))
  const holder = row.holder.kind === 'agent' ? row.holder.name : ''
  const takenBackAt = it.takenBackAt === null ? null : Date.parse(it.takenBackAt)
  const goes =
    takenBackAt === null
      ? ''
      : now >= takenBackAt
        ? 'It goes to a colleague now.'
        : takenBackAt - now > 10 * 60_000
          ? `At ${timeWords(takenBackAt)} it goes to a colleague.`
          : `In ${countdown(takenBackAt - now)} it goes to a colleague.`
  if (it.because === 'hold-over') {
    const by = it.backAt ? whenWords(Date.parse(it.backAt), now) : ''
    const over = it.backAt !== null && now >= Date.parse(it.backAt)
    const who = mine ? 'You' : holder
    return over
      ? { head: `${customer} was told ${by}.`, rest: goes }
      : { head: `${who} said: back by ${by}.`, rest: `It stays with ${mine ? 'you' : holder} until then.` }
  }
  if (it.because === 'no-answer')
    return { head: `${customer} waits for ${mine ? 'your' : 'the'} first word.`, rest: goes }
  const since = row.unansweredSince ? lengthWords(now - Date.parse(row.unansweredSince)) : ''
  return {
    head: `${customer} has waited ${since} for an answer.`,
    rest: it.nudgedAt ? `${mine ? 'You were' : `${holder} was`} reminded, and leads see it.` : '',
  }
}

/** "4:05" */
function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
