import type { ConfigOf } from '../../../../shared/config/functions.ts'
import type { Secrets } from '../../../../shared/config/secrets.ts'
import type { Model } from './model.ts'

type ModelConfig = Pick<ConfigOf<'gateway'>, 'modelUrl' | 'modelName'>

/**
 * The model of this installation: the key is the secret `model-key`, base URL and name come from the environment.
 * @returns a function that answers undefined where no key is configured: the grammar then works alone. It throws DaprError.
 */
export function openModel(secrets: Secrets, { modelUrl, modelName }: ModelConfig) {
  let opened: { apiKey: string; model: Model } | undefined
  return async (): Promise<Model | undefined> => {
    const apiKey = await secrets.get('model-key')
    if (!apiKey) return undefined
    if (opened?.apiKey !== apiKey) {
      const { createModel } = await import('./openai.ts')
      opened = { apiKey, model: createModel({ apiKey, baseUrl: modelUrl, model: modelName }) }
    }
    return opened.model
  }
}
