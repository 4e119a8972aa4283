/** With a `gh` that answers as GitHub's does: what it verifies lies outside. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { imagesIn, withVerifiedImages } from './provenance.ts'

const { PATH } = process.env
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gh-'))
  process.env.PATH = `${folder}:${PATH}`
})
afterEach(async () => {
  process.env.PATH = PATH
  await rm(folder, { recursive: true })
})

/** @param script what to do with the arguments `attestation verify oci://image --repo ...` */
async function ghIs(script: string): Promise<void> {
  await writeFile(join(folder, 'gh'), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'gh'), 0o755)
}

const attestations = (...digests: string[]) =>
  JSON.stringify(
    digests.map((sha256) => ({ verificationResult: { statement: { subject: [{ name: 'x', digest: { sha256 } }] } } })),
  )

const TEXT = 'image: r.io/x/sync:2\nimage: "r.io/x/web:2"\nimage: other.io/x/sync:2\n'

test('images are those of the registry, each once', () => {
  expect(imagesIn(`${TEXT}${TEXT}`, 'r.io/x')).toEqual(['r.io/x/sync:2', 'r.io/x/web:2'])
})

test('a verified image is deployed by the digest that was signed, and no other is touched', async () => {
  await ghIs(`case "$3" in *sync*) echo '${attestations(ONE)}' ;; *) echo '${attestations(TWO, TWO)}' ;; esac`)
  expect(await withVerifiedImages(TEXT, 'r.io/x', 'x/todo')).toBe(
    `image: r.io/x/sync@sha256:${ONE}\nimage: "r.io/x/web@sha256:${TWO}"\nimage: other.io/x/sync:2\n`,
  )
})

test('the repository and its workflow are what is asked for', async () => {
  await ghIs(`echo "$@" > ${join('"$(dirname "$0")"', 'asked')}; echo '${attestations(ONE)}'`)
  await withVerifiedImages('r.io/x/sync:2', 'r.io/x', 'x/todo')
  expect(await readFile(join(folder, 'asked'), 'utf8')).toBe(
    'attestation verify oci://r.io/x/sync:2 --repo x/todo --signer-workflow x/todo/.github/workflows/images.yml --format json\n',
  )
})

test('an image without a provenance is named, and nothing is deployed', async () => {
  await ghIs('echo "no attestations found" >&2; exit 1')
  await expect(withVerifiedImages(TEXT, 'r.io/x', 'x/todo')).rejects.toThrow(
    /r.io\/x\/sync:2 is not shown to be built by x\/todo .*no attestations found.*--unverified-images/,
  )
})

test('two digests for one image are refused', async () => {
  await ghIs(`echo '${attestations(ONE, TWO)}'`)
  await expect(withVerifiedImages(TEXT, 'r.io/x', 'x/todo')).rejects.toThrow('does not name one digest')
})
