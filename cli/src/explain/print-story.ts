import { styleText } from 'node:util'
import { clockTime, dayOf, type StoryLine } from './story.ts'

type Style = Parameters<typeof styleText>[0]

const styles: Readonly<Record<string, Style>> = { customer: 'cyan', assistant: 'magenta', system: 'dim' }

/** The story as lines for a terminal, plain or in colours. A day stands above its first line. */
export function printStory(
  story: readonly StoryLine[],
  { colours, timeZone }: { colours: boolean; timeZone?: string | undefined },
): string[] {
  const paint = (style: Style, text: string) => (colours ? styleText(style, text, { validateStream: false }) : text)
  const who = Math.min(24, Math.max(0, ...story.map((line) => line.who.length)))
  const seq = String(story.at(-1)?.seq ?? 0).length
  const indent = ' '.repeat(13 + seq + 2 + who + 2)
  let day = ''
  return story.flatMap((line) => {
    const date = dayOf(line.at, timeZone)
    const heading = date === day ? [] : [...(day === '' ? [] : ['']), paint('bold', date)]
    day = date
    return [
      ...heading,
      `${paint('dim', clockTime(line.at, timeZone))} ${paint('dim', String(line.seq).padStart(seq))}  ${paint(styles[line.who] ?? 'green', line.who.slice(0, 24).padEnd(who))}  ${line.what}`,
      ...line.why.map((each) => paint('dim', `${indent}${each}`)),
    ]
  })
}
