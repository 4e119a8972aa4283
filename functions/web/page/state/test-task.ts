import { signal } from '@preact/signals'

/** Id of the task by which the person tries their channels. */
export const testTask = signal('')
