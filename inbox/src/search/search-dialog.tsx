import { useQuery } from '@tanstack/react-query'
import { Dialog as Radix } from 'radix-ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { searchQuery, type SearchStatus } from '../sync/search-queries.ts'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Segments } from '../ui/segments.tsx'
import { useNow } from '../ui/use-now.ts'
import { TagFilter } from '../tags/tag-filter.tsx'
import { ConversationResult, CustomerResult } from './search-results.tsx'

type Found = CallAnswer<'search'>

const statuses = [
  { value: 'all', name: 'All' },
  { value: 'open', name: 'Open' },
  { value: 'resolved', name: 'Resolved' },
] as const

/** So long after the last letter is looked: nobody wants what "a" finds on the way to "address". Milliseconds. */
const restMs = 120

// A combobox over a list: the keys go to the box, which names the chosen option, and HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** Search over everything that was said and everybody who said it. Enter opens what is chosen, at the message that was found. */
export function SearchDialog({
  words: first,
  onOpen,
  onCustomer,
  onClose,
}: {
  words: string
  onOpen: (conversationId: string, messageId: string | null) => void
  onCustomer: (externalId: string) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState(first)
  const [status, setStatus] = useState<SearchStatus>('all')
  const [at, setAt] = useState(0)
  const words = useRested(typed.trim())
  const now = useNow(Date.now, 60_000)
  const [tag, setTag] = useState<string | null>(null)
  const found = useQuery(searchQuery(words, status, tag))
  const list = useId()
  const results = words === '' ? [] : resultsOf(found.data)
  const index = Math.max(0, Math.min(at, results.length - 1))
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => {
    box.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])

  const choose = (result: Result | undefined) => {
    if (!result) return
    onClose()
    if (result.kind === 'customer') onCustomer(result.customer.externalId)
    else onOpen(result.found.conversation.id, result.found.hits[0]?.messageId ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((index + (event.key === 'ArrowDown' ? 1 : -1) + results.length) % Math.max(1, results.length))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(results[index])
    }
  }
  const change = (next: string) => {
    setTyped(next)
    setAt(0)
  }

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed top-[8vh] left-1/2 z-40 flex max-h-[84vh] w-[calc(100vw-24px)] max-w-180 -translate-x-1/2 animate-fade flex-col overflow-hidden rounded-card bg-raised shadow-float"
        >
          <Radix.Title className="sr-only">Search everything</Radix.Title>
          <input
            // The box was asked for, and is the first thing there.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={results[index] ? `${list}-${index}` : undefined}
            aria-label="Search everything"
            placeholder="What somebody said, a customer, an order number"
            dir="auto"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-12 w-full shrink-0 bg-transparent px-4 text-15 outline-none placeholder:text-text-3 pointer-coarse:text-[16px]"
          />
          <div className="flex shrink-0 items-center gap-3 border-b border-line px-3 pb-2">
            <Segments
              label="Which conversations"
              value={status}
              choices={statuses}
              onChange={(next) => {
                setStatus(next)
                setAt(0)
              }}
            />
            <TagFilter
              value={tag}
              onChange={(next) => {
                setTag(next)
                setAt(0)
              }}
            />
            <output className="min-w-0 flex-1 truncate text-right text-11 text-text-3">
              {words !== '' && found.data && countWords(found.data)}
            </output>
          </div>
          <ul
            ref={box}
            id={list}
            role="listbox"
            aria-label="Found"
            aria-busy={found.isFetching}
            className={classes('min-h-0 overflow-y-auto p-1', results.length === 0 && 'hidden')}
          >
            {results.map((result, i) => (
              <li
                key={result.key}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === index}
                onMouseMove={() => setAt(i)}
                onClick={() => choose(result)}
                className={classes('cursor-pointer rounded-control px-3 py-2', i === index && 'bg-selected')}
              >
                {result.kind === 'customer' ? (
                  <CustomerResult customer={result.customer} now={now} />
                ) : (
                  <ConversationResult found={result.found} now={now} />
                )}
              </li>
            ))}
          </ul>
          {results.length === 0 && (
            <div className="px-4 py-4 text-text-2">
              {words === '' ? (
                <WhatToTry />
              ) : found.isError ? (
                <p role="alert" className="text-red-text">
                  {found.error instanceof CallRefused
                    ? `${found.error.problem.title}. ${found.error.problem.next}`
                    : ''}
                </p>
              ) : found.isPending || found.isFetching ? (
                <p>Looking…</p>
              ) : (
                <NothingFound status={status} onAll={() => setStatus('all')} />
              )}
            </div>
          )}
          <p className="hidden shrink-0 items-center gap-1.5 border-t border-line px-4 py-2 text-11 text-text-3 desk:flex pointer-coarse:hidden">
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> move · <Kbd>Enter</Kbd> opens it at the message · <Kbd>Esc</Kbd> closes
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type Result = { key: string } & (
  | { kind: 'customer'; customer: Found['customers'][number] }
  | { kind: 'conversation'; found: Found['conversations'][number] }
)

/** A few customers first: who types a name wants the person. */
const customersShown = 4

function resultsOf(found: Found | undefined): Result[] {
  if (!found) return []
  return [
    ...found.customers.slice(0, customersShown).map((customer) => ({
      kind: 'customer' as const,
      key: `customer ${customer.externalId}`,
      customer,
    })),
    ...found.conversations.map((each) => ({
      kind: 'conversation' as const,
      key: each.conversation.id,
      found: each,
    })),
  ]
}

function countWords({ conversations, customers, more }: Found): string {
  const count = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`])
  return [
    ...count(customers.length, 'customer', 'customers'),
    ...(more
      ? [`the newest ${conversations.length} conversations`]
      : count(conversations.length, 'conversation', 'conversations')),
  ].join(' · ')
}

function WhatToTry() {
  return (
    <>
      <p>Finds messages, notes and customers of the whole workspace, resolved conversations too.</p>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-text-3 marker:text-text-3">
        <li>Words, or how they begin: all of them have to be in one message.</li>
        <li>A name, an e-mail address, your own id of a customer.</li>
        <li>An order number, with or without what stands before it. The id of a conversation or a handoff.</li>
      </ul>
    </>
  )
}

function NothingFound({ status, onAll }: { status: SearchStatus; onAll: () => void }) {
  return (
    <>
      <p>No message has all of these words, and no customer is called so.</p>
      <p className="mt-1 text-text-3">
        Try fewer words, or only the beginning of one.
        {status !== 'all' && (
          <>
            {' '}
            Only {status} conversations were looked through:{' '}
            <button type="button" onClick={onAll} className="text-accent-text underline">
              look through all
            </button>
            .
          </>
        )}
      </p>
    </>
  )
}

/** The value once it has rested. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
