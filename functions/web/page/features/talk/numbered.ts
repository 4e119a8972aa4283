/** Lists in what is answered: "1. call mum". */
const NUMBERED = /^\s*\p{N}+[.)] (.*)$/gmu

/** The lines of a list are shown as tasks, which are always as they are now. */
export const withoutList = (reply: string): string =>
  reply
    .replace(NUMBERED, '')
    .replace(/\n{2,}/g, '\n')
    .trim()

/** "2" may be said of them. */
export const isNumbered = (reply: string): boolean => reply.search(NUMBERED) >= 0

/** What stands behind the numbers. */
export const linesOf = (reply: string): string[] => [...reply.matchAll(NUMBERED)].map(([, line]) => line!)
