import type { Choice, ChoiceRule, Ranked } from './choice.ts'
import { heldFor } from './held-for.ts'
import { skillsOf, type Need } from './need.ts'
import { reachesOf, type Reach } from './rings.ts'
import { levelIn, type Roster, type RosterAgent } from './roster.ts'
import { defaultRouting, type RoutingPolicy } from './routing-policy.ts'
import { scanRoster } from './scan-roster.ts'
import { scoreParts, type Parts, type ScorePart } from './score-agent.ts'
import type { Candidate, Found } from './search.ts'
import { wantedOf, type Wanted } from './why-pass-over.ts'

/**
 * The person who takes it: of those who can, the one with the highest score in the narrowest ring in which there is anybody.
 * An index in the roster is asked instead of everybody.
 */
export function chooseAgent(roster: Roster, need: Need, now: number, policy: RoutingPolicy = defaultRouting): Choice {
  const among = roster.index ?? scanRoster(roster)
  const { climate } = among
  const version = roster.index?.version ?? roster.version
  let widest: { reach: Reach; wanted: Wanted; found: Found } | undefined
  const reaches = reachesOf(need, roster, policy, now)
  for (const reach of reaches) {
    const wanted = wantedOf(need, reach, climate)
    const found = among.search(reach, { need, wanted, climate, policy, now })
    widest = { reach, wanted, found }
    if (found.best.length > 0) break
  }
  const { reach, wanted, found } = widest!
  const [first, second] = found.best
  const known = (first?.parts.previous ?? 0) + (first?.parts.owner ?? 0)
  const held = first && heldFor({ need, wanted, home: reaches[0]!, known }, (id) => among.get(id), policy, now)
  const lacks = first && !held ? lackedBy(first.agent, need, now) : []
  const rule: ChoiceRule = held
    ? 'held-for-known'
    : first
      ? ruleOf(first, second)
      : found.online
        ? 'nobody-free'
        : 'nobody-online'
  return {
    agentId: held ? null : (first?.agent.id ?? null),
    rule,
    considered: climate.considered,
    eligible: found.eligible,
    ranked: found.best.slice(0, 5).map((each) => ranked(each, now)),
    passedOver: found.passedOver,
    ...(reach.ring > 0 ? { ring: reach.ring } : {}),
    ...(wanted.unmet.length > 0 ? { unmet: wanted.unmet } : {}),
    ...(lacks.length > 0 ? { lacks } : {}),
    ...(held ? { heldFor: held } : {}),
    ...(version === undefined ? {} : { rosterVersion: version }),
  }
}

/** What was asked for and they have not, however far the search was widened to find them. */
function lackedBy(agent: RosterAgent, need: Need, now: number): readonly string[] {
  const skills = skillsOf(need).filter(({ name, level }) => levelIn(agent, name, now) < level)
  const { language = null } = need
  const speaks = language === null || !agent.languages?.length || agent.languages.includes(language)
  return [...skills.map(({ name }) => name), ...(speaks ? [] : [language])]
}

const rules: Readonly<Record<ScorePart, ChoiceRule>> = {
  idle: 'longest-idle',
  load: 'least-loaded',
  scarce: 'keeps-specialists',
  level: 'best-level',
  fair: 'fair-share',
  speed: 'fastest',
  previous: 'same-person',
  owner: 'account-owner',
}

/** The part in which the first is furthest ahead. */
function ruleOf(first: Candidate, second: Candidate | undefined): ChoiceRule {
  if (!second) return 'only-one'
  let most: ScorePart = 'idle'
  for (const part of scoreParts) {
    if (ahead(first, second, part) > ahead(first, second, most)) most = part
  }
  return rules[most]
}

const ahead = ({ parts: a }: Candidate, { parts: b }: Candidate, part: ScorePart) => (a[part] ?? 0) - (b[part] ?? 0)

function ranked({ agent, parts }: Candidate, now: number): Ranked {
  const rounded: Parts = {}
  let hundredths = 0
  for (const part of scoreParts) {
    const value = Math.round((parts[part] ?? 0) * 100)
    if (value === 0) continue
    rounded[part] = value / 100
    hundredths += value
  }
  return {
    agentId: agent.id,
    idleSeconds: Math.max(0, Math.round((now - agent.idleSince) / 1000)),
    load: agent.load,
    capacity: agent.capacity,
    score: hundredths / 100,
    parts: rounded,
  }
}
