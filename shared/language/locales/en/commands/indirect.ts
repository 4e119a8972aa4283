/** Questions that stand inside a sentence: "remind me what i have today", "i can't remember if i added milk". */
import { source } from '../lexicon/source.ts'

const LEAD = new RegExp(
  source`^(?:(?:please |kindly )?(?:tell|remind|show|inform|notify(?! me (?:when|if)\b)|instruct|give|let|ask|help|refresh)(?: (?:me|us))(?: (?:know|see|hear|find out|figure out|
    check|remember))?(?: (?:of|about|on|as to))?|(?:check|see|look(?: up)?|find(?: out)?|verify|confirm|know|wonder|hear|figure out|learn|
    remember|say|double[- ]check|look (?:to|and) see|check to see|check and see|take a look(?: and see)?)|i (?:don't|do not|can't|cannot|can not) (?:know|remember|
    recall)|i(?:'ve)? (?:forgot|forget|forgotten|wonder|was wondering|am wondering)|i(?:'m| am) (?:not sure|curious|wondering|unsure)|not sure|
    any idea|do you (?:know|remember)|(?:can|could) you (?:tell|remind) me) (?=(?:at |on |for |to |in |with )?(?:what|what's|which|when|when's|where|
    where's|who|who's|how|if|whether|any)\b)|^(?:check|verify|confirm|double[- ]check) (?=that (?:i|we) have\b)`,
)
/** The order of words of a question: "what i have" asks "what do i have". */
const ORDER: readonly [RegExp, string][] = [
  [/^(?:if|whether)(?: or not)? (i|we)(?:'m|'re| am| are)\b/, 'am $1'],
  [/^(?:if|whether)(?: or not)? (i|we) (have|need|want|should|must|am|are|was|were|did|will)\b/, '$2 $1'],
  [/^(?:if|whether)(?: or not)? (?:i|we)(?:'ve| have)? (?:already )?(?=\w+ed\b|put\b|set\b|got\b|made\b)/, 'did i '],
  [/^(?:if|whether)(?: or not)? (there(?:'s| is| are)|my|the|it) ?/, 'is $1 '],
  [/^(?:if|whether)(?: or not)? (.+?) (is|are|was) (?=on\b|in\b)/, '$2 $1 '],
  [
    /^(what|which|where|when|who|how many|what time|which \w+|what \w+) (i|we)(?:'ve)? (?:still |already )?(have|need|want|got)\b/,
    '$1 do $2 $3',
  ],
  [/^that (i|we) have\b/, 'do $1 have'],
  [/^(when|where|what time|what day) (my|the|our) (.+?)(?: is| are| starts| begins)$/, '$1 is $2 $3'],
  [
    /^(where|who|what time|which day|what day) (i|we) (?!do\b|did\b|am\b|are\b|was\b|were\b|have\b|had\b|should\b|can\b|will\b)(?=\w)/,
    '$1 do $2 ',
  ],
  [/^(?:at|on|for|to|in|with) (?=what|which|who)/, ''],
]

/** "tell me when i meet bob"; in front of a sentence it says when something else is to happen. */
const WHEN = /^when (i|we) (?=(?:meet|see|work|leave|go|have|need)\b)/

/** @returns the question asked, in the order of words of one; undefined when the sentence holds none */
export function askedIndirectly(text: string): string | undefined {
  const lead = LEAD.exec(text)
  return lead ? inOrder(text.slice(lead[0].length).replace(WHEN, 'when do $1 ')) : undefined
}

/** "at what time do i ...", "what i have ...": as one would ask in the first place. */
export function inOrder(text: string): string {
  for (const [order, asks] of ORDER)
    if (order.test(text)) {
      const asked = text.replace(order, asks)
      return asked.replace(
        /^(?:have|need|want) (i|we)\b/,
        (words) => `do ${words.split(' ')[1]} ${words.split(' ')[0]}`,
      )
    }
  return text
}
