import { queryOptions } from '@tanstack/react-query'
import { callApi, type CallAnswer } from './call-api.ts'

export type WebhookRow = CallAnswer<'listWebhooks'>['webhooks'][number]
export type DeliveryRow = CallAnswer<'listWebhookDeliveries'>['deliveries'][number]

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  staleTime: 5000,
  refetchInterval: 10_000,
  queryFn: async ({ signal }) => (await callApi('listWebhooks', {}, { signal })).webhooks,
})

export const deliveriesQuery = (id: string, status: DeliveryRow['status'] | undefined) =>
  queryOptions({
    queryKey: ['webhooks', id, 'deliveries', status ?? 'all'],
    staleTime: 2000,
    refetchInterval: 5000,
    queryFn: async ({ signal }) => {
      const query = { limit: 30, ...(status ? { status } : {}) }
      return callApi('listWebhookDeliveries', { params: { id }, query }, { signal })
    },
  })
