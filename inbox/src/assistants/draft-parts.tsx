import { assistantMarks } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { actionServersQuery } from '../sync/action-queries.ts'
import { assistantsQuery, playbooksQuery, type Settings } from '../sync/assistant-queries.ts'
import { guidanceQuery } from '../sync/guidance-queries.ts'
import { intentsQuery } from '../sync/intent-queries.ts'
import { sourcesQuery } from '../sync/knowledge-queries.ts'
import { classes } from '../ui/classes.ts'
import { Choices } from '../ui/form.tsx'
import { Panel } from '../ui/panel.tsx'
import { AssistantMark } from './assistant-mark.tsx'
import { AllOrSome, LinesField, Ticks } from './fields.tsx'
import { languageNames, listOf, modelWords, readTopics, toolChoices, topicsText } from './words.ts'

interface PartProps {
  draft: Settings
  disabled: boolean
  onChange: (change: Partial<Settings>) => void
}

export function WhoPart({ draft, disabled, onChange }: PartProps) {
  return (
    <Panel title="Who it is">
      <div className="flex flex-col gap-4">
        <fieldset disabled={disabled} className="contents">
          <SettingField
            label="Name"
            value={draft.name}
            error={draft.name.trim() === '' ? 'It needs a name.' : undefined}
            onChange={(name) => onChange({ name })}
          />
          <fieldset>
            <legend className="mb-1 font-medium">Mark</legend>
            <div className="flex flex-wrap gap-1">
              {assistantMarks.map((mark) => (
                <label
                  key={mark}
                  title={mark}
                  className={classes(
                    'inline-flex size-10 cursor-pointer items-center justify-center rounded-control border has-focus-visible:outline-2 has-focus-visible:outline-accent',
                    draft.mark === mark ? 'border-accent' : 'border-transparent hover:bg-hover',
                  )}
                >
                  <input
                    type="radio"
                    name="mark"
                    className="sr-only"
                    aria-label={mark}
                    checked={draft.mark === mark}
                    onChange={() => onChange({ mark })}
                  />
                  <AssistantMark mark={mark} size={28} />
                </label>
              ))}
            </div>
          </fieldset>
        </fieldset>
        <LinesField
          label="Goal"
          about="What it is there for."
          rows={2}
          maxLength={600}
          value={draft.goal}
          disabled={disabled}
          onChange={(goal) => onChange({ goal })}
        />
        <LinesField
          label="Tone"
          about="How it speaks. Models follow it; the built-in assistant answers in the words of your articles."
          rows={2}
          maxLength={300}
          value={draft.tone}
          disabled={disabled}
          onChange={(tone) => onChange({ tone })}
        />
        <LinesField
          label="Instructions"
          about="How it goes about it, for models. Baton’s own rules stand above them: it never states what no article says."
          rows={6}
          maxLength={4000}
          value={draft.instructions}
          disabled={disabled}
          onChange={(instructions) => onChange({ instructions })}
        />
      </div>
    </Panel>
  )
}

export function UsesPart({ draft, disabled, onChange }: PartProps) {
  const configured = useQuery(assistantsQuery).data?.model ?? 'built-in'
  const playbooks = useQuery(playbooksQuery).data ?? []
  const guidance = (useQuery(guidanceQuery).data ?? []).filter(({ status }) => status === 'active')
  const sources = useQuery(sourcesQuery).data ?? []
  // Which servers there are is for admins; a lead sees the tools that are named.
  const servers = useQuery({ ...actionServersQuery, enabled: !disabled }).data ?? []
  const tools = toolChoices(servers, draft.tools ?? [])
  const { knowledge } = draft
  const [tags, setTags] = useState(knowledge?.tags.join(', ') ?? '')
  const from = [
    { value: 'articles', name: 'Articles' },
    { value: 'documents', name: 'Documents' },
    ...sources.map(({ id, url }) => ({ value: id, name: URL.canParse(url) ? new URL(url).host : url })),
  ]
  return (
    <Panel title="What it uses">
      <div className="flex flex-col gap-4">
        <fieldset disabled={disabled}>
          <Choices
            label="Model"
            value={draft.model}
            choices={[
              { value: 'configured', name: 'The configured model', about: modelWords(configured) },
              { value: 'built-in', name: 'Always the built-in assistant', about: 'needs no key, costs nothing' },
            ]}
            onChange={(model) => onChange({ model })}
          />
        </fieldset>
        <AllOrSome
          label="Knowledge"
          all="All of it"
          some="Some of it"
          isAll={knowledge === null}
          disabled={disabled}
          onChange={(isAll) => onChange({ knowledge: isAll ? null : { tags: listOf(tags), sources: [] } })}
        >
          <div className="flex flex-col gap-3 py-1">
            <Ticks
              label="From"
              choices={from}
              chosen={knowledge?.sources ?? []}
              disabled={disabled}
              onChange={(chosen) => onChange({ knowledge: { tags: listOf(tags), sources: chosen } })}
            />
            <SettingField
              label="Articles with a tag"
              about="Several with commas. An article counts that has one of them, or is from a place that is ticked."
              value={tags}
              onChange={(text) => {
                setTags(text)
                onChange({ knowledge: { tags: listOf(text), sources: knowledge?.sources ?? [] } })
              }}
            />
          </div>
        </AllOrSome>
        <AllOrSome
          label="Playbooks"
          all="All of them"
          some="Some of them"
          isAll={draft.playbooks === null}
          disabled={disabled}
          onChange={(isAll) => onChange({ playbooks: isAll ? null : [] })}
        >
          <Ticks
            label="It may follow"
            choices={playbooks.map(({ id, title }) => ({ value: id, name: title }))}
            chosen={draft.playbooks ?? []}
            disabled={disabled}
            about={playbooks.length === 0 ? 'There is no playbook yet.' : undefined}
            onChange={(chosen) => onChange({ playbooks: chosen })}
          />
        </AllOrSome>
        <AllOrSome
          label="Tools"
          all="All that are for it"
          some="Some of them"
          isAll={draft.tools === null}
          disabled={disabled}
          onChange={(isAll) => onChange({ tools: isAll ? null : [] })}
        >
          <Ticks
            label="It may use"
            choices={tools}
            chosen={draft.tools ?? []}
            disabled={disabled}
            about={
              tools.length === 0 ? (
                <>
                  No server with tools is connected, and none may be used until then.{' '}
                  <Link to="/settings/actions" className="text-accent-text underline underline-offset-2">
                    Connect one
                  </Link>
                </>
              ) : (
                'For models. What each may do, for whom and at whose word stands in Settings → Actions.'
              )
            }
            onChange={(chosen) => onChange({ tools: chosen })}
          />
        </AllOrSome>
        <AllOrSome
          label="Guidance"
          all="All that is for the customer"
          some="Some of it"
          isAll={draft.guidance === null}
          disabled={disabled}
          onChange={(isAll) => onChange({ guidance: isAll ? null : [] })}
        >
          <Ticks
            label="It may use"
            choices={guidance.map(({ id, question }) => ({ value: id, name: question.slice(0, 120) }))}
            chosen={draft.guidance ?? []}
            disabled={disabled}
            about={guidance.length === 0 ? 'None is in use yet.' : undefined}
            onChange={(chosen) => onChange({ guidance: chosen })}
          />
        </AllOrSome>
      </div>
    </Panel>
  )
}

export function BoundsPart({ draft, disabled, onChange }: PartProps) {
  const { bounds } = draft
  const intents = useQuery(intentsQuery).data?.intents ?? []
  const [topics, setTopics] = useState(topicsText(bounds.topics))
  const [named, setNamed] = useState(bounds.intents.join(', '))
  const set = (change: Partial<Settings['bounds']>) => onChange({ bounds: { ...bounds, ...change } })
  const unknown = bounds.intents.filter((name) => intents.length > 0 && !intents.some((each) => each.name === name))
  return (
    <Panel title="What it leaves to people" about="Held by code, whatever a model is told or says.">
      <div className="flex flex-col gap-4">
        <fieldset disabled={disabled} className="contents">
          <SettingField
            label="Intents"
            about="By their names, several with commas. A message that shows one goes to a person at once."
            error={unknown.length > 0 ? `No intent is called ${unknown.join(', ')}: nothing would show it.` : undefined}
            value={named}
            onChange={(text) => {
              setNamed(text)
              set({ intents: listOf(text) })
            }}
          />
        </fieldset>
        <LinesField
          label="Topics"
          about="A line each: its name, a colon, and the words that give it away. Asked about it, a person answers; an answer that has one is not said."
          rows={3}
          maxLength={6000}
          value={topics}
          disabled={disabled}
          onChange={(text) => {
            setTopics(text)
            set({ topics: readTopics(text) })
          }}
        />
        <Ticks
          label="Languages that it answers in"
          about="None ticked: all. In others a person answers."
          choices={(['en', 'de', 'es', 'fr', 'pt'] as const).map((value) => ({
            value,
            name: languageNames[value] ?? value,
          }))}
          chosen={bounds.languages.filter((each) => each !== 'other')}
          disabled={disabled}
          onChange={(languages) => set({ languages })}
        />
      </div>
    </Panel>
  )
}
