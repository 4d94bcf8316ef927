import type { TrailEntry } from '@baton/protocol/trail'
import { fieldName, isHidden, nameOf } from './name-of.ts'
import { toldAddress, toldWords } from './words.ts'

/** So many clicks on one place within so many milliseconds and pixels are no ordinary ones. */
const rage = { clicks: 4, ms: 1200, px: 24 }

/**
 * Listens to what happens on the page: clicks on what has a name, fields that are not accepted, errors, requests that fail. Changes nothing of
 * it: what is listened into is called as before and answers as before.
 */
export function watch(add: (entry: TrailEntry) => void, secrets: () => readonly string[]): void {
  const at = () => new Date().toISOString()
  const words = (text: string, longest: number) => toldWords(text, longest, secrets())
  const safely =
    <A extends unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      try {
        run(...args)
      } catch {
        // A page is not to suffer from being listened to.
      }
    }

  let clicks: { x: number; y: number; time: number }[] = []
  const onClick = safely((event: MouseEvent) => {
    const target = event.composedPath()[0] ?? null
    if (!event.isTrusted || isOwn(event)) return
    const { clientX: x, clientY: y } = event
    const time = event.timeStamp
    const near = clicks.filter((c) => time - c.time < rage.ms && Math.hypot(c.x - x, c.y - y) < rage.px)
    clicks = [...near, { x, y, time }]
    const named = nameOf(target)
    if (clicks.length >= rage.clicks) {
      const tag = target instanceof Element && !isHidden(target) ? target.localName : ''
      const label = words(named?.label ?? tag, 80)
      const count = clicks.length === rage.clicks ? rage.clicks : 1
      if (label) add({ kind: 'rage-click', at: at(), label, count })
    } else if (named && near.length === 0) {
      const label = words(named.label, 80)
      if (label) add({ kind: 'click', at: at(), label, role: named.role })
    }
  })
  addEventListener('click', onClick, true)

  const refused = (field: Element, message?: string) => {
    if (isHidden(field)) return
    add({ kind: 'invalid', at: at(), label: words(fieldName(field), 80), ...(message ? { message } : {}) })
  }
  const onInvalid = safely((event: Event) => {
    const field = event.target as HTMLInputElement
    // What the browser says about it may quote what was written: the kind of fault does not.
    const fault = faults.find((each) => field.validity?.[each])
    refused(field, fault ? faultWords[fault] : undefined)
  })
  addEventListener('invalid', onInvalid, true)
  new MutationObserver(
    safely((changes: MutationRecord[]) => {
      for (const { target, oldValue } of changes) {
        const field = target as Element
        if (field.getAttribute('aria-invalid') === 'true' && oldValue !== 'true') refused(field)
      }
    }),
  ).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-invalid'], attributeOldValue: true })

  const failed = (message: string) => {
    const told = words(message, 300)
    if (told && !told.startsWith('Baton:')) add({ kind: 'console-error', at: at(), message: told, count: 1 })
  }
  const onError = safely((event: ErrorEvent | Event) => {
    if ('message' in event) return failed(event.message)
    // A script or a style sheet that did not come: nothing goes on without it.
    const source = event.target as Partial<HTMLScriptElement & HTMLLinkElement> | null
    const address = source?.localName === 'script' ? source.src : source?.localName === 'link' ? source.href : ''
    if (address) lost('GET', address, 0)
  })
  addEventListener('error', onError, true)
  const onRejected = safely(({ reason }: PromiseRejectionEvent) => failed(textOf(reason)))
  addEventListener('unhandledrejection', onRejected)
  const original = console.error
  console.error = function (this: unknown, ...args: unknown[]) {
    safely(() => failed(args.map(textOf).filter(Boolean).join(' ')))()
    original.apply(this, args)
  }

  const lost = (method: string, address: string, status: number) => {
    const url = toldAddress(address, location.href)
    if (url) add({ kind: 'failed-request', at: at(), method: method.toUpperCase().slice(0, 10), url, status, count: 1 })
  }
  watchFetch(safely(lost))
  watchXhr(safely(lost))
}

type Lost = (method: string, address: string, status: number) => void

function watchFetch(lost: Lost): void {
  const original = window.fetch
  if (typeof original !== 'function') return
  window.fetch = function (this: unknown, ...args: Parameters<typeof fetch>) {
    const answer = original.apply(this as Window, args)
    const [input, init] = args
    const request = input instanceof Request ? input : null
    const method = init?.method ?? request?.method ?? 'GET'
    const address = request?.url ?? String(input)
    answer.then(
      ({ status }) => status >= 400 && lost(method, address, status),
      (error: unknown) => (error as Error | null)?.name !== 'AbortError' && lost(method, address, 0),
    )
    return answer
  }
}

function watchXhr(lost: Lost): void {
  const prototype = window.XMLHttpRequest?.prototype
  if (!prototype) return
  const original = prototype.open
  prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    const [method, address] = args as [string, string | URL]
    const note = (event: Event) => {
      if (event.type === 'error' || event.type === 'timeout') lost(method, String(address), 0)
      else if (this.status >= 400) lost(method, String(address), this.status)
    }
    for (const name of ['load', 'error', 'timeout']) this.addEventListener(name, note, { once: true })
    return (original as (...all: unknown[]) => void).apply(this, args)
  } as typeof original
}

const faultWords = {
  valueMissing: 'nothing entered',
  typeMismatch: 'not of its kind',
  patternMismatch: 'not of the form that is asked for',
  tooShort: 'too short',
  tooLong: 'too long',
  rangeUnderflow: 'too low',
  rangeOverflow: 'too high',
  stepMismatch: 'not one of the steps',
  badInput: 'cannot be read',
  customError: 'not accepted by the page',
} as const
const faults = Object.keys(faultWords) as (keyof typeof faultWords)[]

/** What an error says; of other things no more than words. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value instanceof Error ? `${value.name}: ${value.message}` : ''
}

/** On the chat itself, or what it has drawn. */
const isOwn = (event: Event) =>
  event.composedPath().some((each) => each instanceof Element && each.id.startsWith('baton-'))
