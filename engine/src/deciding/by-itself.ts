import type { Command } from '../conversation/commands.ts'

/** What Baton does without anybody's asking: where it is no use any more, it is not done, and nobody is told. */
export const isByItself = (type: Command['type']): boolean => byItself.has(type)

const byItself: ReadonlySet<Command['type']> = new Set([
  'ConsiderTurn',
  'ActAsAssistant',
  'EndSilence',
  'CutReply',
  'RouteAgain',
  'ExpireOffer',
  'AcceptForThem',
  'TakeBack',
  'NudgeAgent',
  'WakeAside',
  'FollowByMail',
  'NoteMail',
  'TellIncidentUpdate',
  'EndIncidentWait',
  'ForgetCustomer',
])
