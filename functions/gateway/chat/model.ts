/** The model path, for what the grammar cannot read. */
import type { ConfigOf } from '../../../shared/config/functions.ts'
import type { Secrets } from '../../../shared/config/secrets.ts'
import type { Command, Context } from '../../../shared/language/types.ts'
import type { Log } from '../../../shared/log/index.ts'

export interface ModelSettings {
  apiKey: string
  /** such as `https://api.openai.com/v1`; any compatible server */
  baseUrl: string
  model: string
}

export interface ModelAnswer {
  commands: Command[]
  /** what the model says itself, when it calls no tool */
  text: string
}

export interface Model {
  /**
   * @param onText gets the model's words as they arrive
   * @returns null when the model does not answer or answers with what cannot be read: the caller says what it would say without one
   */
  interpret(
    message: string,
    context: Context,
    shown: string[],
    onText: (delta: string) => void,
  ): Promise<ModelAnswer | null>
}

type ModelConfig = Pick<ConfigOf<'gateway'>, 'modelUrl' | 'modelName'>

/**
 * The model of this installation: the key is the secret `model-key`, base URL and name come from the environment.
 * @returns a function that answers undefined where no key is configured: the grammar then works alone. It throws DaprError.
 */
export function configuredModel(secrets: Secrets, { modelUrl, modelName }: ModelConfig, log: Log) {
  return async (): Promise<Model | undefined> => {
    const apiKey = await secrets.get('model-key')
    if (!apiKey) return undefined
    // With the language: a cold start does not wait for it.
    const { createModel } = await import('./openai.ts')
    return createModel({ apiKey, baseUrl: modelUrl, model: modelName }, log)
  }
}
