import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { forgetWords, type Lesson } from './words.ts'

/** What forgetting a decision changes is said before it is done. */
export function ForgetDialog({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const team = useTeamName()
  const { busy, save } = useSave(['routing lessons', 'policy'])
  const { intent, fromTeam, toTeam } = lesson
  return (
    <Dialog title="Forget this lesson" about={forgetWords(lesson, team)} onClose={onClose}>
      <form
        className="flex justify-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void save('The lesson still stands', () =>
            callApi('forgetLesson', { body: { intent, fromTeam, toTeam } }),
          ).then((done) => done && onClose())
        }}
      >
        <Button look="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button type="submit" look="primary" disabled={busy}>
          Forget it
        </Button>
      </form>
    </Dialog>
  )
}
