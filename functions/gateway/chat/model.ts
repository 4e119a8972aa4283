/** The model path, for what the grammar cannot read. */
import type { Command, Context } from '../../../shared/language/types.ts'

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
