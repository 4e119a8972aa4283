/** "list my projects", "which labels do I have?": a question about names, not about tasks. */
import { source } from '../lexicon/source.ts'

const ASKED = new RegExp(
  source`^(?:(?:please )?(?:list|show|display|name|give|tell|what(?:'s| are| is)?|which)(?: me)?(?: all)?(?: of)?(?: (?:the|my|our|
    available|existing|different))*|(?:all )?my) (projects?|labels?|tags?)(?: (?:do (?:i|we) (?:have|use)|are there|(?:i|we) (?:have|use)|exist|
    have (?:i|we) got|there are))?[\s?.!]*$`,
)

/** @param text lower case, trimmed */
export function namesAsked(text: string): 'projects' | 'labels' | undefined {
  const asked = ASKED.exec(text)?.[1]
  if (!asked) return undefined
  return asked.startsWith('project') ? 'projects' : 'labels'
}
