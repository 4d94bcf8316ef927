import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Choose } from '../people/choose.tsx'
import { hoursDraft, OwnHours, readHours } from '../people/hours-fields.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import type { ListedAssistant, Rule } from '../sync/assistant-queries.ts'
import { workspaceQuery } from '../sync/workspace-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Ticks } from './fields.tsx'
import { hostOfSite, languageNames, listOf } from './words.ts'

const languages = (['en', 'de', 'es', 'fr', 'pt', 'other'] as const).map((value) => ({
  value,
  name: languageNames[value] ?? value,
}))

/** When a rule fits, and whom it chooses. What is left empty is anything. */
export function RuleDialog({
  rule,
  assistants,
  onClose,
  onDone,
}: {
  rule: Rule | null
  assistants: readonly ListedAssistant[]
  onClose: () => void
  onDone: (rule: Rule) => void
}) {
  const [assistantId, setAssistantId] = useState(rule?.assistantId ?? null)
  const [channels, setChannels] = useState(rule?.channels.join(', ') ?? '')
  const [sites, setSites] = useState(rule?.sites ?? [])
  const [pages, setPages] = useState(rule?.pages.join(', ') ?? '')
  const [spoken, setSpoken] = useState(rule?.languages ?? [])
  const [hours, setHours] = useState(() => hoursDraft(rule?.hours ?? null))
  const [error, setError] = useState<string | null>(null)
  const allowed = useQuery(workspaceQuery).data?.sites ?? []
  // Also those that the rule names and that are not, or no longer, among the allowed ones.
  const hosts = [...new Set([...allowed.map(hostOfSite), ...(rule?.sites ?? [])])]
  function done() {
    const read = readHours(hours)
    if ('error' in read) return setError(read.error)
    if (assistantId === null) return
    onDone({
      assistantId,
      channels: listOf(channels),
      sites,
      pages: listOf(pages),
      languages: spoken,
      hours: read.value,
    })
  }
  return (
    <Dialog
      title={rule ? 'Change the rule' : 'New rule'}
      about="Empty is anything; several with commas."
      width="broad"
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          done()
        }}
      >
        <Choose
          label="Who answers"
          about="Those that are published."
          value={assistantId}
          none="Choose an assistant"
          choices={assistants}
          onChange={setAssistantId}
        />
        <SettingField
          label="Pages"
          about="Paths with stars for anything, such as /cart*, or names of features."
          value={pages}
          onChange={setPages}
        />
        <Ticks
          label="Sites"
          about={
            hosts.length === 0
              ? 'No site is allowed yet: Settings → Sites. Until then it fits on every page.'
              : 'None ticked: all of them. A conversation without a page, such as one by mail, is on none.'
          }
          choices={hosts.map((host) => ({ value: host, name: host }))}
          chosen={sites}
          disabled={false}
          onChange={setSites}
        />
        <SettingField label="Channels" about="Such as widget or mail" value={channels} onChange={setChannels} />
        <Ticks label="Languages" choices={languages} chosen={spoken} disabled={false} onChange={setSpoken} />
        <OwnHours label="Only at some hours" about={null} value={hours} error={error} onChange={setHours} />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={assistantId === null}>
            {rule ? 'Change the rule' : 'Add the rule'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
