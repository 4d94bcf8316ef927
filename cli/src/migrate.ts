import { Command } from 'commander'
import { ConfigError, DatabaseError, migrateDatabase, readConfig } from '@baton/server'

/** `baton migrate`: brings the database to the schema of this version. Starting does it too. */
export function migrateCommand(): Command {
  return new Command('migrate').description('bring the database to the schema of this version').action(async () => {
    try {
      const done = await migrateDatabase(readConfig(process.env))
      console.log(done.length === 0 ? 'baton: the schema is up to date' : `baton: done: ${done.join(', ')}`)
    } catch (error) {
      console.error(
        `baton: ${error instanceof ConfigError || error instanceof DatabaseError ? error.message : String(error)}`,
      )
      process.exit(1)
    }
  })
}
