/**
 * What is fetched from upstream is applied only if its SHA-256 is in `upstream.sums`, in the format of `sha256sum`. A file that is not in it, or
 * that has another sum, is refused; `record` writes it down, to be compared and committed by whoever asked for that.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { say } from '../dev/progress.ts'

const SUMS = fileURLToPath(new URL('./upstream.sums', import.meta.url))
/** Milliseconds until a download is given up. */
const TIMEOUT = 60_000

interface Options {
  /** whether a file that has no sum yet gets one, instead of being refused */
  record: boolean
  sumsFile?: string
}

/** @throws Error when it cannot be fetched, or is not what is known of it */
export async function fetchChecked(url: string, { record, sumsFile = SUMS }: Options): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) }).catch((error: Error) => {
    throw new Error(`${url} cannot be fetched: ${error.cause ?? error.message}`)
  })
  if (!response.ok) throw new Error(`${url} cannot be fetched: it answered ${response.status}`)
  const content = Buffer.from(await response.arrayBuffer())
  await check(url, createHash('sha256').update(content).digest('hex'), record, sumsFile)
  return content
}

async function check(url: string, sum: string, record: boolean, sumsFile: string): Promise<void> {
  const text = await readFile(sumsFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const known = sumsIn(text).get(url)
  if (known === sum) return
  if (known) {
    throw new Error(
      `${url} is not what it was: its SHA-256 is ${sum}, and ${known} was recorded. If upstream published it anew, compare both and correct ${sumsFile}`,
    )
  }
  if (!record) {
    throw new Error(
      `${url} has no sum in ${sumsFile}: it would be applied on trust, and was not. Its SHA-256 is ${sum}. Compare that with a second download over another network (curl -sL ${url} | sha256sum); then run this with --record-sums, and commit the file`,
    )
  }
  await writeFile(sumsFile, `${text}${sum}  ${url}\n`)
  say(`  Recorded, as asked for: ${url}\n    SHA-256 ${sum}, in ${sumsFile}: commit it`)
}

const sumsIn = (text: string): Map<string, string> =>
  new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('  ').reverse() as [string, string]),
  )
