import { block, type ConversationRow, type TrailEntry } from '@baton/protocol'
import { useState } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import type { CaptureOnWire } from '../sync/capture-on-wire.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { frozenWords } from './capture-words.ts'
import { placeTargets, type Placed } from './on-picture.ts'
import { PageStage, type Zoom } from './page-stage.tsx'
import { PointPanel, type Pointing } from './point-panel.tsx'
import { pathOf } from './trail-words.ts'

/** The page large, to look at closely; whoever holds the conversation points from here. */
export function PageDialog({
  row,
  capture,
  captureId,
  live,
  movedOn,
  mine,
  trail,
  now,
  onStop,
  onClose,
}: {
  row: ConversationRow
  capture: CaptureOnWire
  /** The stored capture; null while the page is followed live. */
  captureId: string | null
  live: boolean
  movedOn: boolean
  mine: boolean
  trail: readonly TrailEntry[]
  now: number
  onStop: () => void
  onClose: () => void
}) {
  const desk = useDesk()
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const targets = placeTargets(capture)
  const chosen = targets.find(({ id }) => id === chosenId) ?? null
  const who = firstName(row)
  const pointing: Pointing = movedOn ? 'moved-on' : targets.length === 0 ? 'nothing-there' : 'possible'

  const point = async (target: Placed, note: string) => {
    const words = note.trim()
    const done = await desk.point(row, {
      ...(captureId === null ? {} : { captureId }),
      node: target.id,
      ...(words ? { note: words } : {}),
      ...(target.label && !target.label.includes(block) ? { label: target.label } : {}),
    })
    if (!done) return
    setChosenId(null)
    toast('plain', `${capital(who)} sees it now`, 'A ring on their page, with your name and the note.')
  }
  const offer = async (url: string, label: string) => {
    const done = await desk.point(row, { url, label: label.trim() })
    if (done) toast('plain', `${capital(who)} was offered the page`, 'They open it, or they do not.')
    return done
  }

  return (
    <Dialog
      title={capture.title || pathOf(capture.url)}
      about={
        <span className="block truncate">
          {live ? <LiveWords who={who} masked={capture.masked} /> : frozenWords(capture, now)}
          <span className="text-text-3"> · {capture.url}</span>
        </span>
      }
      width="full"
      tools={
        <>
          {live && (
            <Button className="text-red-text" onClick={onStop}>
              Stop following
            </Button>
          )}
          <ZoomSwitch zoom={zoom} onZoom={setZoom} />
        </>
      }
      onClose={onClose}
    >
      <div className="flex h-full flex-col desk:flex-row">
        <PageStage
          capture={capture}
          name={`Page of ${who}`}
          zoom={zoom}
          targets={mine && pointing === 'possible' ? targets.filter(({ inView }) => inView) : []}
          chosenId={chosenId}
          onChoose={setChosenId}
        />
        {mine && (
          <PointPanel
            key={chosenId ?? 'none'}
            who={who}
            pointing={pointing}
            targets={targets}
            chosen={chosen}
            trail={trail}
            onChoose={setChosenId}
            onPoint={point}
            onOffer={offer}
          />
        )}
      </div>
    </Dialog>
  )
}

function LiveWords({ who, masked }: { who: string; masked: number }) {
  return (
    <>
      <span className="font-semibold text-red-text">Live</span> · as {who} sees it now · {masked} masked
    </>
  )
}

function ZoomSwitch({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const choices = [
    ['fit', 'Fit'],
    ['actual', '100 %'],
  ] as const
  return (
    <fieldset aria-label="Size" className="flex rounded-control border border-line p-px">
      {choices.map(([value, words]) => (
        <button
          key={value}
          type="button"
          aria-pressed={zoom === value}
          onClick={() => onZoom(value)}
          className={classes(
            'h-7.5 rounded-control px-2 text-11 font-medium tabular-nums',
            zoom === value ? 'bg-selected text-text' : 'text-text-2 hover:bg-hover',
          )}
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
