/** What browsers record, and how long it is: read from the container while it passes by, for nobody has to hold it. */

export type Kind = 'webm' | 'mp4' | 'wav'

const KINDS: Record<string, Kind> = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'mp4',
  'audio/x-m4a': 'mp4',
  'audio/m4a': 'mp4',
  'video/mp4': 'mp4',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
}

/** @param type a content type, with its codecs or without; undefined for one that no browser records */
export const kindOf = (type: string | undefined): Kind | undefined =>
  KINDS[(type ?? '').split(';', 1)[0]!.trim().toLowerCase()]

export interface Ruler {
  /** the next piece */
  take(piece: Uint8Array): void
  /** of sound so far, as the container tells it; undefined where it does not */
  seconds(): number | undefined
}

/** Bytes of the longest mark that is looked for, and of what is read behind it. */
const MARK = 40

export function createRuler(kind: Kind): Ruler {
  const read = READERS[kind]()
  /** of what was taken, as much as a mark could begin in */
  let rest = Buffer.alloc(0)
  /** of the recording, where `rest` begins */
  let at = 0
  let seconds: number | undefined
  return {
    take(piece) {
      const bytes = Buffer.concat([rest, piece])
      const found = read(bytes, at)
      if (found !== undefined) seconds = Math.max(seconds ?? 0, found)
      const kept = Math.min(bytes.length, MARK)
      at += bytes.length - kept
      rest = bytes.subarray(bytes.length - kept)
    },
    seconds: () => seconds,
  }
}

/** @param at of the recording, where the bytes begin. @returns seconds of sound up to their end, where they tell */
type Reader = (bytes: Buffer, at: number) => number | undefined

const READERS: Record<Kind, () => Reader> = {
  /** The header has the bytes of a second (RIFF, `fmt `, nAvgBytesPerSec at 28). */
  wav() {
    let rate = 0
    return (bytes, at) => {
      if (at === 0 && bytes.length >= 32 && bytes.toString('latin1', 8, 16) === 'WAVEfmt ')
        rate = bytes.readUInt32LE(28)
      return rate ? Math.max(0, at + bytes.length - 44) / rate : undefined
    }
  },
  /** Each cluster begins with its time in milliseconds (RFC 9559, Cluster 1F43B675, Timestamp E7), and lasts half a minute at most. */
  webm: () => (bytes) => {
    let last: number | undefined
    for (const found of placesOf(CLUSTER, bytes)) {
      // The size of the cluster has 1 to 8 bytes, told by the zeros before the first one.
      const timestamp = found + CLUSTER.length + Math.clz32(bytes[found + CLUSTER.length]!) - 23
      const size = bytes[timestamp + 1]! & 0x7f
      if (bytes[timestamp] === 0xe7 && size >= 1 && size <= 6) last = bytes.readUIntBE(timestamp + 2, size) / 1000
    }
    return last
  },
  /** `mdhd` has the ticks of a second, and of all where they are known; a fragment's `tfdt` those before it (ISO/IEC 14496-12). */
  mp4() {
    let ticks = 0
    return (bytes) => {
      let last: number | undefined
      for (const found of placesOf(MEDIA_HEADER, bytes)) {
        const isLong = bytes[found + 4] === 1
        ticks = bytes.readUInt32BE(found + (isLong ? 24 : 16))
        const all = isLong ? Number(bytes.readBigUInt64BE(found + 28)) : bytes.readUInt32BE(found + 20)
        if (ticks && all !== UNKNOWN) last = all / ticks
      }
      for (const found of placesOf(FRAGMENT, bytes)) {
        const before = bytes[found + 4] === 1 ? Number(bytes.readBigUInt64BE(found + 8)) : bytes.readUInt32BE(found + 8)
        if (ticks) last = Math.max(last ?? 0, before / ticks)
      }
      return last
    }
  },
}

const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75])
const MEDIA_HEADER = Buffer.from('mdhd')
const FRAGMENT = Buffer.from('tfdt')
const UNKNOWN = 0xffffffff

/** Where a mark stands with all that is read behind it; one that is cut off is whole in the next piece. */
function* placesOf(mark: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at >= 0 && at + MARK <= bytes.length; at = bytes.indexOf(mark, at + 1)) yield at
}
