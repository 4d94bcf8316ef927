import { ChevronsUpDown } from 'lucide-react'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { capital } from '../ui/capital.ts'
import { triedSentence } from './attempt-words.ts'
import { mainWords } from './main-words.ts'
import { reasonSentence, subjectOf, type ReasonNames } from './reason-sentence.ts'

/** The card in three lines: wanted, why, tried. A click opens it. */
export function HandoffStrip({
  package: pkg,
  names,
  onOpen,
}: {
  package: PackageOnWire
  names: ReasonNames
  onOpen: () => void
}) {
  const wanted = mainWords(pkg.summary).main?.text ?? subjectOf(pkg.reason)
  return (
    <button
      type="button"
      onClick={onOpen}
      data-card="strip"
      className="flex w-full items-start gap-2 px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-hover desk:px-6 wide:px-4"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{wanted ? `“${wanted}”` : 'Has not written yet'}</span>
        <span className="block truncate text-text-2">
          {reasonSentence(pkg.reason, names)}
          {pkg.attempts.length > 0 && <span className="text-text-3"> {capital(triedSentence(pkg.attempts))}.</span>}
        </span>
      </span>
      <ChevronsUpDown size={16} className="mt-0.5 shrink-0 text-text-3 wide:hidden" aria-label="Show all of it" />
    </button>
  )
}
