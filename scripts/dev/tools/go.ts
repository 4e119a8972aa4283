import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cached, exists } from '../cache.ts'
import { run } from '../child.ts'

interface GoTool {
  name: string
  /** folder of the Go module beside this one that pins the version */
  module: string
  /** module in that go.mod whose version is the tool's */
  versionOf: string
  package: string
  flags: string[]
  /** linker symbol that holds the version which the tool prints */
  versionSymbol?: string
  /** what a build takes, for the progress line */
  takes: string
  /** places beside PATH where its own installer puts it */
  places: string[]
  /** what makes it print its version; default `--version` */
  versionArgs?: string[]
  /** whether what was printed will do */
  accepts: (printed: string) => boolean
}

/** The sidecar: from PATH or `dapr init`, else built. `stablecomponents` leaves out the alpha ones and half of the build. */
export const installDaprd = (): Promise<string> =>
  installGoTool({
    name: 'daprd',
    module: 'daprd',
    versionOf: 'github.com/dapr/dapr',
    package: 'github.com/dapr/dapr/cmd/daprd',
    flags: ['-tags', 'stablecomponents'],
    versionSymbol: 'github.com/dapr/dapr/pkg/buildinfo.version',
    takes: 'about 4 minutes, once',
    places: [join(homedir(), '.dapr', 'bin')],
    accepts: (printed) => /^1\.18\./.test(printed),
  })

/** The load generator: from PATH, else built. */
export const installK6 = (): Promise<string> =>
  installGoTool({
    name: 'k6',
    module: 'k6',
    versionOf: 'go.k6.io/k6/v2',
    package: 'go.k6.io/k6/v2',
    flags: [],
    takes: 'about a minute, once',
    places: [],
    accepts: (printed) => /v2\.\d/.test(printed),
  })

/** Renders the overlays of knative/: from PATH, else built. */
export const installKustomize = (): Promise<string> =>
  installGoTool({
    name: 'kustomize',
    module: 'kustomize',
    versionOf: 'sigs.k8s.io/kustomize/kustomize/v5',
    package: 'sigs.k8s.io/kustomize/kustomize/v5',
    flags: [],
    takes: 'half a minute, once',
    places: [],
    versionArgs: ['version'],
    accepts: (printed) => /^v5\./.test(printed),
  })

/** Renders the chart that scripts/helm-chart makes: from PATH, else built. */
export const installHelm = (): Promise<string> =>
  installGoTool({
    name: 'helm',
    module: 'helm',
    versionOf: 'helm.sh/helm/v3',
    package: 'helm.sh/helm/v3/cmd/helm',
    flags: [],
    takes: 'about 2 minutes, once',
    places: [],
    versionArgs: ['version', '--short'],
    accepts: (printed) => /^v[34]\./.test(printed),
  })

async function installGoTool(tool: GoTool): Promise<string> {
  for (const place of [...(process.env.PATH ?? '').split(delimiter), ...tool.places]) {
    const path = join(place, tool.name)
    if (place && (await exists(path)) && tool.accepts(await versionPrinted(path, tool.versionArgs))) return path
  }
  const folder = fileURLToPath(new URL(`../${tool.module}/`, import.meta.url))
  const version = await versionIn(join(folder, 'go.mod'), tool.versionOf)
  const title = `${tool.name} ${version}: built with Go (${tool.takes})`
  const linking = tool.versionSymbol ? `-s -w -X ${tool.versionSymbol}=${version}` : '-s -w'
  const directory = await cached(`${tool.name}/${version}`, title, (unfinished) =>
    run({
      name: `go build ${tool.name}`,
      command: 'go',
      args: ['build', ...tool.flags, '-trimpath', '-ldflags', linking, '-o', join(unfinished, tool.name), tool.package],
      cwd: folder,
      // A machine's own flags (-mod=vendor, say) would not fit this module.
      env: { GOFLAGS: '', GOWORK: 'off' },
    }),
  )
  return join(directory, tool.name)
}

const versionPrinted = (path: string, args = ['--version']): Promise<string> =>
  promisify(execFile)(path, args).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )

async function versionIn(goMod: string, module: string): Promise<string> {
  const line = (await readFile(goMod, 'utf8')).split('\n').find((text) => text.trim().split(/\s+/).includes(module))
  const version = line?.split(/\s+/).find((word) => /^v\d/.test(word))
  if (!version) throw new Error(`${goMod} does not require ${module}`)
  return version.slice(1)
}
