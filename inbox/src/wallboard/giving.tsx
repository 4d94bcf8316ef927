import type { WallboardCase } from '@baton/protocol'
import { createContext, use, useState, type DragEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Ring } from '../ui/ring.tsx'
import { useNow } from '../ui/use-now.ts'
import { undoMs, type Giving, type Receiver } from './use-give.ts'

/** What is dragged over the board now, and what becomes of it. */
interface Hands extends Giving {
  dragged: WallboardCase | null
  drag(what: WallboardCase | null): void
}

export const HandsContext = createContext<Hands | null>(null)

export function useHands(): Hands {
  const hands = use(HandsContext)
  if (!hands) throw new Error('useHands is called outside of a board')
  return hands
}

/** What makes a case one that can be dragged. */
export function useDraggable(what: WallboardCase) {
  const { drag } = useHands()
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', what.conversationId)
      drag(what)
    },
    onDragEnd: () => drag(null),
  }
}

/** What makes a person or a team one that a case can be dropped on. */
export function useDropOn(to: Receiver | null) {
  const { dragged, drag, give } = useHands()
  const [over, setOver] = useState(false)
  const takes = to !== null && dragged !== null && !(to.kind === 'agent' && dragged.agentId === to.id)
  return {
    over: over && takes,
    invites: takes,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!takes) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        event.preventDefault()
        setOver(false)
        if (takes && dragged) give(dragged, to)
        drag(null)
      },
    },
  }
}

/** What is about to be given, with the time to undo it. */
export function PendingGift() {
  const { pending, undo } = useHands()
  const now = useNow(Date.now, 100)
  if (!pending) return null
  const left = Math.max(0, pending.at - now) / undoMs
  return (
    <output
      data-giving
      className="fixed inset-x-3 bottom-3 z-40 mx-auto flex w-fit max-w-full animate-rise items-center gap-3 rounded-card bg-raised py-2 pr-2 pl-3 shadow-float"
    >
      <Ring left={left}>{Math.ceil(left * (undoMs / 1000))}</Ring>
      <p className="min-w-0">
        <bdi className="font-medium">{pending.what.customer ?? 'The visitor'}</bdi> goes to{' '}
        <bdi className="font-medium">{pending.to.name}</bdi>
      </p>
      <Button onClick={undo}>Undo</Button>
    </output>
  )
}

/** Capacity binds the router, not a lead: asked for twice, and said. */
export function NoRoomDialog() {
  const { asking, answer } = useHands()
  if (!asking) return null
  const { what, to } = asking
  return (
    <Dialog
      title={`${to.name} has no room`}
      about={`Given all the same, ${what.customer ?? 'the visitor'}’s case is theirs at once, without being asked. The thread says that they had no room.`}
      onClose={() => answer(false)}
    >
      <form
        className="flex justify-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          answer(true)
        }}
      >
        <Button onClick={() => answer(false)}>Leave it</Button>
        <Button type="submit" look="primary">
          Give it all the same
        </Button>
      </form>
    </Dialog>
  )
}
