import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { keySheet } from './key-deed.ts'

/** All keys at a glance. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="Keys"
      about="While you write, none of them works: then Alt+A accepts an offer and Alt+D declines it."
      width="broad"
      onClose={onClose}
    >
      <dl className="grid gap-x-6 gap-y-1.5 desk:grid-cols-2">
        {keySheet.map(({ keys, does }) => (
          <div key={does} className="flex items-center gap-2">
            <dt className="flex w-16 shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
