import { Command } from 'commander'
import { ConfigError, DatabaseError, readConfig, settingHelp, startServer } from '@baton/server'

interface Options {
  port?: string
  host?: string
  data?: string
  demo?: boolean
}

/** `baton start`: the desk, until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run the desk')
    .option('--port <number>', 'the port to listen on, in place of PORT')
    .option('--host <address>', 'the address to listen on, in place of HOST')
    .option('--data <folder>', 'folder of the embedded database, in place of BATON_DATA_DIR')
    .option('--demo', 'the demo shop with its people, articles and playbooks; agents get in without a password')
    .addHelpText(
      'after',
      `\nSettings are environment variables:\n${Object.entries(settingHelp)
        .map(([name, help]) => `  ${name.padEnd(22)} ${help}`)
        .join('\n')}`,
    )
    .action(start)
}

async function start(options: Options): Promise<void> {
  try {
    const config = readConfig({
      ...process.env,
      ...(options.port === undefined ? {} : { PORT: options.port }),
      ...(options.host === undefined ? {} : { HOST: options.host }),
      ...(options.data === undefined ? {} : { BATON_DATA_DIR: options.data }),
      ...(options.demo ? { BATON_DEMO: '1' } : {}),
    })
    const server = await startServer(config)
    let ending = false
    const end = async (signal: string) => {
      if (ending) process.exit(1) // asked twice: now
      ending = true
      console.log(`baton: ${signal}: finishing what runs …`)
      await server.stop()
      process.exit(0)
    }
    process.on('SIGTERM', () => void end('SIGTERM'))
    process.on('SIGINT', () => void end('SIGINT'))
  } catch (error) {
    console.error(`baton: ${told(error)}`)
    process.exit(1)
  }
}

/** What went wrong and what to do, without a stack where the cause is known. */
function told(error: unknown): string {
  if (error instanceof DatabaseError && error.code === 'database_unavailable')
    return `${error.message}. Check that it runs and that DATABASE_URL names it, its user and their password`
  if (error instanceof ConfigError || error instanceof DatabaseError) return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return `port ${port} is taken. Stop what uses it, or name another: PORT=4311 npm start`
  if (code === 'EACCES') return `port ${port} may not be used by this user. Name another: PORT=4311 npm start`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
