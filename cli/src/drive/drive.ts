import { Command } from 'commander'

/** `baton drive`: plays the customers of real support chats through the public API. */
export function driveCommand(): Command {
  return new Command('drive')
    .description('play the customers of real chats through the public API')
    .requiredOption('--conversations <files...>', 'files in any shape that import knows')
}
