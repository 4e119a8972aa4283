import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fingerprint } from './bundle.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PARTS = ['functions', 'shared', 'package-lock.json', 'tsconfig.json', 'scripts/dev']

test('bundles are taken again for the same sources only: another file, text or package makes others, a test does not', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'bundle-'))
  try {
    for (const part of PARTS) await cp(join(ROOT, part), join(copy, part), { recursive: true })
    const same = await fingerprint()
    expect(await fingerprint(copy)).toBe(same)
    await writeFile(join(copy, 'functions/relay/new.test.ts'), 'test')
    expect(await fingerprint(copy)).toBe(same)

    const seen = new Set([same])
    for (const file of [
      'functions/relay/app.ts',
      'shared/new.sql',
      'package-lock.json',
      'scripts/dev/bundle-page.ts',
    ]) {
      await writeFile(join(copy, file), 'changed')
      seen.add(await fingerprint(copy))
    }
    expect(seen.size).toBe(5)
  } finally {
    await rm(copy, { recursive: true })
  }
})
