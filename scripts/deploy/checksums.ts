/**
 * What is fetched from upstream is applied only if it is what was fetched before: `upstream.sums` keeps the SHA-256 of each file, in the
 * format of `sha256sum`. A file that is not in it yet is told with its sum and written there, to be looked at and committed; one that has
 * changed is refused.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { say } from '../dev/progress.ts'

const SUMS = fileURLToPath(new URL('./upstream.sums', import.meta.url))
/** Milliseconds until a download is given up. */
const TIMEOUT = 60_000

/** @throws Error when it cannot be fetched, or is not what it was */
export async function fetchChecked(url: string, sumsFile = SUMS): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) }).catch((error: Error) => {
    throw new Error(`${url} cannot be fetched: ${error.cause ?? error.message}`)
  })
  if (!response.ok) throw new Error(`${url} cannot be fetched: it answered ${response.status}`)
  const text = await response.text()
  await check(url, createHash('sha256').update(text).digest('hex'), sumsFile)
  return text
}

async function check(url: string, sum: string, sumsFile: string): Promise<void> {
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
  await writeFile(sumsFile, `${text}${sum}  ${url}\n`)
  say(`  Seen for the first time: ${url}\n    SHA-256 ${sum}, kept in ${sumsFile}: commit it`)
}

const sumsIn = (text: string): Map<string, string> =>
  new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('  ').reverse() as [string, string]),
  )
