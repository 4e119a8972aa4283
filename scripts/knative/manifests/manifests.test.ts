import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { kafkaSinkOf, kafkaSourceOf, pingSourceOf } from './eventing.ts'
import type { Resource } from './kustomization.ts'
import { serviceOf } from './service.ts'

const resource = (text: string): Resource => {
  const document = parse(text)
  const { apiVersion, kind, metadata } = document
  return { file: 'base/it.yaml', apiVersion, kind, name: metadata.name, namespace: 'todo', document }
}

const service = (spec: string, annotations = '{}') =>
  serviceOf(
    resource(`{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: greeter},
      spec: {template: {metadata: {annotations: ${annotations}}, spec: ${spec}}}}`),
  )
const minimal = '{containers: [{image: it}]}'

describe('Service', () => {
  test('has the defaults of Knative: any concurrency, aimed at 70, a window of 60 s, 300 s for a request', () => {
    expect(service(minimal)).toMatchObject({
      containerConcurrency: 0,
      target: 70,
      minScale: 0,
      maxScale: 0,
      window: 60_000,
      panicWindow: 6000,
      panicThreshold: 2,
      timeout: 300_000,
      answerTimeout: undefined,
    })
  })

  test.each([
    ['{containerConcurrency: 10, containers: [{image: it}]}', '{}', 7],
    ['{containerConcurrency: 10, containers: [{image: it}]}', `{autoscaling.knative.dev/target: '5'}`, 3.5],
    ['{containerConcurrency: 10, containers: [{image: it}]}', `{autoscaling.knative.dev/target: '50'}`, 7],
    [minimal, `{autoscaling.knative.dev/target: '200'}`, 140],
    [minimal, `{autoscaling.knative.dev/target-utilization-percentage: '100'}`, 100],
  ])('%s with %s aims at a concurrency of %d', (spec, annotations, target) => {
    expect(service(spec, annotations).target).toBe(target)
  })

  test.each([
    ['{containers: [{}]}', '{}', 'spec.template.spec.containers[0].image'],
    [
      '{timeoutSeconds: 5, responseStartTimeoutSeconds: 6, containers: [{image: it}]}',
      '{}',
      'responseStartTimeoutSeconds',
    ],
    ['{timeoutSeconds: 601, containers: [{image: it}]}', '{}', 'spec.template.spec.timeoutSeconds'],
    [
      minimal,
      '{autoscaling.knative.dev/max-scale: 3}',
      'spec.template.metadata.annotations["autoscaling.knative.dev/max-scale"]',
    ],
    [minimal, `{autoscaling.knative.dev/window: '3s'}`, 'from 6s to 1h'],
    [minimal, `{autoscaling.knative.dev/window: soon}`, "'soon' is not a duration"],
    ['{containers: [{image: it, env: [{name: PORT, value: "1"}]}]}', '{}', 'containers[0].env[0].name: is reserved'],
    ['{containers: [{image: it, ports: [{containerPort: 9090}]}]}', '{}', 'containerPort: is taken by the queue-proxy'],
    ['{containers: [{image: it, readinessProbe: {exec: {command: [true]}}}]}', '{}', 'readinessProbe.exec'],
  ])('%s with %s is refused, naming file and field', (spec, annotations, message) => {
    expect(() => service(spec, annotations)).toThrow('base/it.yaml: Service greeter: ')
    expect(() => service(spec, annotations)).toThrow(message)
  })
})

const source = (more: string) =>
  kafkaSourceOf(
    resource(`{apiVersion: sources.knative.dev/v1, kind: KafkaSource, metadata: {name: orders}, spec: {
      bootstrapServers: [kafka:9092], topics: [orders], sink: {ref: {kind: Service, name: greeter}}${more}}}`),
  )

describe('KafkaSource', () => {
  test('without a delivery block tries ten times again, exponentially from 0.3 s, 600 s for each attempt', () => {
    expect(source('').delivery).toEqual({
      retry: 10,
      backoffPolicy: 'exponential',
      backoffDelay: 300,
      timeout: 600_000,
    })
  })

  test('any delivery block replaces all defaults: one with only a dead letter sink means retry 0', () => {
    const { delivery } = source(', delivery: {deadLetterSink: {ref: {kind: KafkaSink, name: dead-letters}}}')
    expect(delivery).toMatchObject({ retry: 0, deadLetterSink: { ref: { kind: 'KafkaSink', name: 'dead-letters' } } })
  })

  test('starts at the latest offset and keeps order unless told otherwise', () => {
    expect(source('')).toMatchObject({ initialOffset: 'latest', ordering: 'ordered', consumers: 1 })
  })

  test.each([
    [', delivery: {timeout: 5s}', 'spec.delivery.timeout: is not a duration'],
    [', ordering: strict', 'spec.ordering'],
    [', consumers: -1', 'spec.consumers'],
    [', ceOverrides: {extensions: {not-a-name: x}}', 'spec.ceOverrides.extensions'],
    [', delivery: {deadLetterSink: {}}', 'spec.delivery.deadLetterSink: needs a ref or a uri'],
  ])('with %s is refused, naming file and field', (more, message) => {
    expect(() => source(more)).toThrow('base/it.yaml: KafkaSource orders: ')
    expect(() => source(more)).toThrow(message)
  })
})

const ping = (spec: string) =>
  pingSourceOf(
    resource(`{apiVersion: sources.knative.dev/v1, kind: PingSource, metadata: {name: tick}, spec: {
      sink: {ref: {kind: Service, name: greeter}}, ${spec}}}`),
  )

describe('PingSource', () => {
  test('takes a cron expression of five fields, a zone and data', () => {
    const manifest = ping(`schedule: '30 9 * * 1-5', timezone: Europe/Berlin, contentType: text/plain, data: hello`)
    expect(manifest).toMatchObject({ schedule: '30 9 * * 1-5', timeZone: 'Europe/Berlin', contentType: 'text/plain' })
    expect(manifest.data?.toString()).toBe('hello')
  })

  test.each([
    [`schedule: '61 * * * *'`, 'spec.schedule'],
    [`schedule: '* * *'`, 'spec.schedule'],
    [`schedule: '* * * * *', timezone: Mars/Olympus`, 'spec.timezone'],
    [`schedule: '* * * * *', timeZone: UTC`, 'spec.timeZone: is written timezone'],
    [`schedule: '* * * * *', data: a, dataBase64: YQ==`, 'exclude each other'],
  ])('with %s is refused, naming file and field', (spec, message) => {
    expect(() => ping(spec)).toThrow('base/it.yaml: PingSource tick: ')
    expect(() => ping(spec)).toThrow(message)
  })
})

test('a KafkaSink without contentMode is structured, as on a cluster', () => {
  const sink = kafkaSinkOf(
    resource(`{apiVersion: eventing.knative.dev/v1alpha1, kind: KafkaSink, metadata: {name: out},
      spec: {topic: orders, bootstrapServers: [kafka:9092]}}`),
  )
  expect(sink).toMatchObject({ topic: 'orders', contentMode: 'structured' })
})
