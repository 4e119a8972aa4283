import type { ConfigOf } from '../../../../shared/config/functions.ts'
import type { Secrets } from '../../../../shared/config/secrets.ts'
import type { Model } from './model.ts'

type ModelConfig = Pick<ConfigOf<'gateway'>, 'modelUrl' | 'modelName'>

/**
 * The model of this installation: the key is the secret `model-key`, base URL and name come from the environment.
 * @returns a function that answers undefined where no key is configured: the grammar then works alone. It throws DaprError.
 */
export const openModel = (secrets: Secrets, { modelUrl, modelName }: ModelConfig): (() => Promise<Model | undefined>) =>
  openByKey(
    () => secrets.get('model-key'),
    async (apiKey) => (await import('./openai.ts')).createModel({ apiKey, baseUrl: modelUrl, model: modelName }),
  )

/** What there is only with a key: opened when first asked for, and again with another key. */
export function openByKey<Opened>(readKey: () => Promise<string | undefined>, open: (key: string) => Promise<Opened>) {
  let opened: { key: string; it: Opened } | undefined
  return async (): Promise<Opened | undefined> => {
    const key = await readKey()
    if (!key) return undefined
    if (opened?.key !== key) opened = { key, it: await open(key) }
    return opened.it
  }
}
