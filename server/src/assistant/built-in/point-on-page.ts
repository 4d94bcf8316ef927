import type { Act } from '@baton/engine'
import { inLocale, type PointOut } from '../../playbooks/playbook.ts'
import { folded } from '../folded.ts'
import type { Turn } from '../assistant.ts'

/**
 * Shows what a step is about on the customer's page: by its number where a picture of the page was taken and it is on it in any of the languages,
 * otherwise by its name, which the page itself looks for. Nothing where the customer is on no page.
 */
export function pointOnPage(turn: Turn, { label, note }: PointOut, fill: (words: string) => string): Act[] {
  const { page, picture, locale } = turn
  if (!page) return []
  const names = new Set(Object.values(label).map((words) => folded(fill(words))))
  const found = picture?.targets.find((target) => names.has(folded(target.label)))
  return [
    {
      kind: 'point',
      captureId: found && picture ? picture.captureId : null,
      node: found?.id ?? null,
      note: note && fill(inLocale(note, locale)),
      url: null,
      label: found?.label ?? fill(inLocale(label, locale)),
    },
  ]
}
