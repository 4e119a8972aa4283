/** Takes a fault back. Resolves when what was broken answers again. */
export type Mend = () => Promise<void>
