import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, test, vi } from 'vitest'
import { Kafka } from './kafkajs.ts'

test('a connection that has nothing to send sets no timers', async () => {
  const admin = new Kafka({ brokers: [inject('kafkaBrokers')] }).admin()
  await admin.connect()
  await admin.listTopics()
  const timers = vi.spyOn(globalThis, 'setTimeout')
  try {
    await pause(100)
    expect(timers).not.toHaveBeenCalled()
  } finally {
    timers.mockRestore()
    await admin.disconnect()
  }
})
