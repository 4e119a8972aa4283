/** The functions' environment for load that few people make from one address. */
export const UNLIMITED = {
  RATE_LIMIT: '1000000',
  CONCURRENCY_LIMIT: '1000000',
  ADDRESS_RATE_LIMIT: '1000000',
  ADDRESS_CONCURRENCY_LIMIT: '1000000',
  OPEN_TASKS: '1000000',
  PENDING_REMINDERS: '1000000',
} as const
