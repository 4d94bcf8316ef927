export { createClient, type Answer, type CallOptions, type Client, type ClientOptions, type PagedId } from './client.ts'
export { BatonError, type ClientCode, type Problem } from './baton-error.ts'
export type { OperationId, Operations, ProblemCode } from './operations.ts'
export { verifyWebhook, WebhookRefused, type WebhookEvent } from './verify-webhook.ts'
