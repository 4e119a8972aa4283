import { describe, expect, test } from 'vitest'
import { isRetried } from '../../scripts/knative/eventing/kafka-source/delivery.ts'
import { DaprError } from '../dapr/index.ts'
import { DatabaseError } from '../database/index.ts'
import { Refusal } from '../domain/refusal.ts'
import { NotACloudEvent } from '../events/cloud-event.ts'
import { answerTo } from './failed-delivery.ts'
import { notFound, Problem, unavailable } from './problem.ts'

const thrown = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('a delivery that failed', () => {
  test.each([
    ['Postgres away', new DatabaseError('away', 'connection')],
    ['a statement that took too long', new DatabaseError('canceling statement', '57014')],
    ['a table that is yet to come', new DatabaseError('no such table', '42P01')],
    ['Kafka away', unavailable('Kafka')],
    ['Dapr away', new DaprError('away', 0)],
    ['a connection that broke', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a part that took too long', new DOMException('late', 'TimeoutError')],
  ])('by %s comes again', (_, error) => {
    expect(isRetried(answerTo(error).status)).toBe(true)
  })

  test.each([
    ['an error of our own code', thrown(() => new Date(Number.NaN).toISOString()), 'failed'],
    ['a mistake in our own code', thrown(() => (null as never as string[]).length), 'failed'],
    ['what the columns do not take', new DatabaseError('unsupported Unicode escape', '22P05'), 'refused-by-database'],
    ['a rule of the domain', new Refusal('task-deleted', 'It is deleted.'), 'task-deleted'],
    ['a status that Knative would try again', notFound('no such task'), 'not-found'],
    ['what is no event', new NotACloudEvent('id is missing'), 'not-a-cloudevent'],
    ['a problem of its own', new Problem({ status: 413, code: 'body-too-large', detail: 'x' }), 'body-too-large'],
  ])('by %s goes to the dead letters at once', (_, error, code) => {
    const problem = answerTo(error)
    expect([problem.code, isRetried(problem.status)]).toEqual([code, false])
  })

  test('by an error of our own code says which', () => {
    expect(answerTo(new RangeError('Invalid time value')).message).toContain('RangeError: Invalid time value')
  })

  test('where nobody stands behind to keep it, comes again even then', () => {
    expect(isRetried(answerTo(new RangeError('x'), 'retry').status)).toBe(true)
  })
})
