/** What stands in the field. */
import { signal } from '@preact/signals'

export const fieldText = signal('')
