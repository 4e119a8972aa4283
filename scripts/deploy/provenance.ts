/**
 * Only what the project's own workflow built is deployed: GitHub signed a provenance for each image (SLSA, kept by Sigstore), and the image
 * is then named by the digest that was signed, which no tag can move.
 */
import { CommandError, command } from './kubectl.ts'

/** As `gh attestation verify --format json` tells it. */
interface Verified {
  verificationResult: { statement: { subject: { name: string; digest: { sha256?: string } }[] } }
}

/** The workflow that may have built the images. */
const WORKFLOW = '.github/workflows/images.yml'

/**
 * @param text manifests that name images by tag, `registry/name:tag`
 * @param repository whose workflow built them: `owner/name`
 * @returns the manifests with those images by digest
 * @throws Error that names the image whose provenance cannot be verified
 */
export async function withVerifiedImages(text: string, registry: string, repository: string): Promise<string> {
  const digests = new Map<string, string>()
  for (const image of imagesIn(text, registry)) digests.set(image, await verifiedDigest(image, repository))
  return text.replace(WORDS, (word) =>
    digests.has(word) ? `${word.slice(0, word.lastIndexOf(':'))}@${digests.get(word)}` : word,
  )
}

const WORDS = /[^\s'"]+/g

/** The images of a registry that manifests name, each once. */
export function imagesIn(text: string, registry: string): string[] {
  const words = text.match(WORDS) ?? []
  return [...new Set(words.filter((word) => word.startsWith(`${registry}/`) && /:[\w.-]+$/.test(word)))]
}

async function verifiedDigest(image: string, repository: string): Promise<string> {
  const signer = ['--repo', repository, '--signer-workflow', `${repository}/${WORKFLOW}`]
  const said = await command('gh', ['attestation', 'verify', `oci://${image}`, ...signer, '--format', 'json']).catch(
    (error: CommandError) => {
      const reason = error instanceof CommandError ? error.message : String(error)
      throw new Error(`${image} is not shown to be built by ${repository} (${reason}). ${WITHOUT}`)
    },
  )
  const attestations = JSON.parse(said) as Verified[]
  const digests = attestations.flatMap(({ verificationResult }) =>
    verificationResult.statement.subject.map(({ digest }) => digest.sha256),
  )
  const [digest] = digests
  if (digest && /^[0-9a-f]{64}$/.test(digest) && digests.every((each) => each === digest)) return `sha256:${digest}`
  throw new Error(`The provenance of ${image} does not name one digest. ${WITHOUT}`)
}

const WITHOUT = 'For images of your own: --unverified-images'
