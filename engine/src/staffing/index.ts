export { erlangA, erlangC, type QueueForecast, type QueueRates } from './erlang.ts'
export { drawsOf, exponential } from './chance.ts'
export { enoughLeft, patienceOf } from './draw-fates.ts'
export { figuresOf, type Figures } from './figures.ts'
export type { Played } from './play-day.ts'
export {
  enoughSeen,
  type Arrival as StaffingArrival,
  type Handling,
  type Staffed,
  type StaffingDay,
} from './staffing-day.ts'
export { playStaffing, type Difference, type HalfHour, type Outcome as StaffingOutcome } from './what-if.ts'
export { neededIn, wantedInTime } from './needed.ts'
