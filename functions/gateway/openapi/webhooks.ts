/** Webhooks of developers. */
import type * as z from 'zod/mini'
import { deliveriesQuerySchema, newWebhookSchema, webhookChangesSchema } from '../webhooks/webhooks.ts'
import { answer, ID, type Json, list, MAY_BE, object, operation, ref, requestBody } from './parts.ts'

const INSTANT = { type: 'string', format: 'date-time' }
const MAYBE = (type: string, format?: string): Json => ({ type: [type, 'null'], ...(format && { format }) })
const UUID = { type: 'string', format: 'uuid' }
const SECRET = {
  secret: { type: 'string', description: 'by which messages are verified, as Standard Webhooks has it' },
}

/** @param schemaOf JSON Schema of one of zod */
export const webhookSchemasOf = (schemaOf: (schema: z.ZodMiniType) => Json): Json => ({
  NewWebhook: schemaOf(newWebhookSchema),
  WebhookChanges: schemaOf(webhookChangesSchema),
  Webhook: object({
    id: UUID,
    url: { type: 'string' },
    types: list({ type: 'string' }),
    state: { enum: ['asked', 'active', 'paused', 'refused', 'disabled'] },
    reason: { ...MAYBE('string'), description: 'why it is refused or disabled' },
    createdAt: INSTANT,
    failingSince: MAYBE('string', 'date-time'),
  }),
  WebhookDelivery: object({
    id: { ...UUID, description: 'the `webhook-id` of the message' },
    type: { ...MAYBE('string'), description: 'null for the challenge, and for an event that is no longer kept' },
    eventId: MAYBE('string', 'uuid'),
    sequence: MAYBE('integer'),
    state: { enum: ['waiting', 'delivered', 'failed', 'dropped'] },
    attempts: { type: 'integer', minimum: 0 },
    reason: MAYBE('string'),
    createdAt: INSTANT,
    dueAt: { ...MAYBE('string', 'date-time'), description: 'when it is tried next' },
    settledAt: MAYBE('string', 'date-time'),
  }),
})

export function webhookPaths(queryParameters: (schema: z.ZodMiniType) => Json[]): Json {
  const id = { ...ID, description: 'of a webhook' }
  const delivery = { ...ID, name: 'delivery', description: 'of a delivery' }
  const webhook = ref('Webhook')
  const MOST = MAY_BE.conflict('One person has as many webhooks as one may have.')
  return {
    '/v1/webhooks': {
      get: operation('listWebhooks', 'which events are sent to which URL', 'person', {
        responses: { 200: answer('the webhooks', object({ webhooks: list(webhook) })) },
      }),
      post: operation(
        'createWebhook',
        'have events sent to a URL, once its receiver has sent a challenge back',
        'person',
        {
          requestBody: requestBody('NewWebhook'),
          responses: {
            201: answer('the webhook, with its secret', { allOf: [webhook, object(SECRET)] }),
            ...MOST,
            ...MAY_BE.unable('This system has no key to sign webhooks with.'),
          },
        },
      ),
    },
    '/v1/webhooks/{id}': {
      patch: operation('changeWebhook', 'pause a webhook, go on with it, or have other events sent', 'person', {
        parameters: [id],
        requestBody: requestBody('WebhookChanges'),
        responses: { 200: answer('the webhook', webhook), ...MAY_BE.missing },
      }),
      delete: operation('deleteWebhook', 'delete a webhook: what waits is not sent', 'person', {
        parameters: [id],
        responses: { 204: answer('deleted'), ...MAY_BE.missing },
      }),
    },
    '/v1/webhooks/{id}/secret': {
      post: operation('rotateWebhookSecret', 'another secret; for 24 hours both sign', 'person', {
        parameters: [id],
        responses: {
          200: answer('the secret', object(SECRET)),
          ...MAY_BE.missing,
          ...MAY_BE.unable('This system has no key to sign webhooks with.'),
        },
      }),
    },
    '/v1/webhooks/{id}/deliveries': {
      get: operation('listWebhookDeliveries', 'what was sent, and what became of it, the newest first', 'person', {
        parameters: [id, ...queryParameters(deliveriesQuerySchema)],
        responses: {
          200: answer('a page', object({ deliveries: list(ref('WebhookDelivery')), next: MAYBE('string') })),
          ...MAY_BE.missing,
        },
      }),
    },
    '/v1/webhooks/{id}/deliveries/{delivery}/redeliver': {
      post: operation('redeliverWebhook', 'send an event again, under the same id', 'person', {
        parameters: [id, delivery],
        responses: {
          202: answer('it waits', object({ id: UUID, state: { const: 'waiting' } })),
          ...MAY_BE.missing,
          ...MAY_BE.conflict('The webhook is not active.'),
        },
      }),
    },
  }
}
