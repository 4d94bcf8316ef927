import { expect, test } from 'vitest'
import type { Settings } from '../sync/assistant-queries.ts'
import { changesBetween, modelWords, readTopics, ruleWords, topicsText } from './words.ts'

const settings: Settings = {
  name: 'Basic',
  mark: 'baton',
  goal: '',
  tone: '',
  instructions: '',
  model: 'configured',
  bounds: { intents: [], topics: [], languages: [] },
  playbooks: null,
  tools: null,
  guidance: null,
  knowledge: null,
}

test('topics are written and read as lines', () => {
  const topics = [
    { name: 'law', words: ['lawyer', 'law suit'] },
    { name: 'rivals', words: ['rivals'] },
  ]
  expect(topicsText(topics)).toBe('law: lawyer, law suit\nrivals: rivals')
  expect(readTopics('law: lawyer, law suit,, lawyer\n\nrivals')).toEqual(topics)
})

test('what is other between two versions, as a person reads it', () => {
  const after = { ...settings, tone: 'Warm', knowledge: { tags: ['shop'], sources: ['articles'] }, playbooks: [] }
  expect(changesBetween(settings, after)).toEqual([
    { name: 'Tone', was: 'none', is: 'Warm' },
    { name: 'Knowledge', was: 'all', is: 'articles, #shop' },
    { name: 'Playbooks', was: 'all', is: 'none' },
  ])
})

test('when a rule fits, in a line', () => {
  const rule = { assistantId: 'a', channels: [], sites: [], pages: [], languages: [], hours: null }
  expect(ruleWords(rule)).toBe('always')
  expect(ruleWords({ ...rule, channels: ['widget', 'mail'], pages: ['/a', '/b', '/c', '/d'], languages: ['de'] })).toBe(
    'by widget or mail, at /a, /b or 2 more, in German',
  )
  expect([modelWords('built-in'), modelWords('openai-compatible:llama3:8b')]).toEqual(['built-in', 'llama3:8b'])
})
