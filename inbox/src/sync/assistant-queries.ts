import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

export type Assistants = CallAnswer<'listAssistants'>
export type ListedAssistant = Assistants['assistants'][number]
export type OpenAssistant = CallAnswer<'getAssistant'>
export type Settings = OpenAssistant['draft']
export type AssistantVersion = OpenAssistant['versions'][number]
export type Desk = Assistants['desk']
export type Rule = Desk['rules'][number]
export type Budgets = CallAnswer<'getModelBudgets'>
export type VersionCounts = CallAnswer<'countAssistants'>['versions'][number]

export type PracticeAnswer = CallAnswer<'practise'>
export type PracticeInput = CallInput<'practise'>['body']
export type PracticeQuestions = CallAnswer<'getPracticeQuestions'>

/** Everybody's: answers are shown with the name of who gave them. */
export const assistantsQuery = queryOptions({
  queryKey: ['assistants', 'list'],
  staleTime: 60_000,
  retry,
  queryFn: ({ signal }) => callApi('listAssistants', {}, { signal }),
})

export const assistantQuery = (id: string) =>
  queryOptions({
    queryKey: ['assistants', 'one', id],
    staleTime: 0,
    retry,
    queryFn: ({ signal }) => callApi('getAssistant', { params: { id } }, { signal }),
  })

export const budgetsQuery = queryOptions({
  queryKey: ['assistants', 'budgets'],
  staleTime: 0,
  refetchInterval: 15_000,
  retry,
  queryFn: ({ signal }) => callApi('getModelBudgets', {}, { signal }),
})

export const countsQuery = queryOptions({
  queryKey: ['assistants', 'counts'],
  staleTime: 0,
  retry,
  queryFn: async ({ signal }) => (await callApi('countAssistants', { query: {} }, { signal })).versions,
})

export const playbooksQuery = queryOptions({
  queryKey: ['playbooks'],
  staleTime: 30_000,
  retry,
  queryFn: async ({ signal }) => (await callApi('listPlaybooks', {}, { signal })).playbooks,
})

export const practiceQuestionsQuery = queryOptions({
  queryKey: ['practice-questions'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getPracticeQuestions', {}, { signal }),
})
