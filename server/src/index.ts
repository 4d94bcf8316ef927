export { ConfigError, readConfig, settingHelp, type Config } from './config.ts'
export { DatabaseError } from './db/database-error.ts'
export { migrateDatabase, startServer, type RunningServer } from './start-server.ts'
export { startInProcess, type InProcessAnswer, type InProcessDesk } from './start-in-process.ts'
