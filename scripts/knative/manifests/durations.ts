/** The two ways in which Knative's manifests write durations; both become milliseconds. */
import * as z from 'zod/mini'

const GO_UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/** As annotations have them: `1m30s` (Go's time.ParseDuration). undefined when it is none */
export function parseGoDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text)) return undefined
  return [...text.matchAll(/([\d.]+)(h|ms|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * GO_UNITS[unit!]!,
    0,
  )
}

const ISO = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** As a delivery block has them: `PT0.3S` (ISO 8601, days at most). undefined when it is none */
export function parseIsoDuration(text: string): number | undefined {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = ISO.exec(text) ?? []
  if (!ISO.test(text)) return undefined
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000)
}

export const isoDuration = z.pipe(
  z.string().check(z.refine((text) => parseIsoDuration(text) !== undefined, 'is not a duration such as PT0.3S')),
  z.transform((text: string) => parseIsoDuration(text)!),
)
