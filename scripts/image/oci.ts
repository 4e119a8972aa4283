/**
 * An image as one archive that `docker load`, `ctr images import`, `minikube image load` and `skopeo copy oci-archive:` take: an OCI image
 * layout (image-spec 1.1), with the `manifest.json` that older Dockers look for.
 */
import { createHash } from 'node:crypto'
import { type Entry, tar } from './tar.ts'

export interface Image {
  /** with registry and tag: `ghcr.io/todo-chatbot/gateway:0.1.0` */
  name: string
  /** archives of files, the lowest first */
  layers: Uint8Array[]
  /** as Node names it */
  architecture: string
  /** seconds since 1970 */
  created: number
  labels: Record<string, string>
  user: string
  workdir: string
  entrypoint: string[]
  environment: Record<string, string>
  port?: number
}

export interface Archive {
  bytes: Buffer
  /** of the image's manifest: what a registry would know it by */
  digest: string
}

const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }

export function imageArchive(image: Image): Archive {
  const blobs = new Map<string, Uint8Array>()
  const blob = (kind: string, data: Uint8Array) => {
    const digest = createHash('sha256').update(data).digest('hex')
    blobs.set(`blobs/sha256/${digest}`, data)
    return { mediaType: `application/vnd.oci.image.${kind}`, digest: `sha256:${digest}`, size: data.length }
  }
  const layers = image.layers.map((layer) => blob('layer.v1.tar', layer))
  const config = blob('config.v1+json', json(configOf(image, layers)))
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = blob('manifest.v1+json', json({ schemaVersion: 2, mediaType, config, layers }))
  const annotations = {
    'io.containerd.image.name': image.name,
    'org.opencontainers.image.ref.name': image.name.split(':').at(-1)!,
  }
  const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations, platform: platformOf(image) }] }
  const pathOf = ({ digest }: { digest: string }) => `blobs/${digest.replace(':', '/')}`
  const docker = [{ Config: pathOf(config), RepoTags: [image.name], Layers: layers.map(pathOf) }]
  const files: Entry[] = [
    { path: 'oci-layout', data: json({ imageLayoutVersion: '1.0.0' }) },
    { path: 'index.json', data: json(index) },
    { path: 'manifest.json', data: json(docker) },
    ...[...blobs].map(([path, data]) => ({ path, data })),
  ]
  return { bytes: tar(files), digest: manifest.digest }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

function platformOf({ architecture }: Image): { architecture: string; os: string } {
  const known = architectures[architecture]
  if (!known) throw new Error(`There are images for ${Object.values(architectures).join(' and ')}, not ${architecture}`)
  return { architecture: known, os: 'linux' }
}

function configOf(image: Image, layers: { digest: string }[]): unknown {
  return {
    created: `${new Date(image.created * 1000).toISOString().slice(0, 19)}Z`,
    ...platformOf(image),
    config: {
      User: image.user,
      WorkingDir: image.workdir,
      Entrypoint: image.entrypoint,
      Env: Object.entries(image.environment).map(([name, value]) => `${name}=${value}`),
      ...(image.port && { ExposedPorts: { [`${image.port}/tcp`]: {} } }),
      Labels: image.labels,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  }
}
