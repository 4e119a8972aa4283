/**
 * The shapes of sentences that say what to do with tasks, in the order in which they are tried. A shape is written over classes of words
 * (`vocabulary.ts`); the text is lower case and unwrapped (`wrapping.ts`).
 */
import type { Shape } from './shape.ts'
import { ADDING } from './shapes-adding.ts'
import { CHANGING } from './shapes-changing.ts'
import { TELLING_WAYS } from './update-telling.ts'

/** A sentence that tells what a task is to be is the way in which it is read. */
const TELLING: readonly Shape[] = TELLING_WAYS.map(({ is }) => ({ act: 'update', is }))

export const isTelling = (text: string): boolean => TELLING.some(({ is }) => is.test(text))

export const COMMANDS: readonly Shape[] = [...TELLING, ...CHANGING, ...ADDING]
