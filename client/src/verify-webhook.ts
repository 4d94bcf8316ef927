/** An event as a webhook gets it. */
export interface WebhookEvent {
  type: string
  timestamp: string
  data: {
    workspaceId: string
    conversationId: string | null
    event: ({ seq: number; type: string; at: string } & Record<string, unknown>) | null
  }
}

/** It does not come from Baton, was changed on the way, or is too old. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}

/**
 * What a webhook was sent, once its signature and its time are right; `body` is the text as it came. Throws `WebhookRefused`. Works wherever
 * WebCrypto does.
 */
export async function verifyWebhook(
  secret: string,
  headers: Headers | Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  { now = Date.now(), toleranceMs = 5 * 60 * 1000 }: { now?: number; toleranceMs?: number } = {},
): Promise<WebhookEvent & { id: string }> {
  const head = (name: string) => String((headers instanceof Headers ? headers.get(name) : headers[name]) ?? '')
  const id = head('webhook-id')
  const timestamp = head('webhook-timestamp')
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1000) > toleranceMs)
    throw new WebhookRefused('The time of the webhook is not now: it is old, or the clocks differ.')
  const raw = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  for (const each of head('webhook-signature').split(' ')) {
    const [version, signature] = each.split(',')
    if (version !== 'v1' || !signature) continue
    if (await crypto.subtle.verify('HMAC', key, bytesOf(signature), signed))
      return { ...(JSON.parse(body) as WebhookEvent), id }
  }
  throw new WebhookRefused('The signature is not right: the secret is another, or the body is not as it came.')
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
