import { expect, test } from 'vitest'
import { tar } from './tar.ts'

const file = (path: string, text: string) => ({ path, data: Buffer.from(text) })

test('the order in which files are given does not change the archive', () => {
  const [one, two] = [file('app/b.js', 'b'), file('app/a.js', 'a')]
  expect(tar([one, two])).toEqual(tar([two, one]))
})

test('the folders above a file are in it once, and a folder that is given keeps its permissions', () => {
  const names = namesOf(tar([file('app/page/a.js', 'a'), file('app/page/b.js', 'b'), { path: 'app', mode: 0o700 }]))
  expect(names).toEqual(['app/', 'app/page/', 'app/page/a.js', 'app/page/b.js'])
  expect(tar([file('tmp/x', ''), { path: 'tmp', mode: 0o1777 }]).toString('latin1', 100, 107)).toBe('0001777')
})

test('a name that does not fit is refused, not cut', () => {
  expect(() => tar([file('x'.repeat(101), '')])).toThrow('longer than the 100 bytes')
})

/** Names of all entries, by the sizes in their headers. */
function namesOf(archive: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; archive[at]; ) {
    names.push(archive.toString('utf8', at, archive.indexOf(0, at)))
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 135), 8)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return names
}
