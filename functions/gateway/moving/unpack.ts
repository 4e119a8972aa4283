/** From what was sent to texts: an archive is unpacked within bounds, and each text is decoded. */
import { Unzip, UnzipInflate } from 'fflate'
import { FILES, tooMuch, UNPACKED, unreadable } from './bounds.ts'
import type { Source } from './formats/format.ts'

export interface TextFile {
  name: string
  text: string
}

/** Bytes that are handed to the unpacker at once: they become a thousand times as many at most. */
const PIECE = 4096

/**
 * @param rest lets others have their turn
 * @throws Problem 422 for an archive that is broken or holds too much
 */
export async function textsIn({ name, bytes }: Source, rest: () => Promise<void>): Promise<TextFile[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? unzip(bytes, rest) : [{ name, text: decode(bytes) }]
}

/** Not by what the archive says of its sizes: by what comes out. */
async function unzip(bytes: Uint8Array, rest: () => Promise<void>): Promise<TextFile[]> {
  const files: { name: string; pieces: Uint8Array[] }[] = []
  let unpacked = 0
  const archive = new Unzip((file) => {
    if (file.name.endsWith('/') || /(?:^|\/)(?:__MACOSX|\.)/.test(file.name)) return
    if (files.length >= FILES)
      throw tooMuch('too-many-files', `The archive has more than ${FILES} files`, `${FILES} files`)
    const pieces: Uint8Array[] = []
    files.push({ name: file.name, pieces })
    file.ondata = (error, piece) => {
      if (error) throw error
      unpacked += piece.length
      if (unpacked > UNPACKED)
        throw tooMuch(
          'archive-too-large',
          `The archive unpacks to more than ${UNPACKED / 1024 / 1024} MB`,
          `${UNPACKED / 1024 / 1024} MB`,
        )
      pieces.push(piece)
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let from = 0; from < bytes.length; from += PIECE) {
      archive.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length)
      await rest()
    }
  } catch (error) {
    throw (error as { status?: number }).status ? error : unreadable('The archive is broken: fetch it again.')
  }
  if (!files.length) throw unreadable('The archive is empty, or broken.')
  return files.map(({ name, pieces }) => ({ name, text: decode(Buffer.concat(pieces)) }))
}

/** UTF-8, or what spreadsheets write instead: UTF-16 with its mark, or the alphabet of Western Europe. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
