import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FINGERPRINT_SIZE, fingerprint, likeness, sameWords } from './repetition.ts'

const answer = 'Hold the power button for twenty seconds until the light blinks, then charge the reader for an hour.'
const again = 'hold the power button for 20 seconds until the light blinks - then charge the reader for an hour'
const reworded = 'Please press the button for twenty seconds and charge it afterwards.'
const another = 'You can return the cover within thirty days; the label is in your account.'

describe('sameWords', () => {
  test('orders texts by how much of them is the same', () => {
    expect(sameWords(answer, answer)).toBe(1)
    expect(sameWords(answer, again)).toBeGreaterThan(0.85)
    expect(sameWords(answer, reworded)).toBeLessThan(0.6)
    expect(sameWords(answer, reworded)).toBeGreaterThan(sameWords(answer, another))
    expect(sameWords(answer, another)).toBeLessThan(0.2)
  })

  test('sees through case, accents and punctuation', () => {
    expect(sameWords('Où est ma commande ?', 'OU EST MA COMMANDE!!!')).toBe(1)
  })

  test('the same words in another order are not the same text', () => {
    expect(sameWords('the reader charges the phone', 'the phone charges the reader')).toBeLessThan(1)
  })

  test('a text without words is like nothing, not even itself', () => {
    expect(sameWords('👍', '👍')).toBe(0)
    expect(sameWords('', answer)).toBe(0)
  })
})

describe('fingerprint', () => {
  test('has sixteen whole numbers, whatever the length', () => {
    for (const text of ['ok', answer, answer.repeat(10_000)]) {
      const numbers = fingerprint(text)
      expect(numbers).toHaveLength(FINGERPRINT_SIZE)
      expect(numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32)).toBe(true)
    }
    expect(fingerprint('👍')).toEqual([])
  })

  test('is the same on every machine and in every version: stored ones must stay comparable', () => {
    expect(fingerprint('the reader is broken')).toMatchInlineSnapshot(`
      [
        184561132,
        376519122,
        212567407,
        566496236,
        1006049203,
        46649434,
        53705691,
        2081082190,
        72359718,
        438376929,
        431999360,
        1898598410,
        245092504,
        110007207,
        591966558,
        26658784,
      ]
    `)
  })

  test('numbers of two unlike texts agree nowhere near as often', () => {
    expect(likeness(fingerprint(answer), fingerprint(answer))).toBe(1)
    expect(likeness(fingerprint(answer), fingerprint(again))).toBeGreaterThan(0.7)
    expect(likeness(fingerprint(answer), fingerprint(another))).toBeLessThan(0.35)
    expect(likeness([], [])).toBe(0)
    expect(likeness(fingerprint(answer), [])).toBe(0)
  })

  test('estimates sameWords', () => {
    const word = fc.constantFrom(...'reader book order light charge button cable cover screen return'.split(' '))
    const words = fc.array(word, { minLength: 3, maxLength: 25 })
    let off = 0
    let runs = 0
    fc.assert(
      fc.property(words, words, fc.nat(25), (a, b, kept) => {
        const [left, right] = [a.join(' '), [...a.slice(0, kept), ...b.slice(kept)].join(' ')]
        const error = Math.abs(likeness(fingerprint(left), fingerprint(right)) - sameWords(left, right))
        off += error
        runs += 1
        expect(error).toBeLessThan(0.6)
      }),
      { numRuns: 500, seed: 20260306 },
    )
    expect(off / runs).toBeLessThan(0.12)
  })
})
