/** The colours that a screen shows apart from each other, on light and on dark ground. */
export const COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink', 'brown', 'grey'] as const
export type Colour = (typeof COLOURS)[number]
