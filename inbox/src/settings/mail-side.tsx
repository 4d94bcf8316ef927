import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { failedMailQuery } from '../sync/mail-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { SettingField } from './setting-field.tsx'

const parts = { smtp: 'Sending', imap: 'The mailbox', inbound: 'What comes back' } as const

/** Whether it works: a test, the last day, the mailbox, and what did not arrive. */
export function MailSide({ kept, dirty }: { kept: CallAnswer<'getMail'>; dirty: boolean }) {
  const { settings, lastDay } = kept
  const [to, setTo] = useState('')
  const [busy, setBusy] = useState(false)
  const [tested, setTested] = useState<CallAnswer<'testMail'> | null>(null)
  const [secret, setSecret] = useState<string | null>(null)

  async function ask<T>(what: string, deed: () => Promise<T>): Promise<T | null> {
    setBusy(true)
    try {
      return await deed()
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
      return null
    } finally {
      setBusy(false)
    }
  }
  const test = async () =>
    setTested(
      await ask('Nothing was tested', () => callApi('testMail', { body: to.trim() === '' ? {} : { to: to.trim() } })),
    )
  const renew = async () =>
    setSecret((await ask('The secret is as it was', () => callApi('makeWebhookSecret', { body: {} })))?.secret ?? null)

  return (
    <div className="flex flex-col gap-4">
      <Panel
        title="Test it"
        about={dirty ? 'Save first: what is saved is tested.' : 'Signs in to each server, and sends one mail to you.'}
      >
        <form
          noValidate
          className="flex flex-col gap-3 pt-1"
          onSubmit={(event) => {
            event.preventDefault()
            void test()
          }}
        >
          <SettingField label="Your address" about="Empty: signs in and sends nothing." value={to} onChange={setTo} />
          <Button type="submit" disabled={busy || dirty || (!settings && !kept.platform)}>
            {busy ? 'Testing…' : 'Test now'}
          </Button>
          <ul aria-live="polite" className="flex flex-col gap-2 empty:hidden">
            {tested?.checks.map(({ part, ok, advice, ms }) => (
              <li key={part}>
                <span className={ok ? 'text-green-text' : 'text-red-text'}>
                  {ok ? '✓' : '✕'} {parts[part]} {ok ? `works (${ms} ms)` : 'does not work'}
                </span>
                {advice && <p className="text-11 text-text-2">{advice}</p>}
              </li>
            ))}
          </ul>
        </form>
      </Panel>
      {settings?.inbound === 'webhook' && (
        <Panel title="Webhook secret" about="Signs what is delivered. A new one ends the old one.">
          {secret ? (
            <p className="break-all" data-secret>
              <code>{secret}</code>
              <span className="block text-11 text-text-3">Shown once.</span>
            </p>
          ) : (
            <Button disabled={busy} onClick={() => void renew()}>
              {settings.hasWebhookSecret ? 'Make a new secret' : 'Make a secret'}
            </Button>
          )}
        </Panel>
      )}
      <Panel
        title="The last day"
        about={`${lastDay.sent} sent, ${lastDay.waiting} on the way, ${lastDay.failed} given up, ${lastDay.bounced} came back`}
      >
        {settings?.inbound === 'imap' && (
          <p className={settings.fault ? 'text-red-text' : 'text-text-2'}>
            {settings.fault
              ? `The mailbox cannot be read: ${settings.fault}. Test it to see why.`
              : settings.readAt
                ? 'The mailbox is read.'
                : 'The mailbox has not been read yet.'}
          </p>
        )}
        <Failed />
      </Panel>
    </div>
  )
}

function Failed() {
  const queries = useQueryClient()
  const failed = useQuery(failedMailQuery)
  if (!failed.data || failed.data.length === 0) return <p className="text-text-3">Nothing waits for a second try.</p>
  const again = async (id: string) => {
    try {
      await callApi('retryMail', { params: { id }, body: {} })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'It was not sent again', `${error.problem.title}. ${error.problem.next}`)
    }
    await queries.invalidateQueries({ queryKey: ['mail'] })
  }
  return (
    <ul className="flex flex-col gap-2">
      {failed.data.map((mail) => (
        <li key={mail.id} className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate">
            {mail.to} <span className="text-11 text-text-3">{mail.fault ?? mail.status}</span>
          </span>
          <Button look="ghost" onClick={() => void again(mail.id)}>
            Send again
          </Button>
        </li>
      ))}
    </ul>
  )
}
