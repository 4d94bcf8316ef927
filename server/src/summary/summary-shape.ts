import { z } from 'zod'

/** What the model is asked for. Its words are checked against the thread before anything of them is kept. */
export const SummaryShape = z.object({
  claims: z.array(
    z.object({
      kind: z.enum(['problem', 'wanted', 'tried', 'promised', 'tone']),
      text: z.string(),
      messages: z.array(z.int()),
    }),
  ),
  values: z.array(z.object({ name: z.string(), value: z.string(), message: z.int() })),
})
export type SummaryShape = z.infer<typeof SummaryShape>

/** As much of an answer as is read. Characters. */
export const longestAnswer = 16_000

/**
 * Reads what a model wrote: the object alone, in a fence, or with words around it. What does not fit is left out, claim by claim; null
 * where there is no such object.
 */
export function readSummary(written: string): SummaryShape | null {
  const from = written.indexOf('{')
  const to = written.lastIndexOf('}')
  if (from < 0 || to < from) return null
  let raw: unknown
  try {
    raw = JSON.parse(written.slice(from, to + 1))
  } catch {
    return null
  }
  const lists = z.object({ claims: z.array(z.unknown()), values: z.array(z.unknown()).default([]) }).safeParse(raw)
  if (!lists.success) return null
  return {
    claims: lists.data.claims.flatMap((each) => fitting(SummaryShape.shape.claims.element, each)),
    values: lists.data.values.flatMap((each) => fitting(SummaryShape.shape.values.element, each)),
  }
}

function fitting<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape>[] {
  const parsed = shape.safeParse(value)
  return parsed.success ? [parsed.data] : []
}
