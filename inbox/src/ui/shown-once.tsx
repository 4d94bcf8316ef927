import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { toast } from './toaster.tsx'

/** A secret, the one time that it is shown. */
export function ShownOnce({
  title,
  about,
  copied,
  secret,
  onClose,
}: {
  title: string
  about: string
  /** What is said once it is copied: what, and where it belongs. */
  copied: readonly [string, string]
  secret: string
  onClose: () => void
}) {
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast('plain', ...copied)
  }
  return (
    <Dialog title={title} about={about} onClose={onClose}>
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
