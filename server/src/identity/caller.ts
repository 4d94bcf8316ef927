import type { Caller as Admitted } from '@baton/protocol'

export type Role = 'agent' | 'lead' | 'admin'

/** Who calls, as far as their credential proves it. `why` says what is wrong with the credential of nobody, as a problem code. */
export type Caller =
  | { kind: 'key'; workspace: string; keyId: string }
  | { kind: 'agent'; workspace: string; agentId: string; role: Role; name: string; sessionId: string }
  | { kind: 'visitor'; workspace: string; visitorId: string; customerId: string | null }
  | { kind: 'nobody'; why: 'not_signed_in' | 'token_invalid' | 'session_expired' }

export type KnownCaller = Exclude<Caller, { kind: 'nobody' }>
export type VisitorCaller = Extract<Caller, { kind: 'visitor' }>

const rank: Record<Role, number> = { agent: 0, lead: 1, admin: 2 }

/** A call names the lowest role that may make it: leads may what agents may, admins may everything. */
export function isAdmitted(caller: Caller, admitted: readonly Admitted[]): boolean {
  return admitted.some((one) => {
    if (one === 'anybody') return true
    if (one === 'agent' || one === 'lead' || one === 'admin') {
      return caller.kind === 'agent' && rank[caller.role] >= rank[one]
    }
    return caller.kind === one
  })
}
