/** Which projects or labels there are: "list my projects", "which labels do I have?" */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const ASKED =
  '((list|show|display|name|give|tell|which | what [is|are]) [me] [all] [of] (the|my|our|available|existing|different)* | [all] my)'
const THERE = '[(do i|we have|use | are there | there are | i|we have|use | exist | have i|we got)]'

const naming = (of: 'projects' | 'labels', nouns: string): Rule<Wish> => ({
  name: `which ${of}`,
  pattern: `^ ${ASKED} ${nouns} ${THERE} $`,
  rank: 30,
  make: () => ({ act: 'names', names: of }),
})

export const names: Rule<Wish>[] = [naming('projects', 'project|projects'), naming('labels', 'label|labels|tag|tags')]
