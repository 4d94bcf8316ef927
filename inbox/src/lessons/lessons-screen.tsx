import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { routingLessonsQuery } from '../sync/lesson-queries.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { ForgetDialog } from './forget-dialog.tsx'
import { LessonRow } from './lesson-row.tsx'
import { kindOf, type Kind, type Lesson } from './words.ts'

/** What people who said "not ours" have taught the map of intents and teams, and what is to be decided on. */
export function LessonsScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

const panels: readonly { kind: Kind; title: string; about: string }[] = [
  { kind: 'proposed', title: 'To decide', about: 'Enough say the same. Accepted, the policy changes at once.' },
  { kind: 'accepted', title: 'Learned', about: 'What the map was taught.' },
  { kind: 'heard', title: 'Heard, and not often enough', about: 'Proposed from five on, and three in five that came.' },
  { kind: 'refused', title: 'Refused', about: 'Proposed again once as many more say it.' },
]

function Body() {
  const found = useQuery(routingLessonsQuery)
  const { busy, save } = useSave(['routing lessons', 'policy'])
  const [forgetting, setForgetting] = useState<Lesson | null>(null)
  if (found.isPending) return <PanelsLoading label="Loading the routing lessons" heights={[140, 180]} />
  if (found.isError)
    return <LoadError what="The lessons could not be loaded" error={found.error} onAgain={() => void found.refetch()} />
  const { lessons, signs, days } = found.data
  if (lessons.length === 0 && signs.length === 0)
    return (
      <div className="flex min-h-96" data-ready>
        <Empty title="Nobody has said that a case was another team’s">
          <p>
            In the last {days} days each case stayed with the team that it came to. Whoever has one that is not theirs
            says so by X, or on its offer; what is said often enough is proposed here.
          </p>
        </Empty>
      </div>
    )
  const decide = ({ intent, fromTeam, toTeam }: Lesson, decision: 'accepted' | 'refused') =>
    void save('Nothing was decided', () => callApi('decideLesson', { body: { intent, fromTeam, toTeam, decision } }))
  return (
    <div className="flex flex-col gap-4" data-ready>
      {panels.map(({ kind, title, about }) => {
        const own = lessons.filter((each) => kindOf(each) === kind)
        return (
          own.length > 0 && (
            <Panel key={kind} title={title} about={about} flush>
              <ul aria-label={title} className="border-t border-line">
                {own.map((each) => (
                  <LessonRow key={`${each.intent} ${each.fromTeam} ${each.toTeam}`} lesson={each}>
                    {kind === 'proposed' ? (
                      <span className="flex gap-2">
                        <Button disabled={busy} onClick={() => decide(each, 'refused')}>
                          Refuse
                        </Button>
                        <Button look="primary" disabled={busy} onClick={() => decide(each, 'accepted')}>
                          Accept
                        </Button>
                      </span>
                    ) : each.decision ? (
                      <Button onClick={() => setForgetting(each)}>Forget</Button>
                    ) : null}
                  </LessonRow>
                ))}
              </ul>
            </Panel>
          )
        )
      })}
      {signs.length > 0 && <Signs signs={signs} days={days} />}
      {forgetting && <ForgetDialog lesson={forgetting} onClose={() => setForgetting(null)} />}
    </div>
  )
}

/** Signs of a wrong map that nobody spelled out. */
function Signs({ signs, days }: Pick<CallAnswer<'routingLessons'>, 'signs' | 'days'>) {
  const team = useTeamName()
  return (
    <Panel
      title="Beside"
      about={`What nobody spelled out, in the last ${days} days.`}
      flush
      aside={
        <WhyNote about="what is counted beside">
          <p>
            Declined: an offer was declined as another team’s. Silent: somebody without a skill that was asked for had
            it, and then it came back or went on. Skills are compared as they are now.
          </p>
        </WhyNote>
      }
    >
      <div className="overflow-x-auto px-4 pb-3">
        <table className="w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">Team</th>
              <th className="py-1 text-right font-medium">Declined as another’s</th>
              <th className="py-1 text-right font-medium">Silent</th>
            </tr>
          </thead>
          <tbody>
            {signs.map((each) => (
              <tr key={each.team} className="border-t border-line">
                <td className="py-2">{team(each.team)}</td>
                <td className="py-2 text-right">{each.declined}</td>
                <td className="py-2 text-right">{each.silent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
