import { SignInProviderInput } from '@baton/protocol'
import type * as z from 'zod'
import type { SignInState } from '../sync/sign-in-queries.ts'
import { capital } from '../ui/capital.ts'

type Provider = NonNullable<SignInState['provider']>

/** The provider as the form has it: every field as words. An empty secret keeps the one that is there. */
export interface ProviderDraft {
  name: string
  issuer: string
  clientId: string
  secret: string
  domains: string
  defaultRole: 'agent' | 'lead'
  passwords: 'everybody' | 'admins'
  enabled: 'on' | 'off'
}

export function draftOf(provider: Provider | null): ProviderDraft {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    secret: '',
    domains: provider?.domains.join(', ') ?? '',
    defaultRole: provider?.defaultRole ?? 'agent',
    passwords: provider?.passwords ?? 'everybody',
    enabled: provider?.enabled === false ? 'off' : 'on',
  }
}

export type Read = { input: z.input<typeof SignInProviderInput> } | { errors: Readonly<Record<string, string>> }

/** What the API takes, or what is wrong by field: the same schema as the server's reads both. */
export function readDraft(draft: ProviderDraft): Read {
  const input = {
    name: draft.name.trim(),
    issuer: draft.issuer.trim(),
    clientId: draft.clientId.trim(),
    ...(draft.secret === '' ? {} : { secret: draft.secret.trim() }),
    domains: draft.domains
      .split(/[\s,;]+/)
      .map((each) => each.replace(/^@/, '').toLowerCase())
      .filter(Boolean),
    defaultRole: draft.defaultRole,
    passwords: draft.passwords,
    enabled: draft.enabled === 'on',
  }
  const read = SignInProviderInput.safeParse(input)
  if (read.success) return { input }
  return { errors: errorsOf(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))) }
}

/** The first error of each field. What names no field stands under ''. */
export function errorsOf(errors: readonly { path: string; message: string }[]): Readonly<Record<string, string>> {
  const words = (field: string, message: string) =>
    field === 'name' ? 'Say what the button is to be called.' : `${capital(`it ${message}`)}.`
  return Object.fromEntries(
    errors.toReversed().map(({ path, message }) => {
      const field = path.split('.')[0] ?? ''
      return [field, words(field, message)]
    }),
  )
}
