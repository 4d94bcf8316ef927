import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Wallboard, WallboardCase } from '@baton/protocol'
import { Tv } from 'lucide-react'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { Alarms } from './alarms.tsx'
import { ForecastPanel } from './forecast-panel.tsx'
import { HandsContext, NoRoomDialog, PendingGift } from './giving.tsx'
import { lanesOf } from './lanes.ts'
import { OpenIncidents } from './open-incidents.tsx'
import { TeamLane } from './team-lane.tsx'
import { Totals } from './totals.tsx'
import { TvBoard } from './tv-board.tsx'
import { useGive } from './use-give.ts'
import { useLiveBoard } from './use-live-board.ts'

/** The desk as it is now: who waits, who is there, what needs somebody; and a case goes to whom it is dragged. */
export function WallboardScreen() {
  const { tv = false } = useSearch({ from: '/wallboard' })
  const navigate = useNavigate({ from: '/wallboard' })
  const show = (on: boolean) => void navigate({ search: on ? { tv: true } : {} })
  const onTv = () => {
    show(true)
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  return (
    <PlaceFrame
      broad
      tools={
        <Button onClick={onTv}>
          <Tv size={14} aria-hidden /> <span className="max-desk:sr-only">Full screen</span>
        </Button>
      }
    >
      <Body tv={tv} onLeaveTv={() => show(false)} />
    </PlaceFrame>
  )
}

function Body({ tv, onLeaveTv }: { tv: boolean; onLeaveTv: () => void }) {
  const desk = useDesk()
  const now = useNow(desk.now, 1000)
  const { board, forecast } = useLiveBoard()
  const giving = useGive()
  const [dragged, setDragged] = useState<WallboardCase | null>(null)
  /** While somebody drags, nothing moves under their pointer: the board stands as it was when they began. */
  const [kept, keep] = useState<Wallboard | undefined>()
  const names = useBoardNames(board.data)
  if (board.isPending) return <PanelsLoading label="Looking at the desk" heights={[96, 56, 140, 140]} />
  if (!board.data)
    return <LoadError what="The desk could not be looked at" error={board.error} onAgain={() => void board.refetch()} />
  if (tv) return <TvBoard board={board.data} now={now} names={names} onLeave={onLeaveTv} />
  const drag = (it: WallboardCase | null) => {
    keep(it ? board.data : undefined)
    setDragged(it)
  }
  const shown = kept ?? board.data
  return (
    <HandsContext value={{ ...giving, dragged, drag }}>
      <div className="flex flex-col gap-3" data-ready data-wallboard>
        <Totals board={shown} now={now} />
        <OpenIncidents now={now} />
        <Alarms board={shown} names={names} now={now} />
        {lanesOf(shown).map((team) => (
          <TeamLane key={team.team} team={team} board={shown} now={now} agent={names.agent} />
        ))}
        {forecast.data && <ForecastPanel forecast={forecast.data} names={names} now={now} />}
        <PendingGift />
        <NoRoomDialog />
      </div>
    </HandsContext>
  )
}

function useBoardNames(board: Wallboard | undefined) {
  const nameOf = useNames()
  return {
    agent: (id: string) => board?.people.find(({ agentId }) => agentId === id)?.name ?? nameOf(id),
    team: (id: string) => board?.teams.find(({ team }) => team === id)?.name ?? id,
  }
}
