import { describe, expect, test } from 'vitest'
import { type AutoscalerOptions, createAutoscaler } from './autoscaler.ts'

const OPTIONS: AutoscalerOptions = {
  target: 10,
  minScale: 0,
  maxScale: 0,
  activationScale: 1,
  window: 60_000,
  panicWindow: 6000,
  panicThreshold: 2,
  scaleDownDelay: 0,
}

/** Has `concurrency` from one second to another. */
function load(options: Partial<AutoscalerOptions>, phases: [until: number, concurrency: number][]) {
  const autoscaler = createAutoscaler({ ...OPTIONS, ...options })
  let now = 0
  for (const [until, concurrency] of phases) {
    autoscaler.changed(now, concurrency)
    now = until * 1000
  }
  return { decide: (ready: number, after = 0) => autoscaler.decide(now + after * 1000, ready), autoscaler, now }
}

describe('replicas by concurrency', () => {
  test('a steady concurrency is divided by the target', () => {
    expect(load({}, [[120, 35]]).decide(4)).toBe(4)
    expect(load({}, [[120, 41]]).decide(4)).toBe(5)
  })

  test('the first request asks for one', () => {
    expect(load({}, [[0, 1]]).decide(0)).toBe(1)
  })

  test('the average over the window decides, not the moment', () => {
    const wave: [number, number][] = Array.from({ length: 120 }, (_, i) => [i + 1, i % 2 === 0 ? 20 : 0])
    expect(load({ panicThreshold: 100 }, wave).decide(1)).toBe(1)
  })

  test('what goes on keeps its replica, however late a busy machine asks', () => {
    for (let pause = 1; pause < 400; pause += 0.7) {
      const autoscaler = createAutoscaler({ ...OPTIONS, window: 100, panicWindow: 100 })
      autoscaler.changed(pause, 1)
      for (let round = 2; round < 9; round++) expect(autoscaler.decide(round * pause, 1)).toBe(1)
    }
  })

  test('a burst panics: the short window decides', () => {
    const { decide } = load({}, [
      [120, 5],
      [126, 100],
    ])
    expect(decide(1)).toBe(10)
  })

  test('in panic nothing is taken away until a window has passed without it', () => {
    const { decide, autoscaler, now } = load({}, [
      [120, 5],
      [126, 100],
    ])
    expect(decide(1)).toBe(10)
    autoscaler.changed(now, 5)
    expect(decide(10, 30)).toBe(10)
    expect(decide(10, 59)).toBe(10)
    expect(decide(10, 120)).toBeLessThanOrEqual(5)
  })

  test('at most half is taken away at once', () => {
    expect(load({}, [[600, 1]]).decide(16)).toBe(8)
  })

  test('min and max scale bound it', () => {
    expect(load({ maxScale: 3 }, [[120, 100]]).decide(3)).toBe(3)
    expect(load({ minScale: 2 }, [[120, 0]]).decide(2)).toBe(2)
  })

  test('activation scale is the least when there are any', () => {
    expect(load({ activationScale: 3 }, [[10, 1]]).decide(0)).toBe(3)
    expect(
      load({ activationScale: 3 }, [
        [10, 1],
        [100, 0],
      ]).decide(3),
    ).toBe(0)
  })

  test('a scale-down waits for its delay', () => {
    const { decide, autoscaler, now } = load({ scaleDownDelay: 100_000, panicThreshold: 100 }, [[120, 40]])
    expect(decide(4)).toBe(4)
    autoscaler.changed(now, 10)
    expect(decide(4, 80)).toBe(4)
    expect(decide(4, 101)).toBe(2)
  })
})

describe('scale to zero', () => {
  test('only once a whole window has had no request', () => {
    const { decide, autoscaler, now } = load({}, [[30, 1]])
    autoscaler.changed(now, 0)
    expect(decide(1, 59)).toBe(1)
    expect(decide(1, 61.1)).toBe(0)
  })

  test('an open stream keeps one', () => {
    expect(load({}, [[6000, 1]]).decide(1)).toBe(1)
  })

  test('a rest of hours costs nothing to take in', () => {
    const { decide, autoscaler, now } = load({}, [[30, 1]])
    autoscaler.changed(now, 0)
    expect(decide(0, 1e7)).toBe(0)
    autoscaler.changed(now + 1e10, 1)
    expect(autoscaler.decide(now + 1e10 + 1000, 0)).toBe(1)
  })
})
