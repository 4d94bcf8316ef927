import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Policies } from '../policy/policy-screen.tsx'
import { stageWords, writerWords } from '../policy/policy-words.ts'
import { policyQuery } from '../sync/policy-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { whenWords } from '../ui/clock-words.ts'
import { versionWords } from './words.ts'

/** Which version of the policy routes: the live one, or another one with when and by whom it was written. */
export function PolicyChoice({
  version,
  onChange,
}: {
  version: number | null
  onChange: (version: number | null) => void
}) {
  const desk = useDesk()
  const id = useId()
  const policies = useQuery(policyQuery)
  if (!policies.data)
    return policies.isError ? (
      <p className="text-text-2">
        The versions of the policy could not be loaded.{' '}
        <button type="button" className="text-accent-text underline" onClick={() => void policies.refetch()}>
          Try again
        </button>
      </p>
    ) : null
  const { live, versions } = policies.data
  const others = versions.filter((each) => each.version !== live)
  const gone = version !== null && version !== 0 && !versions.some((each) => each.version === version)
  const told = (each: Policies['versions'][number]) =>
    [
      `Version ${each.version}`,
      stageWords[each.stage],
      whenWords(Date.parse(each.changedAt), desk.now()),
      ...(each.writtenBy ? [writerWords(each.writtenBy)] : []),
    ].join(' · ')
  const liveOne = versions.find((each) => each.version === live)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="text-text-2">
        Routed by
      </label>
      <select
        id={id}
        value={version === null || version === (live ?? 0) ? '' : version}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        className="h-8 max-w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]"
      >
        <option value="">{liveOne ? told(liveOne) : 'As shipped · live'}</option>
        {others.map((each) => (
          <option key={each.version} value={each.version}>
            {told(each)}
          </option>
        ))}
        {gone && <option value={version}>Version {version}</option>}
        {live !== null && <option value={0}>As shipped</option>}
      </select>
      <span id={`${id}-about`} className="text-11 text-text-3">
        {version === null ? 'the live policy' : sameWords(policies.data, version)}
      </span>
    </div>
  )
}

function sameWords({ live, versions }: Policies, version: number): string {
  const routing = (of: number | null) => {
    const { document } = versions.find((each) => each.version === of) ?? {}
    return JSON.stringify(document?.routing ?? { tiers: {}, priorities: {} })
  }
  const isKnown = version === 0 || versions.some((each) => each.version === version)
  return isKnown && routing(live) === routing(version)
    ? `it routes as the live policy does: ${versionWords(version)} changes nothing here`
    : 'its routing is played, and nothing else of it'
}
