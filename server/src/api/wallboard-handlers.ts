import type { Boards } from '../wallboard/boards.ts'
import { levelForecastOf } from '../wallboard/level-forecast.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface WallboardHandlersParts {
  boards: Boards
}

/** What a lead sees of the moment. */
export function wallboardHandlers({ boards }: WallboardHandlersParts): Pick<Handlers, 'wallboard' | 'levelForecast'> {
  return {
    async wallboard({ caller }) {
      return (await boards.of(caller.workspace)).board
    },

    async levelForecast({ caller, query: { team } }) {
      const look = await boards.of(caller.workspace)
      if (team !== undefined && !look.teams.some(({ id }) => id === team)) throw new ProblemError('team_not_found')
      return levelForecastOf(look, team)
    },
  }
}
