/** Parts of the day: "am Abend", "in der Nacht", "am späten Nachmittag", "vormittags". */
import type { Clause, Edge, PartName } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const part = (name: PartName, edge?: Edge): Clause => ({ part: { name, ...(edge && { edge }) } })
const sure = (clause: Clause): Clause => ({ ...clause, introduced: true })

const parts: Rule<Clause>[] = [
  { name: 'abends', pattern: '#part&partAdverb', make: ({ part: name }) => part(name) },
  // "Abend" alone is an evening of any kind: a day has to stand beside it
  {
    name: 'Abend',
    pattern: '#part&!partAdverb&!weekday',
    make: ({ part: name }) => ({ ...part(name), weak: 'alone' }),
  },
  { name: 'früh', pattern: 'früh', make: () => ({ ...part('morning'), weak: 'alone' }) },
  {
    name: 'am Abend',
    pattern:
      '(am|gegen|zu|zum|zur|übern|um|dieser|diesen|diesem | in der|dieser|die | an diesem | über den|die | im laufe des) #part&!weekday',
    make: ({ part: name }) => sure(part(name)),
  },
  {
    name: 'am Morgen',
    pattern: '(am|gegen | über den | im laufe des) morgen|morgens',
    make: () => sure(part('morning')),
  },
  { name: 'in der Früh', pattern: 'in der früh|frühe', make: () => sure(part('morning')) },
  {
    name: 'am frühen Morgen',
    pattern: '[am] frühen|früher (#part&!weekday | morgen)',
    make: ({ part: name = 'morning' }) => sure(part(name, 'early')),
  },
  {
    name: 'am späten Abend',
    pattern: '[am] späten|später #part&!weekday',
    make: ({ part: name }) => sure(part(name, 'late')),
  },
  { name: 'früh am Morgen', pattern: 'früh am morgen', make: () => sure(part('morning', 'early')) },
  { name: 'frühmorgens', pattern: 'frühmorgens|morgenfrüh', make: () => part('morning', 'early') },
  { name: 'spätabends', pattern: '(spätabends | spät abends | spät am abend)', make: () => part('evening', 'late') },
  { name: 'spätnachmittags', pattern: '[am] spätnachmittags|spätnachmittag', make: () => part('afternoon', 'late') },
]

export const dayParts: Record<string, Dimension> = { parts }
