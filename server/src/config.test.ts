import { expect, test } from 'vitest'
import { ConfigError, readConfig, settingHelp } from './config.ts'

test('an empty environment is a working one', () => {
  expect(readConfig({})).toMatchObject({ port: 4310, host: '127.0.0.1', dataDir: '.baton/data', demo: false })
})

test('every fault is listed at once, with its name and what the setting is for', () => {
  const faults = (() => {
    try {
      readConfig({
        PORT: 'eighty',
        DATABASE_URL: 'mysql://x',
        BATON_API_KEY: 'short',
        BATON_ACTION_ORIGINS: 'http://a/b',
      })
      return []
    } catch (error) {
      return error instanceof ConfigError ? error.faults : []
    }
  })()
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'BATON_API_KEY',
    'BATON_ACTION_ORIGINS',
  ])
  for (const fault of faults) expect(fault).toContain('It is ')
})

test('the demo, which lets people in without a password, is refused in production', () => {
  expect(() => readConfig({ BATON_DEMO: '1', NODE_ENV: 'production' })).toThrow(/BATON_DEMO/)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4310)
})

test('each setting says what it does', () => {
  for (const help of Object.values(settingHelp)) expect(help.length).toBeGreaterThan(10)
})
