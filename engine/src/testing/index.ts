export * from './spec.ts'
export { guardSets, judgeGuard, type GuardScore } from './judge-guard.ts'
