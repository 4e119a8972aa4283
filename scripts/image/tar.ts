/**
 * Tar archives (POSIX ustar) whose bytes depend on their contents alone: sorted by path, owned by root, with one time for all.
 */
export interface Entry {
  /** without a slash in front */
  path: string
  /** permission bits; as usual for its kind when not given */
  mode?: number
  /** the bytes of a file */
  data?: Uint8Array
  /** where a symbolic link points */
  link?: string
}

const BLOCK = 512

/** Folders above an entry are made as needed; of two entries with one path the first counts. */
export function tar(entries: Entry[], modified = 0): Buffer {
  const byPath = new Map<string, Entry>()
  for (const entry of entries) {
    for (const folder of foldersAbove(entry.path)) if (!byPath.has(folder)) byPath.set(folder, { path: folder })
    if (!byPath.has(entry.path) || isFolder(byPath.get(entry.path)!)) byPath.set(entry.path, entry)
  }
  const sorted = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const blocks = sorted.flatMap((entry) => [header(entry, modified), ...padded(entry.data)])
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)])
}

const isFolder = ({ data, link }: Entry): boolean => data === undefined && link === undefined

function foldersAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function padded(data: Uint8Array | undefined): Uint8Array[] {
  if (!data?.length) return []
  return [data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]
}

function header(entry: Entry, modified: number): Buffer {
  const { path, data, link } = entry
  const folder = isFolder(entry)
  const name = folder ? `${path}/` : path
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(link ?? '') > 100) {
    throw new Error(`'${name}' is longer than the 100 bytes that a tar header holds`)
  }
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
  block.write(name, 0)
  octal(entry.mode ?? (folder ? 0o755 : link === undefined ? 0o644 : 0o777), 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(data?.length ?? 0, 124, 12)
  octal(modified, 136, 12)
  block.write(folder ? '5' : link === undefined ? '0' : '2', 156)
  block.write(link ?? '', 157)
  block.write('ustar\x0000', 257)
  // The checksum counts its own field as spaces.
  block.write(' '.repeat(8), 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
