/** Most of a filter as people type it: conditions, and brackets (or negations) in each other. */
export const FILTER_LIMITS = { conditions: 50, depth: 20 } as const
