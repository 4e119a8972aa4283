/** Where the schemas are: in Go modules, which hold the CRDs of Knative and Dapr and the types of Kubernetes itself. */
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'

/** With the hash that the module must have (as in a go.sum). */
const MODULES = {
  serving: { module: 'knative.dev/serving@v0.50.0', sum: 'h1:9XUQq2yqUPN1YZUuGH6nF8IMvuumNvGXzCrSTYu44bA=' },
  eventing: { module: 'knative.dev/eventing@v0.50.0', sum: 'h1:4GSn7yyMLgpGUqU0vZjcyFKK0vSi3TtZXPVzb7HW7Ds=' },
  networking: {
    module: 'knative.dev/networking@v0.0.0-20260727162500-c7a7b772cac9',
    sum: 'h1:DX4tHb6E2L6sqJbbbSoK7ury7jobfC95Tx3To+tQQF0=',
  },
  dapr: { module: 'github.com/dapr/dapr@v1.18.1', sum: 'h1:Ra9AE9ekBva6Dqc5nz71aA+I8DEdjllFqyn+Z/mBSow=' },
  kubernetes: { module: 'k8s.io/client-go@v0.34.4', sum: 'h1:IXhvzFdm0e897kXtLbeyMpAGzontcShJ/gi/XCCsOLc=' },
}

/** Downloads a module once. @returns its folder. @throws Error with what Go says */
export async function moduleFolder(name: keyof typeof MODULES): Promise<string> {
  const { module, sum } = MODULES[name]
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' }
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), env })
  const found = JSON.parse(stdout) as { Dir: string; Sum: string }
  if (found.Sum !== sum) throw new Error(`${module} is not what it was: ${found.Sum} instead of ${sum}`)
  return found.Dir
}
