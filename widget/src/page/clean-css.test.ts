import { describe, expect, test } from 'vitest'
import { cleanDeclarations, cleanSelector, noReferences } from './clean-css.ts'

const used = new Set(['card', 'w-1/2', 'open'])
const select = (selector: string) => {
  const to = noReferences()
  return { text: cleanSelector(selector, used, to), to }
}

describe('selectors', () => {
  test('keep what the page has, and leave out what it has not', () => {
    expect(select('.card > p, .gone, h1').text).toBe('.card > p, h1')
    expect(select('.gone').text).toBeNull()
    expect(select('.gone:not(.card)').text).toBe('.gone:not(.card)')
  })

  test('say which classes and ids the look depends on, escapes undone', () => {
    const { to } = select('.card #total, .w-1\\/2::after')
    expect([...to.classes]).toEqual(['card', 'w-1/2'])
    expect([...to.ids]).toEqual(['total'])
  })

  test.each([
    ['[data-user="dana"]', 'data-user'],
    ["a[href^='https://shop.example/u/dana']", 'href'],
    ['[aria-label=dana i]', 'aria-label'],
    ['[title="a]dana"]', 'title'],
    ['[class*="dana"]', 'class'],
  ])('tell no value of an attribute: %s', (selector, name) => {
    const { text, to } = select(selector)
    expect(text).not.toContain('dana')
    const [mark] = to.marks.get(name) ?? []
    expect(text).toContain(`.${mark?.mark}`)
    expect(to.classes.has(mark?.mark ?? '')).toBe(true)
  })

  test('the same selector is the same mark, and attributes that are captured stay', () => {
    const { text, to } = select('[data-a=x] p, [data-a=x] b, input[type="text"][disabled]')
    expect(text).toBe('.b-data-a-0 p, .b-data-a-0 b, input[type="text"][disabled]')
    expect(to.marks.get('data-a')).toHaveLength(1)
  })

  test('a class whose name would load is left out', () => {
    expect(cleanSelector('.bg-\\[url\\(x\\)\\]', new Set(['bg-[url(x)]']), noReferences())).toBeNull()
  })
})

describe('declarations', () => {
  test.each([
    ['background: url("https://shop.example/dana.png") no-repeat', 'background:none no-repeat'],
    [
      'background-image: URL( dana.png ), linear-gradient(red, blue)',
      'background-image:none, linear-gradient(red, blue)',
    ],
    ['background: u\\72l(dana)', 'background:none'],
    ['background: image-set(url(dana) 1x, "dana" 2x)', 'background:none'],
    ['content: "Dana 12"', 'content:"████ ██"'],
    ["content: 'Da\\6e a'", "content:'████'"],
    ['content: attr(data-dana)', 'content:none'],
    ['--who: "Dana"', '--who:"████"'],
    ['behavior: url(dana)', ''],
    ['src: url(dana)', ''],
    ['scroll-behavior: smooth', 'scroll-behavior:smooth'],
    ['font-family: "Instrument Sans", sans-serif', 'font-family:"Instrument Sans", sans-serif'],
    ['grid-template-areas: "head head"', 'grid-template-areas:"head head"'],
    ['mask: url(#dana)', 'mask:none'],
    ['margin: 0 auto; padding: calc((1px + 2px) * 2)', 'margin:0 auto;padding:calc((1px + 2px) * 2)'],
    ['content: "a;b"; color: red', 'content:"█;█";color:red'],
  ])('%s', (text, wanted) => {
    expect(cleanDeclarations(text, false)).toBe(wanted)
  })

  test.each([
    ['--who: Dana', ''],
    ['--phone: 491701234567', ''],
    ['--x: 12.5px', '--x:12.5px'],
    ['--c: rgb(1, 2, 3)', '--c:rgb(1, 2, 3)'],
    ['--c: var(--brand-1)', '--c:var(--brand-1)'],
    ['--c: #ff8800', '--c:#ff8800'],
    ['width: 33%; --w: calc(100% - 2rem)', 'width:33%;--w:calc(100% - 2rem)'],
  ])('of one element: %s', (text, wanted) => {
    expect(cleanDeclarations(text, true)).toBe(wanted)
  })
})
