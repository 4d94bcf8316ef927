import type { DrillRow as Row } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronRight, CircleCheck, CircleDashed, CircleX, Pencil, Play, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { drillsQuery } from '../sync/drill-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { whenWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toaster.tsx'
import { DrillResultView } from './drill-result.tsx'
import { endWords, languageWords, personaWords } from './words.ts'

/** One drill: how it went when it was last played, and the conversation once it is opened. */
export function DrillRow({
  drill,
  open,
  busy,
  onOpen,
  onRun,
  onEdit,
}: {
  drill: Row
  open: boolean
  busy: boolean
  onOpen: (open: boolean) => void
  onRun: () => void
  onEdit: () => void
}) {
  const id = useId()
  const desk = useDesk()
  const queries = useQueryClient()
  const { name, story, last, source, persona, language } = drill

  const remove = async () => {
    try {
      await callApi('deleteDrill', { params: { name } })
      toast('plain', `${name} is removed`, '')
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', `${name} is still there`, `${error.problem.title}. ${error.problem.next}`)
    }
    await queries.invalidateQueries({ queryKey: drillsQuery.queryKey })
  }

  return (
    <li className="border-t border-line first:border-t-0 last:overflow-hidden last:rounded-b-card" data-drill={name}>
      <div className="flex items-center gap-1 pr-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
          className="flex min-h-12 min-w-0 flex-1 items-start gap-2.5 py-2 pl-4 text-left outline-offset-[-2px] hover:bg-hover"
        >
          <Mark last={last} />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium break-all">{name}</span>
              <Chip>{languageWords(language)}</Chip>
              {persona && <Chip>{personaWords(persona)}</Chip>}
              <Chip>{drill.handedOff === 'never' ? 'never a person' : 'a person'}</Chip>
            </span>
            <span lang={language} className="block text-text-2">
              {story}
            </span>
          </span>
          <ChevronRight
            size={16}
            aria-hidden
            className={classes(
              'mt-0.5 shrink-0 text-text-3 transition-transform duration-[120ms]',
              open && 'rotate-90',
            )}
          />
        </button>
        <IconButton label={`Run ${name}`} disabled={busy} onClick={onRun}>
          <Play size={14} aria-hidden />
        </IconButton>
      </div>
      {open && (
        <div id={id} className="border-t border-line bg-canvas px-4 py-3">
          {last ? (
            <>
              <p className="mb-2 text-11 text-text-3">
                Played {whenWords(Date.parse(last.at), desk.now())}. {endWords(last)}.
              </p>
              <DrillResultView runId={last.runId} name={name} source={source} language={language} />
            </>
          ) : (
            <p className="text-text-2">Not played yet. Run it to see the conversation here.</p>
          )}
          {source === 'own' && (
            <p className="mt-3 flex gap-2">
              <Button onClick={onEdit}>
                <Pencil size={14} aria-hidden /> Edit
              </Button>
              <Button look="ghost" onClick={() => void remove()}>
                <Trash2 size={14} aria-hidden /> Remove
              </Button>
            </p>
          )}
        </div>
      )}
    </li>
  )
}

function Mark({ last }: { last: Row['last'] }) {
  if (!last) return <Icon Of={CircleDashed} label="not played" look="text-text-3" />
  return last.passed ? (
    <Icon Of={CircleCheck} label="passed" look="text-green-text" />
  ) : (
    <Icon Of={CircleX} label="failed" look="text-red-text" />
  )
}

function Icon({ Of, label, look }: { Of: typeof CircleCheck; label: string; look: string }) {
  return (
    <span className={classes('mt-0.5 shrink-0', look)}>
      <Of size={16} aria-hidden />
      <span className="sr-only">{label}: </span>
    </span>
  )
}
