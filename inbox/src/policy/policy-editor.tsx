import type { PolicyDocument } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { policyQuery } from '../sync/policy-queries.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/form.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { CostFields } from './cost-fields.tsx'
import type { Policies, Version } from './policy-screen.tsx'
import { presetNames } from './policy-words.ts'
import { ReplayPanel } from './replay-panel.tsx'
import { RoutingFields } from './routing-fields.tsx'
import { RuleFields } from './rule-fields.tsx'
import { YamlField } from './yaml-field.tsx'

const asShipped: PolicyDocument = {
  preset: 'balanced',
  costs: {},
  tiers: {},
  intents: {},
  rules: {},
  areas: {},
  pages: {},
  languages: {},
  thresholds: {},
  windows: {},
  routing: { tiers: {}, priorities: {} },
}

type Shape = 'form' | 'yaml'

/** Edits the draft. It is saved before it is replayed, and it decides nothing until somebody makes it live. */
export function PolicyEditor({ start, policies }: { start: Version | null; policies: Policies }) {
  const queries = useQueryClient()
  const [shape, setShape] = useState<Shape>('form')
  const [document, setDocument] = useState(start?.document ?? asShipped)
  const [yaml, setYaml] = useState(start?.yaml ?? '')
  const [changed, setChanged] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [brokenCosts, setBroken] = useState<ReadonlySet<string>>(new Set())
  const [brokenRouting, setBrokenRouting] = useState<ReadonlySet<string>>(new Set())
  const broken = brokenCosts.size + brokenRouting.size > 0
  /** The draft as it was saved last, and the replay of it. */
  const [draft, setDraft] = useState<number | null>(start?.stage === 'draft' ? start.version : null)
  const [replay, setReplay] = useState<string | null>(null)

  const edit = (next: PolicyDocument) => {
    setDocument(next)
    touched()
  }
  const touched = () => {
    setChanged(true)
    setReplay(null)
    setFault(null)
  }

  /** Runs one call; what the server refuses stands at the editor. */
  async function during<T>(work: () => Promise<T>): Promise<T | null> {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { title, detail, next, errors } = error.problem
      setFault(errors?.[0] ? `${errors[0].path}: ${errors[0].message}` : `${detail ?? title}. ${next}`)
      return null
    } finally {
      setBusy(false)
    }
  }

  /** Saves what stands there as the draft; null where it was refused. */
  async function save(): Promise<Version | null> {
    const kept = await during(() =>
      callApi('putEscalationPolicy', {
        body: shape === 'yaml' ? { yaml: yaml || 'preset: balanced\n' } : { document },
      }),
    )
    if (!kept) return null
    setDocument(kept.document)
    setYaml(kept.yaml)
    setDraft(kept.version)
    setChanged(false)
    setFault(null)
    await queries.invalidateQueries({ queryKey: policyQuery.queryKey, exact: true })
    return kept
  }

  async function change(to: Shape) {
    if (to === shape || ((changed || !yaml) && !(await save()))) return
    setShape(to)
  }

  async function play() {
    const version = changed || draft === null ? (await save())?.version : draft
    if (version === undefined) return
    const begun = await during(() => callApi('replayEscalationPolicy', { body: { version } }))
    if (begun) setReplay(begun.id)
  }

  async function move(as: 'live' | 'shadow') {
    if (draft === null) return
    const moved = await during(() => callApi('activateEscalationPolicy', { body: { version: draft, as } }))
    if (!moved) return
    setDraft(null)
    setReplay(null)
    await queries.invalidateQueries({ queryKey: policyQuery.queryKey, exact: true })
    toast(
      'plain',
      as === 'live' ? `Version ${draft} is live` : `Version ${draft} is tried out in shadow`,
      as === 'live'
        ? 'It decides from the next turn on. The one before is below, one click away.'
        : 'It decides nothing; what it would have decided stands beside each decision.',
    )
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_400px]">
      <Panel
        title="When a person takes over"
        about="Each turn compares what going on is likely to cost with a person now, in minutes of an agent’s work."
        aside={
          <Segments
            label="How to edit"
            value={shape}
            choices={[
              { value: 'form', name: 'Form' },
              { value: 'yaml', name: 'YAML' },
            ]}
            onChange={(to) => void change(to)}
          />
        }
      >
        {shape === 'form' ? (
          <div className="flex flex-col gap-6 pt-2">
            <Choices
              label="Preset"
              value={document.preset}
              choices={presetNames}
              onChange={(preset) => edit({ ...document, preset, costs: {} })}
            />
            <CostFields document={document} onChange={edit} onBroken={setBroken} key={document.preset} />
            <RuleFields document={document} onChange={edit} />
            <RoutingFields document={document} onChange={edit} onBroken={setBrokenRouting} />
            <p className="text-text-2">
              {others(document)} Tiers, intents, thresholds, time windows and the rest of the routing are in the YAML.
            </p>
          </div>
        ) : (
          <YamlField
            value={yaml}
            fault={fault}
            onChange={(next) => {
              setYaml(next)
              touched()
            }}
          />
        )}
        {fault && shape === 'form' && (
          <p role="alert" className="mt-3 text-red-text">
            {fault}
          </p>
        )}
        <div className="sticky bottom-0 -mx-4 mt-4 -mb-4 flex flex-wrap items-center gap-2 rounded-b-card border-t border-line bg-surface px-4 py-3">
          <Button look={replay ? 'plain' : 'primary'} disabled={busy || broken} onClick={() => void play()}>
            Replay on the past
          </Button>
          <Button look="ghost" disabled={busy || !changed || broken} onClick={() => void save()}>
            Save draft
          </Button>
          <span className="flex-1" />
          <span className="text-11 text-text-3">
            {changed ? 'Not saved' : draft === null ? 'As it is live' : `Draft, version ${draft}`}
          </span>
        </div>
      </Panel>
      <ReplayPanel
        id={replay}
        isFirst={policies.live === null}
        onLive={() => void move('live')}
        onShadow={() => void move('shadow')}
        busy={busy}
      />
    </div>
  )
}

function others({ tiers, intents }: PolicyDocument): string {
  const count = (of: object, one: string, more: string) => {
    const n = Object.keys(of).length
    return n === 0 ? '' : `${n} ${n === 1 ? one : more}`
  }
  const said = [count(tiers, 'tier', 'tiers'), count(intents, 'intent', 'intents')].filter(Boolean)
  return said.length === 0 ? '' : `It says something of its own of ${said.join(' and ')}.`
}
