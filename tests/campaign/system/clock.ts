/**
 * Loaded before a function by the campaign, and by nothing else: its clock is that of the machine and so many milliseconds more, which
 * a file says and which may change at any moment, as a clock does that is set.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds between looks at the file. */
const LOOK = 100

const { CAMPAIGN_CLOCKS, K_SERVICE } = process.env
if (CAMPAIGN_CLOCKS && K_SERVICE) keepClock(join(CAMPAIGN_CLOCKS, K_SERVICE))

function keepClock(file: string): void {
  const RealDate = Date
  let step = 0
  const readStep = () => {
    try {
      step = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      step = 0
    }
  }
  readStep()
  setInterval(readStep, LOOK).unref()
  const now = () => RealDate.now() + step
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, self) => Reflect.construct(target, given.length ? given : [now()], self),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
