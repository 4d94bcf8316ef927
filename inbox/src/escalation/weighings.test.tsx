import { featureNames } from '@baton/engine'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { WeighingView } from '../handoff/case-view.ts'
import { Weighings } from './weighings.tsx'

const turn = (seq: number, resolves: number, goOn: number): WeighingView => ({
  seq,
  turnId: `t${seq}`,
  at: '2026-03-02T09:00:00.000Z',
  shadow: null,
  weighing: {
    outcome: goOn > 6 ? 'hand-off' : 'go-on',
    rule: null,
    features: featureNames.map(() => 0),
    resolves,
    effortMin: 2,
    waitMin: null,
    costs: { 'go-on': goOn, ask: null, offer: null, 'hand-off': 6 },
    runnerUp: goOn > 6 ? 'go-on' : 'hand-off',
    tip: null,
    model: 'prior-1',
    policy: 1,
  },
})

test('the newest decision stands there with a bar to scale for each choice, and a column for each turn', () => {
  const markup = renderToStaticMarkup(<Weighings weighings={[turn(4, 0.8, 3), turn(9, 0.3, 12)]} />)
  expect(markup).toContain('alone was 30 %')
  expect(markup).toContain('12 min')
  expect(markup).toMatch(/Go on<\/span>.*?width:100%/)
  expect(markup).toMatch(/A person now.*?width:50%/)
  expect(markup).toContain('Turn 1, ')
  expect(markup).not.toContain('Ask once more')
})

test('of one turn there are no columns, and of none nothing', () => {
  expect(renderToStaticMarkup(<Weighings weighings={[turn(4, 0.8, 3)]} />)).not.toContain('Turn 1')
  expect(renderToStaticMarkup(<Weighings weighings={[]} />)).toBe('')
})
