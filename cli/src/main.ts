import { Command } from 'commander'
import { evalCommand } from './eval/eval.ts'
import { explainCommand } from './explain.ts'
import { importCommand } from './import.ts'
import { learningCommand } from './learning.ts'
import { migrateCommand } from './migrate.ts'
import { replayCommand } from './replay/replay.ts'
import { simulateCommand } from './simulate/simulate.ts'
import { startCommand } from './start.ts'
import { drillCommand } from './drill/drill.ts'
import { driveCommand } from './drive/drive.ts'

const program = new Command('baton')
  .description('One thread for assistant and people, and the handoff between them')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(migrateCommand())
  .addCommand(importCommand())
  .addCommand(driveCommand())
  .addCommand(drillCommand())
  .addCommand(explainCommand())
  .addCommand(learningCommand())
  .addCommand(replayCommand())
  .addCommand(simulateCommand())
  .addCommand(evalCommand())

await program.parseAsync()
