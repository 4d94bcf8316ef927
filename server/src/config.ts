import * as z from 'zod'
import { parseKeys } from './sealing/keyring.ts'
import { embeddingSettingHelp, parseEmbeddingConfig, type EmbeddingConfig } from './embedding/config.ts'
import { modelSettingHelp, parseModelConfig, type ModelConfig } from './assistant/model/config.ts'

/** Every setting of the server. This file alone reads the environment; each is described where the reference lists it. */
const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4310),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres:// or postgresql://')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  NATS_URL: z
    .string()
    .regex(/^(nats|tls):\/\//, 'begins with nats:// or tls://')
    .optional(),
  BATON_DATA_DIR: z.string().min(1).default('.baton/data'),
  BATON_API_KEY: z.string().min(8, 'has at least 8 characters').max(200).optional(),
  BATON_SECRET_KEY: z
    .string()
    .refine(
      (text) => parseKeys(text) !== null,
      'is one key of 32 bytes in base64 or hexadecimal, or several with commas',
    )
    .optional(),
  BATON_WORKSPACE: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -')
    .optional(),
  BATON_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  BATON_CONTENT_DIR: z.string().optional(),
  BATON_ACTION_ORIGINS: z.string().optional(),
  BATON_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/?#]+\/?$/, 'is such as smtps://user:password@mail.example.com:465')
    .optional(),
  BATON_MAIL_FROM: z.email().max(254).optional(),
  BATON_MAIL_HOSTS: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_SERVICE_NAME: z.string().min(1).max(100).default('baton'),
  BATON_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  BATON_DEMO: z.enum(['0', '1']).default('0'),
  NODE_ENV: z.string().default('development'),
})

/** What each setting does, for `--help`, the docs and the message that lists faults. */
export const settingHelp: Readonly<
  Record<keyof z.infer<typeof settings> | keyof typeof modelSettingHelp | keyof typeof embeddingSettingHelp, string>
> = {
  PORT: 'the port to listen on (4310)',
  HOST: 'the address to listen on (127.0.0.1)',
  DATABASE_URL: 'PostgreSQL 15 or newer; without it the embedded database in BATON_DATA_DIR is used',
  DATABASE_POOL: 'connections to PostgreSQL (10)',
  NATS_URL: 'wakes other nodes up sooner; nothing is lost without it',
  BATON_DATA_DIR: 'folder of the embedded database (.baton/data)',
  BATON_API_KEY: 'an API key to seed at first start; otherwise one is made and printed',
  BATON_SECRET_KEY:
    'seals what was masked in messages; made in BATON_DATA_DIR for the embedded database. Several, with commas: the first seals, the others open',
  BATON_WORKSPACE: 'id of the workspace made at first start (main, or demo with the demo shop)',
  BATON_PUBLIC_URL: 'where customers reach this server, when it is behind a proxy',
  BATON_CONTENT_DIR: 'folder with knowledge/<language>/*.md and playbooks/*.yaml to load at start',
  BATON_ACTION_ORIGINS:
    'origins, separated by commas, that actions of playbooks may call although they are private addresses',
  BATON_SMTP_URL:
    'the mail server for workspaces that name none of their own; smtp:// turns to TLS where the server can',
  BATON_MAIL_FROM: 'the address that such mail comes from',
  BATON_MAIL_HOSTS:
    'mail servers, as host:port separated by commas, that workspaces may name although they are private addresses',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'where an OpenTelemetry collector takes traces by OTLP over HTTP, such as http://localhost:4318; without it nothing is traced',
  OTEL_TRACES_SAMPLER_ARG: 'the share of what begins here that is traced (1)',
  OTEL_SERVICE_NAME: 'what traces call this server (baton)',
  BATON_LOG: 'fatal, error, warn, info, debug or silent (info)',
  BATON_DEMO: '1 makes the demo workspace and lets demo agents in without a password; refused with NODE_ENV=production',
  NODE_ENV: 'production turns development conveniences off',
  ...modelSettingHelp,
  ...embeddingSettingHelp,
}

/** Never printed, not even when they are wrong. */
const secrets = new Set<string>(['BATON_API_KEY', 'DATABASE_URL', 'NATS_URL', 'BATON_SECRET_KEY', 'BATON_SMTP_URL'])

export interface Config {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly databasePool: number
  readonly natsUrl: string | undefined
  readonly dataDir: string
  readonly apiKey: string | undefined
  /** What seals originals, newest first; null where the setting has none. */
  readonly secretKeys: readonly Buffer[] | null
  readonly workspace: string
  readonly publicUrl: string | undefined
  readonly contentDir: string | undefined
  readonly actionOrigins: readonly string[]
  /** What sends where a workspace names no mail server; null where the platform has none. */
  readonly mail: PlatformMail | null
  /** `host:port` of mail servers that may be private addresses. */
  readonly mailHosts: readonly string[]
  /** What traces are sent as, and which share; null where nothing is traced. */
  readonly tracing: { service: string; share: number } | null
  readonly logLevel: z.infer<typeof settings>['BATON_LOG']
  readonly demo: boolean
  readonly production: boolean
  /** The model that answers; null where the built-in assistant does. */
  readonly model: ModelConfig | null
  /** The model that knowledge is searched by beside its words; null where words alone do. */
  readonly embedding: EmbeddingConfig | null
}

/** The platform's own mail server. */
export interface PlatformMail {
  address: string
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string | null
  password: string | null
}

/** Settings that cannot be used: every fault at once, each with its name, what is wrong and what it is for. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Reads the settings. Empty variables count as not set. Throws ConfigError with every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(given)
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]) as keyof typeof settingHelp
    const is = secrets.has(name) ? '' : ` (is "${given[name] ?? ''}")`
    return `${name}: ${issue.message}${is}. It is ${settingHelp[name]}.`
  })
  const origins = (given['BATON_ACTION_ORIGINS'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      faults.push(
        `BATON_ACTION_ORIGINS: "${origin}" is not an origin such as http://10.0.0.5:8080. It is ${settingHelp.BATON_ACTION_ORIGINS}.`,
      )
    }
  }
  if (given['BATON_DEMO'] === '1' && given['NODE_ENV'] === 'production') {
    faults.push('BATON_DEMO: lets agents in without a password and is refused with NODE_ENV=production.')
  }
  const mailHosts = (given['BATON_MAIL_HOSTS'] ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter(Boolean)
  for (const host of mailHosts) {
    if (!/^[a-z0-9.-]+:\d{1,5}$/.test(host))
      faults.push(`BATON_MAIL_HOSTS: "${host}" is not such as 10.0.0.5:587. It is ${settingHelp.BATON_MAIL_HOSTS}.`)
  }
  if (given['BATON_SMTP_URL'] && !given['BATON_MAIL_FROM'])
    faults.push(`BATON_MAIL_FROM: is needed beside BATON_SMTP_URL. It is ${settingHelp.BATON_MAIL_FROM}.`)
  const model = parseModelConfig(given)
  const embedding = parseEmbeddingConfig(given)
  faults.push(...model.faults, ...embedding.faults)
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  const it = parsed.data
  return Object.freeze({
    port: it.PORT,
    host: it.HOST,
    databaseUrl: it.DATABASE_URL,
    databasePool: it.DATABASE_POOL,
    natsUrl: it.NATS_URL,
    dataDir: it.BATON_DATA_DIR,
    apiKey: it.BATON_API_KEY,
    secretKeys: it.BATON_SECRET_KEY === undefined ? null : parseKeys(it.BATON_SECRET_KEY),
    workspace: it.BATON_WORKSPACE ?? (it.BATON_DEMO === '1' ? 'demo' : 'main'),
    publicUrl: it.BATON_PUBLIC_URL,
    contentDir: it.BATON_CONTENT_DIR,
    actionOrigins: origins,
    mail: platformMail(it.BATON_SMTP_URL, it.BATON_MAIL_FROM),
    mailHosts,
    tracing:
      it.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : { service: it.OTEL_SERVICE_NAME, share: it.OTEL_TRACES_SAMPLER_ARG },
    logLevel: it.BATON_LOG,
    demo: it.BATON_DEMO === '1',
    production: it.NODE_ENV === 'production',
    model: model.config ?? null,
    embedding: embedding.config ?? null,
  })
}

function platformMail(url: string | undefined, address: string | undefined): PlatformMail | null {
  if (url === undefined || address === undefined) return null
  const { protocol, hostname, port, username, password } = new URL(url)
  const tls = protocol === 'smtps:'
  return {
    address,
    host: hostname,
    port: port === '' ? (tls ? 465 : 587) : Number(port),
    security: tls ? 'tls' : 'none',
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
  }
}
