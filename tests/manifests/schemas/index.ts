import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../render.ts'
import { problemsIn as problemsInCustom, schemasOfCrds } from './crd.ts'
import { KAFKA_SCHEMAS } from './kafka.ts'
import { problemsIn as problemsInBuiltin, typeNameOf, typesOfKubernetes } from './kubernetes.ts'
import { moduleFolder } from './modules.ts'

/** @returns what a cluster would refuse in a manifest, a line each; also a kind that it would not know */
export async function openSchemas(): Promise<(manifest: Manifest) => string[]> {
  const [crds, types] = await Promise.all([customSchemas(), builtinTypes()])
  return (manifest) => {
    const { apiVersion, kind } = manifest
    const id = `${apiVersion} ${kind}`
    const kafka = KAFKA_SCHEMAS.get(id)
    if (kafka) {
      const issues = kafka.safeParse(manifest).error?.issues ?? []
      return issues.map(({ path, message }) => `.${path.join('.')}: ${message}`)
    }
    const schema = crds.get(id)
    // Every kind has these, whether its CRD says so or not.
    const { apiVersion: _, kind: __, metadata, ...fields } = manifest
    if (schema) {
      return [...problemsInBuiltin(metadata, METADATA, types, '.metadata'), ...problemsInCustom(fields, schema)]
    }
    const namedType = typeNameOf(apiVersion, kind)
    if (!namedType || !types.has(namedType)) return [`.kind: there is no ${id}`]
    return problemsInBuiltin(manifest, { namedType }, types)
  }
}

const METADATA = { namedType: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }

async function customSchemas() {
  const [serving, eventing, networking, dapr] = await Promise.all([
    moduleFolder('serving'),
    moduleFolder('eventing'),
    moduleFolder('networking'),
    moduleFolder('dapr'),
  ])
  const files = await Promise.all([
    yamlFilesIn(join(serving, 'config/core/300-resources')),
    yamlFilesIn(join(eventing, 'config/core/resources')),
    yamlFilesIn(join(networking, 'config')),
    yamlFilesIn(join(dapr, 'charts/dapr/crds')),
  ])
  return schemasOfCrds(files.flat())
}

const yamlFilesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name))

const builtinTypes = async () =>
  typesOfKubernetes(join(await moduleFolder('kubernetes'), 'applyconfigurations/internal/internal.go'))
