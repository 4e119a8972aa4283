/** Tasks from a table: a few, or so many that they are stored in parts. */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import { wordOf } from './words.ts'

const FEW = 3
/** More than one commit stores. */
const MANY = 120
const SHARE_OF_LARGE = 0.1

export function importing(random: Random, token: string): Asked {
  const rows = random.chance(SHARE_OF_LARGE) ? MANY : FEW
  const titles = Array.from({ length: rows }, (_, index) => `${token}${wordOf(String(index))}`)
  return {
    verb: 'import',
    method: 'POST',
    path: '/v1/imports?format=csv',
    headers: { 'content-type': 'text/csv' },
    body: `title,project\n${titles.map((title) => `${title},${token}\n`).join('')}`,
    titles,
  }
}
