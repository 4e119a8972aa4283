/** Makes a Helm chart from the cloud overlay. usage: helm-chart [--out <folder>] */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { render } from '../deploy/manifests.ts'
import { say } from '../dev/progress.ts'
import { installKustomize } from '../dev/tools/go.ts'
import { chartOf } from './chart.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist/chart') } } })
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
const chart = await chartOf(await render('cloud', [await installKustomize(), 'build']), version)
// A template that the overlay has no more would stay.
await rm(values.out, { recursive: true, force: true })
for (const [path, text] of Object.entries(chart)) {
  const file = join(values.out, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
say(`${values.out}: scripts/helm-upgrade --context NAME --chart ${values.out} --values YOURS.yaml`)
