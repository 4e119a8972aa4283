import type { Found, Source } from './values.ts'
export interface RuleFound {
  rule: string
}
export function readRule(_source: Source, _at: number): Found<RuleFound> | undefined {
  return undefined
}
