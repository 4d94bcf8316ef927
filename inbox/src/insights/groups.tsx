import type { CompletenessHealth } from '@baton/protocol'
import { Tabs } from 'radix-ui'
import { groupings, type Grouping } from '../places/search.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { GroupRow } from './group-row.tsx'
import { useLookedAt } from './use-looked-at.ts'

const titles: Record<Grouping, string> = {
  part: 'Part',
  cause: 'Cause',
  owner: 'Who can mend it',
  team: 'Team',
  source: 'Source',
}

const abouts: Record<Grouping, string> = {
  part: 'What is lacking, of all handoffs. Open a row for the conversations behind it.',
  cause: 'Why something is lacking, of all handoffs.',
  owner: 'In whose hands it is to mend it.',
  team: 'Who received them: the score of each team’s handoffs.',
  source: 'Who handed off: the score by where it came from.',
}

/** The same handoffs by part, cause, owner, team or source. */
export function Groups({ health, from }: { health: CompletenessHealth; from: string }) {
  const { by, of, look } = useLookedAt()
  const team = useTeamName()
  // Until the new grouping has come the old one stands, and is not given the new one's name.
  const shown = health.by
  const order =
    shown === 'part' || shown === 'cause' || shown === 'owner'
      ? [...health.groups].sort((a, b) => b.share - a.share || b.asked - a.asked)
      : health.groups
  return (
    <Tabs.Root
      value={by}
      onValueChange={(value) => look({ by: groupings.find((each) => each === value), of: undefined })}
      className="rounded-card border border-line bg-surface"
    >
      <Tabs.List
        aria-label="Group the handoffs by"
        className="flex overflow-x-auto border-b border-line px-2 [scrollbar-width:none]"
      >
        {groupings.map((each) => (
          <Tabs.Trigger
            key={each}
            value={each}
            className="relative h-11 shrink-0 rounded-control px-2.5 text-text-2 outline-offset-[-2px] hover:text-text data-[state=active]:font-medium data-[state=active]:text-text data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-accent"
          >
            {titles[each]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={by} className="outline-offset-[-2px]">
        <p className="px-4 pt-3 pb-1 text-11 text-text-3">{abouts[shown]}</p>
        {order.length === 0 ? (
          <p className="px-4 pt-2 pb-5 text-text-2">Nothing was lacking in any handoff of these days.</p>
        ) : (
          <ul>
            {order.map((group) => (
              <GroupRow
                key={`${shown} ${group.key}`}
                group={group}
                by={shown}
                team={team}
                all={health.handoffs}
                open={of === group.key}
                onOpen={(open) => look({ of: open ? group.key : undefined })}
                from={from}
              />
            ))}
          </ul>
        )}
      </Tabs.Content>
    </Tabs.Root>
  )
}
