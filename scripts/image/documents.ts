/** What an image tells about its contents: a bill of materials for scanners, and the notices that licences ask for. */
import { createHash } from 'node:crypto'
import type { Part } from './contents.ts'

export interface Described {
  /** of the image */
  name: string
  version: string
  license: string
  /** seconds since 1970 */
  created: number
  parts: Part[]
}

/**
 * A bill of materials as SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/). The same contents give the same bytes: the document's
 * namespace follows from them.
 */
export function billOfMaterials({ name, version, license, created, parts }: Described): string {
  const root = 'SPDXRef-image'
  const packages = [
    { SPDXID: root, name: `todo-chatbot-${name}`, versionInfo: version, ...licensed(license), ...WITHOUT_ORIGIN },
    ...parts.map(packageOf),
  ]
  const relationships = [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: root },
    ...packages.slice(1).map(({ SPDXID }) => ({
      spdxElementId: root,
      relationshipType: 'CONTAINS',
      relatedSpdxElement: SPDXID,
    })),
  ]
  const digest = createHash('sha256').update(JSON.stringify(packages)).digest('hex')
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `todo-chatbot-${name}-${version}`,
    documentNamespace: `https://todo-chatbot.dev/spdx/${name}-${version}-${digest}`,
    creationInfo: {
      created: `${new Date(created * 1000).toISOString().slice(0, 19)}Z`,
      creators: ['Tool: todo-chatbot-images'],
    },
    packages,
    relationships,
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

const WITHOUT_ORIGIN = { downloadLocation: 'NOASSERTION', filesAnalyzed: false }

const licensed = (license: string) => ({ licenseDeclared: license, licenseConcluded: 'NOASSERTION' })

function packageOf({ name, version, purl, license, sha512 }: Part) {
  return {
    // Letters, digits, dots and hyphens only.
    SPDXID: `SPDXRef-${`${name}-${version}`.replace(/[^A-Za-z0-9.-]/g, '-')}`,
    name,
    versionInfo: version,
    ...licensed(license),
    ...WITHOUT_ORIGIN,
    ...(sha512 && { checksums: [{ algorithm: 'SHA512', checksumValue: sha512 }] }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }
}

const RULE = `${'-'.repeat(80)}\n`

/** Names, licences and their texts, as they came with each part. */
export function notices({ name, parts }: Pick<Described, 'name' | 'parts'>): string {
  const entries = parts.map((part) => {
    const words = part.texts.length ? part.texts.map((text) => `${text.trim()}\n`).join('\n') : WITHOUT_TEXT
    return `${RULE}${part.name} ${part.version} (${part.license})\n\n${words}`
  })
  return `The image todo-chatbot ${name} has these parts of others in it, under their own licences.\n\n${entries.join('\n')}`
}

const WITHOUT_TEXT = 'It came with no text of its licence.\n'
