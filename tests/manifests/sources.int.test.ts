import { describe, expect, test } from 'vitest'
import { readTopics, TOPICS_FOLDER } from '../../scripts/dev/topics.ts'
import { accountOf } from '../../scripts/knative/eventing/issuer.ts'
import { parseIsoDuration } from '../../scripts/knative/manifests/durations.ts'
import { BROUGHT_TO, TOPICS } from '../../shared/events/topics.ts'
import { environmentOf, functionsIn, type Manifest, OVERLAYS, ofKind, render } from './render.ts'

/** Its dead letters would come back to it. */
const WITHOUT_DEAD_LETTERS = ['audit-dead-letters']

const sourcesOf = async (folder: string) => ofKind(await render(folder), 'KafkaSource')
const named = (found: Manifest[]) => found.map(({ metadata }) => metadata.name)

describe.each(OVERLAYS)('in %s', (folder) => {
  test('every source has a dead letter sink, but for the one that reads the dead letters', async () => {
    const without = (await sourcesOf(folder)).filter(({ spec }) => !spec.delivery.deadLetterSink)
    expect(named(without)).toEqual(WITHOUT_DEAD_LETTERS)
  })

  test('every source has a full delivery block: any block replaces all defaults', async () => {
    for (const { spec } of await sourcesOf(folder)) {
      expect(Object.keys(spec.delivery)).toEqual(
        expect.arrayContaining(['retry', 'backoffPolicy', 'backoffDelay', 'timeout']),
      )
    }
  })

  test('an outage of ten minutes costs no event, and one of a day no dead letter', async () => {
    for (const { metadata, spec } of await sourcesOf(folder)) {
      const { retry, backoffPolicy, backoffDelay } = spec.delivery
      expect(backoffPolicy).toBe('linear')
      const waited = (parseIsoDuration(backoffDelay)! * retry * (retry + 1)) / 2
      const needed = WITHOUT_DEAD_LETTERS.includes(metadata.name) ? 86_400_000 : 600_000
      expect({ source: metadata.name, waited }).toEqual({ source: metadata.name, waited: expect.any(Number) })
      expect(waited).toBeGreaterThanOrEqual(needed)
    }
  })

  test('every source starts at the earliest record and has a group of its own, named for it', async () => {
    for (const { metadata, spec } of await sourcesOf(folder)) {
      expect(spec).toMatchObject({ initialOffset: 'earliest', consumerGroup: metadata.name })
    }
  })

  test('only what may see events out of order asks for them so', async () => {
    const unordered = (await sourcesOf(folder)).filter(({ spec }) => spec.ordering === 'unordered')
    expect(named(unordered).sort()).toEqual(['notification', 'recurring', 'reminder'])
  })

  test('a source waits for an answer a little longer than its function may take, so that a dead letter tells what took too long', async () => {
    const limits = new Map(functionsIn(await render(folder)).map((one) => [one.metadata.name, one.spec.template.spec]))
    for (const { spec } of await sourcesOf(folder)) {
      const waits = parseIsoDuration(spec.delivery.timeout)!
      const takes = limits.get(spec.sink.ref.name).timeoutSeconds * 1000
      expect(waits).toBeGreaterThan(takes)
      expect(waits).toBeLessThanOrEqual(takes + 10_000)
    }
  })

  test('what takes events takes headers as large as the dead letters may have them', async () => {
    const manifests = await render(folder)
    const most = Number(
      (await readTopics(TOPICS_FOLDER)).find(({ name }) => name === TOPICS.deadLetters)!.config['max.message.bytes'],
    )
    const sinks = new Set((await sourcesOf(folder)).map(({ spec }) => spec.sink.ref.name))
    for (const { metadata, spec } of functionsIn(manifests).filter((one) => sinks.has(one.metadata.name))) {
      const [container] = spec.template.spec.containers
      const options = container.env.find(({ name }: { name: string }) => name === 'BUN_OPTIONS')?.value
      const size = /^--max-http-header-size=(\d+)$/.exec(options)?.[1]
      expect([metadata.name, Number(size) > most]).toEqual([metadata.name, true])
    }
  })

  test('every sink exists', async () => {
    const manifests = await render(folder)
    const known = manifests.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`)
    const sources = [...ofKind(manifests, 'KafkaSource'), ...ofKind(manifests, 'PingSource')]
    const sinks = sources.flatMap(({ spec }) => [spec.sink, spec.delivery?.deadLetterSink ?? spec.sink])
    for (const { ref } of sinks) expect(known).toContain(`${ref.apiVersion} ${ref.kind} ${ref.name}`)
  })

  test('every topic that is read or written is made', async () => {
    const manifests = await render(folder)
    const topics = (await readTopics(TOPICS_FOLDER)).map(({ name }) => name)
    const read = ofKind(manifests, 'KafkaSource').flatMap(({ spec }) => spec.topics)
    const written = ofKind(manifests, 'KafkaSink').map(({ spec }) => spec.topic)
    expect(topics).toEqual(expect.arrayContaining([...read, ...written, ...Object.values(TOPICS)]))
    // None is made that nobody reads.
    expect(topics.sort()).toEqual([...new Set(read)].sort())
  })

  test('what may be refused tells the topics that its source reads, whatever a record says of itself', async () => {
    for (const { metadata, spec } of await sourcesOf(folder)) {
      const told = spec.ceOverrides?.extensions.kafkatopic
      // A dead letter keeps what its source said.
      expect(told).toBe(WITHOUT_DEAD_LETTERS.includes(metadata.name) ? undefined : spec.topics.join(','))
      const isOfTheLog = spec.sink.ref.name === 'audit-log'
      expect(spec.ceOverrides?.extensions.readfrom).toBe(isOfTheLog ? spec.topics.join(',') : undefined)
    }
  })

  test('code knows what is brought to each function', async () => {
    const brought = (await sourcesOf(folder)).filter(({ metadata }) => !WITHOUT_DEAD_LETTERS.includes(metadata.name))
    expect(Object.fromEntries(brought.map(({ spec }) => [spec.sink.ref.name, spec.topics]))).toEqual(BROUGHT_TO)
  })

  test('each sink is known by an audience of its own, and knows its sources and nobody else', async () => {
    const manifests = await render(folder)
    const functions = new Map(functionsIn(manifests).map((one) => [one.metadata.name, environmentOf(one)]))
    const posts = (['KafkaSource', 'PingSource'] as const).flatMap((kind) =>
      ofKind(manifests, kind).map(({ metadata, spec }) => ({
        sink: spec.sink.ref.name as string,
        audience: spec.sink.audience as string,
        subject: accountOf(kind, { name: metadata.name, namespace: metadata.namespace! }),
      })),
    )
    for (const [name, { DELIVERY_AUDIENCE: audience, DELIVERY_SOURCES: sources = '' }] of functions) {
      const own = posts.filter(({ sink }) => sink === name)
      const known = sources.split(',').filter(Boolean)
      expect([name, known.toSorted()]).toEqual([name, own.map(({ subject }) => subject).sort()])
      for (const post of own) expect(post.audience).toBe(audience)
      // Kubernetes' longest name, from which on Knative would shorten it by a hash.
      for (const subject of known) expect(subject.split(':').at(-1)!.length).toBeLessThanOrEqual(63)
    }
    const audiences = [...functions.values()].map((each) => each.DELIVERY_AUDIENCE).filter(Boolean)
    expect(new Set(audiences).size).toBe(audiences.length)
  })

  test('a function that takes events is reached by nobody outside of the cluster', async () => {
    for (const service of functionsIn(await render(folder))) {
      const takesEvents = environmentOf(service).DELIVERY_SOURCES !== undefined
      const isHidden = service.metadata.labels?.['networking.knative.dev/visibility'] === 'cluster-local'
      expect([service.metadata.name, isHidden]).toEqual([service.metadata.name, takesEvents])
    }
  })

  test('dead letters are written by those sources whose events may end there', async () => {
    const manifests = await render(folder)
    const [policy, ...more] = ofKind(manifests, 'EventPolicy')
    expect(more).toEqual([])
    const ending = (await sourcesOf(folder)).filter(({ spec }) => spec.delivery.deadLetterSink)
    expect(policy!.spec.to).toEqual([
      { ref: { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'KafkaSink', name: 'dead-letters' } },
    ])
    const from = policy!.spec.from.map(({ ref }: { ref: { kind: string; namespace: string; name: string } }) => ref)
    expect(from.map(({ name }: { name: string }) => name)).toEqual(named(ending).sort())
    for (const ref of from) expect(ref).toMatchObject({ kind: 'KafkaSource', namespace: 'todo-chatbot' })
  })

  test('functions, sources and sink speak to the same brokers', async () => {
    const manifests = await render(folder)
    const asked = [...ofKind(manifests, 'KafkaSource'), ...ofKind(manifests, 'KafkaSink')].map(({ spec }) =>
      spec.bootstrapServers.join(','),
    )
    expect(new Set(asked).size).toBe(1)
    expect(asked[0]).not.toContain('127.0.0.1')
  })

  test('every minute what waits for the clock is woken', async () => {
    const pings = ofKind(await render(folder), 'PingSource').map(({ spec }) => [spec.sink.ref.name, spec.schedule])
    expect(Object.fromEntries(pings)).toEqual({
      reminder: '* * * * *',
      notification: '* * * * *',
      relay: '* * * * *',
    })
  })
})

test('dead letters are kept as long as the records they come from, nothing longer than 30 days, and they have room for the reason', async () => {
  const topics = await readTopics(TOPICS_FOLDER)
  const of = (field: string) => (name: string) => Number(topics.find((topic) => topic.name === name)!.config[field])
  expect(of('retention.ms')(TOPICS.deadLetters)).toBeLessThanOrEqual(30 * 86_400_000)
  for (const { name } of topics.filter((topic) => topic.name !== TOPICS.deadLetters)) {
    expect(of('retention.ms')(TOPICS.deadLetters)).toBeGreaterThanOrEqual(of('retention.ms')(name))
    expect(of('max.message.bytes')(TOPICS.deadLetters)).toBeGreaterThan(of('max.message.bytes')(name))
  }
  // A person who leaves is told that records of them are gone within 30 days: Kafka deletes whole segments, of a week each.
  const days = 86_400_000
  expect(of('retention.ms')(TOPICS.deadLetters) + 7 * days).toBeLessThanOrEqual(30 * days)
})

test('on one broker a topic asks for one copy', async () => {
  const manifests = await render('knative/overlays/minikube')
  for (const { spec } of ofKind(manifests, 'KafkaTopic')) {
    expect(spec).toMatchObject({ replicas: 1, config: { 'min.insync.replicas': 1 } })
  }
})
