import { Command } from 'commander'
import { handoffCommand } from './handoff.ts'
import { guardCommand } from './guard.ts'
import { intentCommand } from './intent.ts'
import { knowledgeCommand } from './knowledge/knowledge.ts'
import { reaskCommand } from './reask.ts'
import { redactionCommand } from './redaction/redaction.ts'
import { satisfactionCommand } from './satisfaction.ts'
import { summaryCommand } from './summary/summary.ts'
import { toneCommand } from './tone.ts'

/** `baton eval`: how well a judgement of the desk does on labelled conversations. */
export function evalCommand(): Command {
  return new Command('eval')
    .description('measure what the desk judges on labelled conversations')
    .addCommand(reaskCommand())
    .addCommand(guardCommand())
    .addCommand(intentCommand())
    .addCommand(toneCommand())
    .addCommand(handoffCommand())
    .addCommand(satisfactionCommand())
    .addCommand(redactionCommand())
    .addCommand(summaryCommand())
    .addCommand(knowledgeCommand())
}
