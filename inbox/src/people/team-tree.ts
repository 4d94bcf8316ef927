interface Node {
  id: string
  name: string
  parent: string | null
}

/** Teams in the order of the tree, each with how deep it stands. One whose parent is not there stands at the top. */
export function treeOf<T extends Node>(teams: readonly T[]): { team: T; depth: number }[] {
  const known = new Set(teams.map(({ id }) => id))
  const rows: { team: T; depth: number }[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const team of teams) {
      const above = team.parent !== null && known.has(team.parent) ? team.parent : null
      if (above !== parent || rows.some((row) => row.team === team)) continue
      rows.push({ team, depth })
      walk(team.id, depth + 1)
    }
  }
  walk(null, 0)
  return rows
}

/** What may be its parent: everything but itself and its parts. */
export function parentsFor<T extends Node>(team: string, teams: readonly T[]): T[] {
  const within = new Set([team])
  for (let size = 0; size !== within.size;) {
    size = within.size
    for (const { id, parent } of teams) if (parent !== null && within.has(parent)) within.add(id)
  }
  return teams.filter(({ id }) => !within.has(id))
}
