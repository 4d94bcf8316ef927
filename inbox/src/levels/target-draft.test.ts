import { describe, expect, test } from 'vitest'
import { draftOf, targetOf, wrongWith } from './target-draft.ts'

const target = { team: 'billing', tier: null, firstResponse: 15 }

describe('a target as it is written', () => {
  test('goes there and back', () => {
    expect(targetOf(draftOf(target, 1))).toEqual(target)
    expect(targetOf({ ...draftOf(target, 1), tier: ' gold ', resolution: ' 60 ' })).toEqual({
      ...target,
      tier: 'gold',
      resolution: 60,
    })
  })

  test('says what is wrong, where', () => {
    const draft = draftOf(target, 1)
    expect(wrongWith(draft, [draft])).toEqual({})
    for (const written of ['0', '1.5', 'soon', '-3', '600000'])
      expect(wrongWith({ ...draft, firstResponse: written }, [])).toHaveProperty('firstResponse')
    expect(wrongWith({ ...draft, firstResponse: '' }, []).whole).toContain('nothing')
    const again = { ...draft, key: 2 }
    expect(wrongWith(again, [draft, again]).whole).toContain('above')
    expect(wrongWith(draft, [draft, again])).toEqual({})
  })
})
