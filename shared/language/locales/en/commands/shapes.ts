/**
 * The shapes of sentences that say what to do with tasks, in the order in which they are tried. A shape is written over classes of words
 * (`vocabulary.ts`); the text is lower case and unwrapped (`wrapping.ts`).
 */
import type { Shape } from './shape.ts'
import { ADDING } from './shapes-adding.ts'
import { CHANGING } from './shapes-changing.ts'
import { ENDING } from './shapes-ending.ts'

export const COMMANDS: readonly Shape[] = [...CHANGING, ...ENDING, ...ADDING]
