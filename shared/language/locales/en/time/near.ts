/** What stands near a time says what it is: a price, a size, an evening out. Words further away speak of something else. */
import type { Clock } from '../../../calendar/values.ts'
import { longest, type Source } from '../../../engine/source.ts'

type Token = Source['tokens'][number]

/** Tokens in which people say one thing. */
const NEAR = 24

/** Those before a place, the nearest last. */
export const nearBefore = ({ tokens }: Source, from: number): Token[] => tokens.slice(Math.max(0, from - NEAR), from)

/** Those behind a place, the nearest first. */
export const nearBehind = ({ tokens }: Source, to: number): Token[] => tokens.slice(to, to + NEAR)

/** "4/2 mom bday dinner 7pm": with a time of day a date before it is one. */
export const hasTimeBehind = (source: Source, at: number): boolean =>
  nearBehind(source, at).some((_, i) => {
    const clock = longest<Clock>(source, 'clock', at + i)?.value
    return clock !== undefined && !clock.bare
  })

/** Those around a stretch, without it. */
export const nearAround = (source: Source, from: number, to: number): Token[] => [
  ...nearBefore(source, from),
  ...nearBehind(source, to),
]
