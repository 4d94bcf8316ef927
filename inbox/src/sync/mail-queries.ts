import { queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api.ts'

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  staleTime: 10_000,
  queryFn: ({ signal }) => callApi('getMail', {}, { signal }),
})

export const failedMailQuery = queryOptions({
  queryKey: ['mail', 'outgoing'],
  staleTime: 10_000,
  queryFn: async ({ signal }) => {
    const [failed, bounced] = await Promise.all([
      callApi('listOutgoingMail', { query: { status: 'failed', limit: 20 } }, { signal }),
      callApi('listOutgoingMail', { query: { status: 'bounced', limit: 20 } }, { signal }),
    ])
    return [...failed.mails, ...bounced.mails].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  },
})

/** As many as are shown; the newest first. */
export const mostAside = 50

export const asideMailQuery = queryOptions({
  queryKey: ['mail', 'aside'],
  staleTime: 10_000,
  queryFn: async ({ signal }) => (await callApi('listAsideMail', { query: { limit: mostAside } }, { signal })).mails,
})
