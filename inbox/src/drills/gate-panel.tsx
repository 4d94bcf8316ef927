import type { DrillGate } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { drillsQuery } from '../sync/drill-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { toast } from '../ui/toaster.tsx'

/** Whether the assistant is on, and whether it has been seen to reach a person as it is now. */
export function GatePanel({ gate, hasOwn }: { gate: DrillGate; hasOwn: boolean }) {
  const desk = useDesk()
  const queries = useQueryClient()
  const { role } = useSession().agent
  const [switching, setSwitching] = useState(false)
  const on = gate.assistant === 'live'
  const Mark = gate.met ? CircleCheck : CircleDashed

  const put = async (assistant: DrillGate['assistant']) => {
    setSwitching(true)
    try {
      await callApi('putWorkspace', { body: { assistant } })
      toast('plain', assistant === 'live' ? 'The assistant answers' : 'People answer everything', '')
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The assistant is as it was', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      await queries.invalidateQueries({ queryKey: drillsQuery.queryKey })
      setSwitching(false)
    }
  }

  return (
    <section
      aria-label="The assistant"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface px-4 py-3"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="flex items-center gap-2 font-semibold">
          The assistant <Chip tone={on ? 'green' : 'amber'}>{on ? 'live' : 'off'}</Chip>
        </h3>
        <p className="text-text-2">
          {on ? 'It answers first.' : 'Every conversation goes straight to people.'}{' '}
          {gate.met ? '' : on ? 'Once off, it stays off until a drill of yours passes.' : needed(hasOwn)}
        </p>
        <p className="mt-1 flex items-start gap-1.5">
          <Mark size={14} aria-hidden className={gate.met ? 'mt-0.75 text-green-text' : 'mt-0.75 text-text-3'} />
          <span>{proofWords(gate, desk.now())}</span>
        </p>
      </div>
      {role === 'admin' &&
        (on ? (
          <Button disabled={switching} onClick={() => void put('off')}>
            Switch the assistant off
          </Button>
        ) : (
          <Button look="primary" disabled={switching || !gate.met} onClick={() => void put('live')}>
            Switch the assistant on
          </Button>
        ))}
    </section>
  )
}

const needed = (hasOwn: boolean): string =>
  hasOwn
    ? 'To switch it on, run yours until one that must reach a person passes.'
    : 'To switch it on, write a drill that must reach a person, and run it.'

function proofWords({ met, reachedAt }: DrillGate, now: number): string {
  if (met && reachedAt)
    return `A drill of yours reached a person with what it knows now (${whenWords(Date.parse(reachedAt), now)}).`
  if (reachedAt) return 'Articles, playbooks or policy have changed since a drill of yours last reached a person.'
  return 'No drill of yours has reached a person yet.'
}
