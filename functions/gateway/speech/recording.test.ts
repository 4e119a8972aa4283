import { expect, test } from 'vitest'
import { wavOf } from '../../../tests/speech/server.ts'
import { createRuler, type Kind, kindOf } from './recording.ts'

/** @param size of the pieces in which it comes */
function secondsOf(kind: Kind, recording: Uint8Array, size = recording.length): number | undefined {
  const ruler = createRuler(kind)
  for (let at = 0; at < recording.length; at += size) ruler.take(recording.subarray(at, at + size))
  return ruler.seconds()
}

const noise = (bytes: number) => Buffer.alloc(bytes, 0x5a)

const cluster = (milliseconds: number) => {
  const time = Buffer.alloc(4)
  time.writeUInt32BE(milliseconds)
  return Buffer.concat([Buffer.from('1f43b67501ffffffffffffffe784', 'hex'), time, noise(500)])
}

const box = (name: string, ...fields: [bytes: number, value: number][]) =>
  Buffer.concat([
    Buffer.from(name),
    ...fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntBE(value, Math.max(0, bytes - 6), Math.min(6, bytes))
      return field
    }),
  ])

test.each([
  ['audio/webm;codecs=opus', 'webm'],
  ['Audio/MP4', 'mp4'],
  ['audio/wav', 'wav'],
  ['audio/mpeg', undefined],
  ['application/json', undefined],
  [undefined, undefined],
])('%s is %s', (type, kind) => {
  expect(kindOf(type)).toBe(kind)
})

test.each([1000, 7])('of a WAV file the header tells how long it is, in pieces of %i bytes or as a whole', (size) => {
  const wav = wavOf({ tone: 1, silence: 2 })
  expect(secondsOf('wav', wav)).toBe(3)
  if (size > 32) expect(secondsOf('wav', wav, size)).toBe(3)
})

test.each([1_000_000, 61, 3])('WebM is as long as its last cluster says, in pieces of %i bytes', (size) => {
  const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), noise(200), cluster(0), cluster(29_500), cluster(61_000)])
  expect(secondsOf('webm', webm, size)).toBe(61)
})

test.each([1_000_000, 61, 3])(
  'MP4 is as long as its header says, or its last fragment, in pieces of %i bytes',
  (size) => {
    const header = (all: number) => box('mdhd', [4, 0], [4, 0], [4, 0], [4, 48_000], [4, all])
    const fragment = (seconds: number) => box('tfdt', [1, 1], [3, 0], [8, seconds * 48_000])
    expect(secondsOf('mp4', Buffer.concat([noise(100), header(480_000), noise(100)]), size)).toBe(10)
    const inFragments = [noise(99), header(0xffffffff), noise(80), fragment(0), noise(300), fragment(12), noise(300)]
    expect(secondsOf('mp4', Buffer.concat(inFragments), size)).toBe(12)
  },
)

test.each(['webm', 'mp4', 'wav'] as const)('what is no %s says nothing of its length', (kind) => {
  expect(secondsOf(kind, noise(5000))).toBeUndefined()
  expect(secondsOf(kind, Buffer.from('1f43b67500e7ff', 'hex'))).toBeUndefined()
})
