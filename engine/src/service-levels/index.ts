export { afterOpen, openBetween, type Openings } from './open-time.ts'
export { clocksOf, levelKinds, targetFor } from './service-levels.ts'
export type { LevelKind, ServedCase, ServiceClock, ServiceTarget } from './service-levels.ts'
export { forecastMisses, type ExpectedWait, type Forecast } from './forecast.ts'
