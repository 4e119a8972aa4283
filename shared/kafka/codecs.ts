/**
 * Makes kafkajs read what any producer may have written: it knows gzip only, and a batch that it cannot read would stop its partition for
 * good, where Java's client reads them all. Importing this module is enough.
 */
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { CompressionCodecs, CompressionTypes } from './kafkajs.ts'

interface Codec {
  compress(encoder: { buffer: Buffer }): Promise<Buffer>
  decompress(buffer: Buffer): Promise<Buffer>
}

const readOnly = (decompress: (buffer: Buffer) => Buffer) => (): Codec => ({
  compress: () => Promise.reject(new Error('only for reading')),
  decompress: async (buffer) => decompress(buffer),
})

const codecs: Record<number, () => Codec> = CompressionCodecs
codecs[CompressionTypes.ZSTD] = () => ({
  compress: ({ buffer }) => promisify(zstdCompress)(buffer),
  decompress: promisify(zstdDecompress),
})
codecs[CompressionTypes.Snappy] = readOnly(unframeSnappy)
codecs[CompressionTypes.LZ4] = readOnly(unframeLz4)

/** `82 53 4e 41 50 50 59 00`, two versions, then blocks with their lengths: how Java's snappy streams are framed. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0])
const XERIAL_HEADER = 16

function unframeSnappy(buffer: Buffer): Buffer {
  if (!buffer.subarray(0, XERIAL.length).equals(XERIAL)) return snappyBlock(buffer)
  const blocks: Buffer[] = []
  for (let at = XERIAL_HEADER; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at)
    blocks.push(snappyBlock(buffer.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return Buffer.concat(blocks)
}

/** Snappy's format_description.txt: a length, then literals and copies. */
function snappyBlock(input: Buffer): Buffer {
  let at = 0
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = input[at++]!
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  const output = Buffer.alloc(length)
  let written = 0
  while (at < input.length) {
    const tag = input[at++]!
    const kind = tag & 3
    if (kind === 0) {
      let size = tag >> 2
      if (size >= 60) {
        const bytes = size - 59
        size = input.readUIntLE(at, bytes)
        at += bytes
      }
      written += input.copy(output, written, at, at + size + 1)
      at += size + 1
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const distance = kind === 1 ? ((tag >> 5) << 8) | input[at]! : input.readUIntLE(at, kind === 2 ? 2 : 4)
    at += kind === 1 ? 1 : kind === 2 ? 2 : 4
    written = repeat(output, written, distance, size)
  }
  return output
}

const LZ4_MAGIC = 0x184d2204

/** LZ4 Frame Format 1.6; checksums are not looked at, Kafka has its own. */
function unframeLz4(input: Buffer): Buffer {
  if (input.readUInt32LE(0) !== LZ4_MAGIC) throw new Error('no LZ4 frame')
  const flags = input[4]!
  const hasBlockChecksum = (flags & 0x10) !== 0
  let at = 4 + 2 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0) + 1
  let output: Buffer<ArrayBufferLike> = Buffer.alloc(Math.max(1024, input.length * 4))
  let written = 0
  for (;;) {
    const size = input.readUInt32LE(at)
    at += 4
    if (size === 0) return output.subarray(0, written)
    const length = size & 0x7fffffff
    const block = input.subarray(at, at + length)
    // One byte of a block stands for 255 at most.
    output = grown(output, written, size === length ? length * 255 : length)
    written = size === length ? lz4Block(block, output, written) : written + block.copy(output, written)
    at += length + (hasBlockChecksum ? 4 : 0)
  }
}

function lz4Block(input: Buffer, output: Buffer, start: number): number {
  let written = start
  let at = 0
  const extended = (short: number): number => {
    if (short < 15) return short
    let total = short
    for (let byte = 255; byte === 255; total += byte) byte = input[at++]!
    return total
  }
  while (at < input.length) {
    const token = input[at++]!
    const literals = extended(token >> 4)
    written += input.copy(output, written, at, at + literals)
    at += literals
    if (at >= input.length) break
    const distance = input.readUInt16LE(at)
    at += 2
    written = repeat(output, written, distance, extended(token & 15) + 4)
  }
  return written
}

/** Copies from what was written; a distance below the size repeats what is being written. */
function repeat(output: Buffer, written: number, distance: number, size: number): number {
  if (distance === 0 || distance > written) throw new Error('a copy from before the beginning')
  for (let i = 0; i < size; i++) output[written + i] = output[written + i - distance]!
  return written + size
}

function grown(buffer: Buffer, used: number, more: number): Buffer {
  if (buffer.length >= used + more) return buffer
  const larger = Buffer.alloc((used + more) * 2)
  buffer.copy(larger, 0, 0, used)
  return larger
}
