/** When the parts of the day are for who has set nothing else: see docs/language.md. */
export const USUAL_DAY_PARTS = { morning: '09:00', afternoon: '14:00', evening: '18:00', night: '21:00' } as const
