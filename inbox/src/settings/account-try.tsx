import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { accountLines, triedWords } from './account-words.ts'
import { SettingField } from './setting-field.tsx'

type Tried = CallAnswer<'tryAccountSource'>

/** Looks one customer up now, and shows the answer, or the fault and what to do. Nothing of it is kept. */
export function AccountTry({
  ready,
  dirty,
  onSave,
}: {
  ready: boolean
  dirty: boolean
  onSave: () => Promise<boolean>
}) {
  const [externalId, setExternalId] = useState('')
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState<{ of: string; answer: Tried } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const attempt = async () => {
    const of = externalId.trim()
    setBusy(true)
    setRefused(null)
    try {
      if (dirty && !(await onSave())) return
      setTried({ of, answer: await callApi('tryAccountSource', { body: { externalId: of } }) })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setTried(null)
      setRefused(`${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title="Try it" about="Looks one customer up now. Nothing of it is kept.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (externalId.trim()) void attempt()
        }}
      >
        <SettingField
          label="Customer’s id"
          about={ready || dirty ? 'As your system knows them.' : 'Save a source first, then try it here.'}
          value={externalId}
          onChange={setExternalId}
        />
        <Button type="submit" disabled={busy || externalId.trim() === '' || !(ready || dirty)} className="self-start">
          {busy ? 'Looking up …' : dirty ? 'Save and look up' : 'Look up'}
        </Button>
      </form>
      <div aria-live="polite">
        {refused && <p className="mt-3 text-red-text">{refused}</p>}
        {tried && <Answer of={tried.of} tried={tried.answer} />}
      </div>
    </Panel>
  )
}

function Answer({ of, tried }: { of: string; tried: Tried }) {
  const { ok, detail, account, leftOut } = tried
  const Icon = ok ? CircleCheck : CircleAlert
  const lines = account ? accountLines(account) : []
  return (
    <section aria-label={`Answer for ${of}`} className="mt-4 border-t border-line pt-3">
      <p className="flex items-center gap-1.5">
        <Icon size={16} aria-hidden className={ok ? 'text-green-text' : 'text-red-text'} />
        <span className="font-medium">{triedWords(tried)}</span>
      </p>
      {detail && <p className="mt-1 text-text-2">{detail}</p>}
      {ok && lines.length === 0 && (
        <p className="mt-1 text-text-2">It knows nothing of {of} that a handoff can carry.</p>
      )}
      {lines.length > 0 && (
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {lines.map(({ name, value }, index) => (
            <div key={`${index} ${name}`} className="contents">
              <dt className="text-text-3">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {leftOut.length > 0 && (
        <p className="mt-2 text-amber-text">Left out, because it could not be used: {leftOut.join(', ')}.</p>
      )}
    </section>
  )
}
