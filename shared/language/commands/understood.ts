/** What was understood. Its words are made when they are read: most messages are answered by what was done. */
import type { Command, Span, Understanding } from '../types.ts'

export const understood = (
  commands: Command[],
  spans: Span[],
  explain: () => string,
  reason: Understanding['reason'] = 'grammar',
): Understanding => ({
  commands,
  spans: spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end),
  get explanation() {
    return explain()
  },
  question: null,
  reason,
  suggestions: [],
})
