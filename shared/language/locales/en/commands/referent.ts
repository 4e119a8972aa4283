import { source } from '../lexicon/source.ts'
import { DID } from './vocabulary.ts'

const LEAD = new RegExp(
  source`^(?:\W|(?:please|hm+|oh|ah|oops|ok|okay|wait|no|well|sorry|there's|there is|if|because|since|(?:i|we)(?:'m| am|'re| are|
    've| have)?(?: got)?(?: think (?:i|we))?|just|all|almost|nearly|already|really|don't have any(?: more)?|
    do not have any|have no(?: more)?|no|enough|plenty of|any more|(?:ran|run|running|am) (?:low|out)(?: of| on)?|out of|low on|
    (?:won't|will not|can't|cannot|can not)(?: be able to)? (?:make(?: it)?(?: to)?|attend|come to|
    go to)|not (?:be )?(?:going|coming|doing|attending)(?: to)?|need(?: to)?|want(?: to)?|have(?: to)?|also|is|are|there|more|some|any|a|an|the|my|for|${DID})\b)+`,
)
const BEHIND = new RegExp(source`(?:[\s,.;?!]|\b(?:so|and|please|can you|could you|will you|would you|you can|then|also|
    any ?more|left|just|(?:listed )?(?:already )?(?:on|in) (?:the|my) [\w ]*list|to be|(?:is|are|was|
    were) (?:out|gone|empty|not|cancell?ed|done|over)|isn't|aren't|is|are|was|were)\b)*$`)

/**
 * What "it" means when its sentence has said so before: "i'm out of kleenex so put that on my list", "i bought the milk, take it off".
 * @param said lower case
 * @param from,start the stretch before the wish
 */
export function referentBefore(said: string, from: number, start: number): { start: number; end: number } | undefined {
  if (start - from < 4) return undefined
  const before = said.slice(from, start)
  const lead = LEAD.exec(before)?.[0].length ?? 0
  const behind = BEHIND.exec(before)?.[0].length ?? 0
  const thing = { start: from + lead, end: start - behind }
  return thing.end - thing.start > 1 ? thing : undefined
}
