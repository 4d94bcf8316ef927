import type { Person } from '@baton/protocol'
import { Chip } from '../ui/chip.tsx'

const dayMs = 24 * 60 * 60 * 1000
/** Said ahead for so long. */
const soonMs = 14 * dayMs

/** Skills with their levels; one that runs out soon says when, and one that has does not count any more. */
export function SkillChips({ skills, now }: { skills: Person['skillLevels']; now: number }) {
  if (skills.length === 0) return <span className="text-text-3">No skills</span>
  return (
    <span className="flex flex-wrap gap-1">
      {skills.map(({ name, level, expiresAt }) => {
        const left = expiresAt === null ? Infinity : Date.parse(expiresAt) - now
        const ends = left <= 0 ? 'ran out' : left < soonMs ? `ends in ${Math.max(1, Math.floor(left / dayMs))} d` : null
        return (
          <Chip key={name} tone={left <= 0 ? 'red' : ends ? 'amber' : 'plain'}>
            {name} {level}
            {ends && ` · ${ends}`}
          </Chip>
        )
      })}
    </span>
  )
}
