import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer, type CallInput } from './call-api.ts'
import { retry } from './queries.ts'

export type ListedArticle = CallAnswer<'listKnowledge'>['articles'][number]
export type OpenArticle = CallAnswer<'getArticle'>
export type KnowledgeSource = CallAnswer<'listKnowledgeSources'>['sources'][number]
export type KnowledgeDocument = CallAnswer<'listKnowledgeDocuments'>['documents'][number]
export type UnansweredQuestion = CallAnswer<'listUnanswered'>['questions'][number]
export type EmbeddingFault = NonNullable<CallAnswer<'getEmbedding'>['fault']>
export type ArticleLocale = ListedArticle['locale']

export const articlesQuery = queryOptions({
  queryKey: ['knowledge', 'articles'],
  staleTime: 0,
  retry,
  queryFn: async ({ signal }) => (await callApi('listKnowledge', {}, { signal })).articles,
})

/** Asked again while it goes on. */
export const embeddingQuery = queryOptions({
  queryKey: ['knowledge', 'embedding'],
  staleTime: 0,
  retry,
  queryFn: ({ signal }) => callApi('getEmbedding', {}, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'working' ? 1500 : data?.state === 'failing' ? 5000 : data?.state === 'done' ? 30_000 : false,
})

export const articleQuery = (id: string, locale: ArticleLocale) =>
  queryOptions({
    queryKey: ['knowledge', 'article', id, locale],
    staleTime: 0,
    retry,
    queryFn: ({ signal }) => callApi('getArticle', { params: { id }, query: { locale } }, { signal }),
  })

/** Asked again while one of them is being read. */
export const sourcesQuery = queryOptions({
  queryKey: ['knowledge', 'sources'],
  staleTime: 0,
  retry,
  queryFn: async ({ signal }) => (await callApi('listKnowledgeSources', {}, { signal })).sources,
  refetchInterval: ({ state }) =>
    state.data?.some(({ status }) => status === 'reading' || status === 'waiting') ? 1500 : false,
})

export const leftOutQuery = (id: string) =>
  queryOptions({
    queryKey: ['knowledge', 'left-out', id],
    staleTime: 0,
    retry,
    queryFn: async ({ signal }) =>
      (await callApi('listKnowledgePages', { params: { id }, query: { status: 'left-out', limit: 100 } }, { signal }))
        .pages,
  })

/** Asked again while one of them is being indexed. */
export const documentsQuery = queryOptions({
  queryKey: ['knowledge', 'documents'],
  staleTime: 0,
  retry,
  queryFn: async ({ signal }) => (await callApi('listKnowledgeDocuments', {}, { signal })).documents,
  refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'indexing') ? 1000 : false),
})

export const partsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['knowledge', 'parts', id, version],
    staleTime: 0,
    retry,
    queryFn: async ({ signal }) => (await callApi('getKnowledgeDocument', { params: { id } }, { signal })).parts,
  })

export const unansweredQuery = queryOptions({
  queryKey: ['knowledge', 'unanswered'],
  staleTime: 0,
  retry,
  queryFn: async ({ signal }) =>
    (await callApi('listUnanswered', { query: { days: 30, limit: 100 } }, { signal })).questions,
})

export const tryQuestion = (q: string) => callApi('searchArticles', { query: { q, limit: 3 } })
export const saveArticle = (id: string, body: CallInput<'putArticle'>['body']) =>
  callApi('putArticle', { params: { id }, body })
export const removeArticle = (id: string) => callApi('deleteArticle', { params: { id } })
export const addSource = (url: string) => callApi('addKnowledgeSource', { body: { url } })
export const refreshSource = (id: string) => callApi('refreshKnowledgeSource', { params: { id } })
export const removeSource = (id: string) => callApi('deleteKnowledgeSource', { params: { id } })
export const removeDocument = (id: string) => callApi('deleteKnowledgeDocument', { params: { id } })
export const restoreDocument = (id: string) => callApi('restoreKnowledgeDocument', { params: { id } })
