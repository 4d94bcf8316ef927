import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/empty.tsx'
import { Kbd } from '../ui/kbd.tsx'
import type { Section, SectionName } from './sections.ts'

const needsSomebody = new Set<SectionName>(['offered', 'yours', 'waiting'])

/** Nothing is selected, or what was asked for is not there: how things stand, and the way on. */
export function NothingOpen({
  sections,
  missing,
  loading,
  demo,
}: {
  sections: readonly Section[]
  missing: boolean
  loading: boolean
  /** There is a demo shop to write from. */
  demo: boolean
}) {
  if (loading) return <div className="bg-canvas wide:col-span-2" />
  const count = (name: SectionName) => sections.find((each) => each.name === name)?.rows.length ?? 0
  const next = [...sections.filter(({ name }) => needsSomebody.has(name))].find(({ rows }) => rows.length > 0)?.rows[0]
  return (
    <main className="flex bg-canvas wide:col-span-2">
      {missing ? (
        <Empty title="There is no such conversation">
          It may belong to another workspace.{' '}
          <Link to="/" className="text-accent-text underline">
            Back to the queue
          </Link>
        </Empty>
      ) : sections.every(({ rows }) => rows.length === 0) ? (
        <Empty title="Nobody has written yet">
          <p>What customers write in the widget appears here, with the assistant first.</p>
          {demo && (
            <a
              href="/demo"
              target="_blank"
              rel="noopener"
              className="mt-4 inline-flex h-8 items-center rounded-control bg-accent px-3 font-medium text-on-accent hover:bg-accent-hover"
            >
              Be a customer in the demo shop
            </a>
          )}
        </Empty>
      ) : (
        <Empty title={next ? 'Pick a conversation' : 'Nobody needs a person'}>
          <p>
            {count('offered') > 0 && `${count('offered')} ${count('offered') === 1 ? 'is' : 'are'} offered to you, `}
            {count('yours')} {count('yours') === 1 ? 'is' : 'are'} yours, {count('waiting')}{' '}
            {count('waiting') === 1 ? 'waits' : 'wait'}, the assistant talks to {count('assistant')}.
          </p>
          {next && (
            <p className="mt-3 pointer-coarse:hidden">
              <Kbd>J</Kbd> moves down, <Kbd>Enter</Kbd> opens, <Kbd>?</Kbd> shows every key.
            </p>
          )}
        </Empty>
      )}
    </main>
  )
}
