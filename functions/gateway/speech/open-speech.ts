import type { ConfigOf } from '../../../shared/config/functions.ts'
import type { Secrets } from '../../../shared/config/secrets.ts'
import { openByKey } from '../chat/assistant/open-model.ts'
import type { Speech } from './speech.ts'

type SpeechConfig = Pick<ConfigOf<'gateway'>, 'speechUrl' | 'speechModel'>

/** The speech model of this installation, as its language model is configured: the key is the secret `speech-key`. Undefined without one. */
export const openSpeech = (
  secrets: Secrets,
  { speechUrl, speechModel }: SpeechConfig,
): (() => Promise<Speech | undefined>) =>
  openByKey(
    () => secrets.get('speech-key'),
    async (apiKey) => (await import('./speech.ts')).createSpeech({ apiKey, baseUrl: speechUrl, model: speechModel }),
  )
