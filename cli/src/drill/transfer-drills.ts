import type { Drill } from './drills.ts'
import { must } from './scene.ts'

/** What goes wrong between people. */
export const transferDrills: readonly Drill[] = [
  {
    name: 'one-after-transfer',
    failure: 12,
    story: 'After a transfer the one before is out: holds nothing, passes nothing on, gives nothing back.',
    async play(scene) {
      await scene.team('PUT', '/v1/teams/billing', { name: 'Billing' })
      const mara = await scene.person('Mara')
      const dana = await scene.customer()
      const path = `/v1/conversations/${dana.id}`
      await scene.team('POST', `${path}/take-over`, { agentId: mara })
      await scene.team('POST', `${path}/handoff`, { agentId: mara, team: 'billing' })
      const { holder: queued } = await scene.team('GET', path)
      must(queued.kind === 'queue', `after the transfer ${queued.kind} ${queued.id} still holds it`)
      const sam = await scene.person('Sam')
      await scene.team('POST', `${path}/take-over`, { agentId: sam })
      for (const [what, body] of [
        ['handoff', { agentId: mara, team: 'support' }],
        ['return', { agentId: mara }],
      ] as const) {
        const { status, json } = await scene.desk.call('POST', `${path}/${what}`, scene.key, body)
        must(json?.code === 'not_the_holder', `the one before could still ${what} it: ${status}`)
      }
      const { holder } = await scene.team('GET', path)
      must(holder.kind === 'agent' && holder.id === sam, `${holder.kind} ${holder.id} holds it, not who accepted last`)
    },
  },
]
