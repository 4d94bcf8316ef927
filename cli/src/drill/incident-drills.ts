import type { Drill } from './drills.ts'
import { DrillFailed, must, type Customer, type Scene } from './scene.ts'

/** An incident that is recognised by these words and promises its next word in so many milliseconds. */
const incidentOn = (scene: Scene, inMs: number) =>
  scene.team('POST', '/v1/incidents', {
    title: 'Codes for signing in do not arrive',
    signs: { words: ['cannot log in'] },
    words: { en: 'Codes for signing in do not arrive.' },
    nextUpdateAt: new Date(Date.now() + inMs).toISOString(),
  })

/** Somebody with that trouble, whose handoff has been held back. */
async function heldBack(scene: Scene): Promise<Customer> {
  const dana = await scene.customer()
  for (const words of ['I cannot log in', 'Still, I cannot log in: nothing comes', 'Again: I cannot log in at all']) {
    const { seq = 0 } = (await dana.log()).at(-1) ?? {}
    await dana.writes(words)
    const { type } = await dana.until(['HandoffHeldBack', 'Escalated', 'TurnEnded'], seq)
    if (type === 'HandoffHeldBack') return dana
    must(type !== 'Escalated', 'the case went to a person although the incident explains it')
  }
  throw new DrillFailed('no handoff was held back')
}

/** What goes wrong while many have the same trouble. */
export const incidentDrills: readonly Drill[] = [
  {
    name: 'person-while-held',
    failure: 16,
    story: 'Whoever was told of an incident and asks for a person gets one.',
    async play(scene) {
      await scene.person('Mara')
      await incidentOn(scene, 3_600_000)
      const dana = await heldBack(scene)
      const told = (await dana.sees()).find(({ type }) => type === 'HandoffHeldBack')
      must(told?.['told']?.key === 'incident.held', 'the customer was not told of the incident')
      must(told['text'] === 'Codes for signing in do not arrive.', 'the customer does not read what is known')
      const { seq } = (await dana.log()).at(-1) ?? { seq: 0 }
      await dana.writes('I cannot log in, I want to talk to a person')
      const { type } = await dana.until(['Escalated', 'HandoffHeldBack', 'TurnEnded'], seq)
      must(type === 'Escalated', 'who asked for a person did not get one')
    },
  },
  {
    name: 'held-back-hears-more',
    failure: null,
    story: 'Whoever is held back for an incident hears more by the time that was promised.',
    async play(scene) {
      const { id } = await incidentOn(scene, 6_000)
      const dana = await heldBack(scene)
      const later = new Date(Date.now() + 3_600_000).toISOString()
      await scene.team('PUT', `/v1/incidents/${id}`, { nextUpdateAt: later })
      const { dueAt } = await dana.until(['IncidentDelayed', 'Escalated'])
      must(dueAt === later, 'the promised time passed, and the customer was not told the new one')
    },
  },
  {
    name: 'not-solved-for-me',
    failure: null,
    story: 'An incident is over, and whoever says that it is not over for them goes to a person.',
    async play(scene) {
      const { id } = await incidentOn(scene, 3_600_000)
      const dana = await heldBack(scene)
      await scene.team('POST', `/v1/incidents/${id}/updates`, {
        state: 'resolved',
        words: { en: 'Codes arrive again.' },
      })
      const { seq } = await dana.until('IncidentUpdated')
      await dana.writes('No')
      const after = await dana.until(['Escalated', 'TurnEnded'], seq)
      must(after['reason']?.kind === 'incident-not-solved', 'who said no was not handed to a person')
    },
  },
]
