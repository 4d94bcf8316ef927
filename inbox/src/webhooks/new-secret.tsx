import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'

/** A secret, the one time that it is shown. */
export function NewSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast('plain', 'The secret is copied', 'Keep it where your server reads its secrets.')
  }
  return (
    <Dialog
      title="The signing secret"
      about="Shown this once. Your server checks with it that what comes is from here, as the Standard Webhooks say."
      onClose={onClose}
    >
      <p className="rounded-control bg-sunken px-3 py-2 break-all" data-secret>
        <code>{secret}</code>
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={() => void copy()}>Copy it</Button>
        <Button look="primary" onClick={onClose}>
          I have it
        </Button>
      </div>
    </Dialog>
  )
}
