/** Corrections of what was said last: "no, at 5", "i meant friday", "not thursday, friday", "sunday, my mistake". */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const MARKS = '(,|.|:|;|!|-)*'
const slip = (pattern: string): Rule<true> => ({ name: pattern, pattern: `(${pattern}) ${MARKS}`, make: () => true })
const change = (name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  make: ({ value }, { source: { tokens } }) =>
    tokens.at(-1)!.text === '?' && GOES_ON.has(tokens[0]!.text) ? undefined : { act: 'update', value },
})

/** "and tomorrow?" asks. */
const GOES_ON = new Set(['and', 'also', 'then', 'but', 'or'])

/** "the wrong day", of what was said */
const WRONG = '([the] wrong day|date|time|hour|one)'
const MISTAKE = `(i [got|had|have|said|picked|chose] ${WRONG} | i got (the|that day|date|time|hour | it) wrong | [that|it] [is|was] ${WRONG} | my mistake|bad|fault | sorry|oops|typo | i misspoke|mistyped | i was wrong | i made a mistake | [that|it] should have been | hm|hmm|hmmm | i meant)`
/** "sorry, i'm an idiot" */
const REGRET =
  "(so sorry | my apologies | apologies | pardon | excuse me | silly|stupid me | i'm|i [am|was] (so|such|being|just|a|an)* (idiot|silly|stupid|dumb|sorry|confused|tired|muddled|mistaken|asleep|dim))"
const MOVED = '(has|have|was|is|got|been)* (moved|pushed|postponed|shifted|rescheduled) [back|forward]'

/** what comes before the new value */
const slips: Rule<true>[] = [
  slip(
    'no|nope|nah|wrong|wait|actually|oh|ah|ok|okay|well|correction|rather|whoops|argh|woah|whoa|gah|doh|duh|ugh|lol|haha|great|cool|and|but|also|plus|then|only|just|maybe|please|better|say',
  ),
  slip(MISTAKE),
  slip(REGRET),
  slip(
    '(not|scrap|scratch|strike|forget that) | on second thought | that [is|was] wrong | i meant|mean [to say] | i said',
  ),
  slip('they|he|she|we|you (said|say|says|meant|mean | told me) [it [is|was]]'),
  slip('[i|we] need|want|have|wanted it|that|them [done|back|ready|finished]'),
  slip('[the|its] date|time|day|hour is (wrong|off | not right) [and|but]'),
  slip(
    '(it|its|that | this is|only|now|should|must|has|needs | it|that is|only|now|should|must|has|needs) [to] [be|is|starts|leaves|begins|departs|arrives|happens|ends|start|happen|repeat] [takes place] [now] [to|until]',
  ),
  slip(`it|that|this ${MOVED} [to|until]`),
  slip('make|do|put|push|shift|move it|that|this [on|to|for|till|until|into]'),
  slip(
    "((can|could we|you) | we can|could | let [us] | i'll | i will | we'll) (do|say|make|change|move) [it|that|this] [to]",
  ),
  slip('make it | should be'),
]

/** what comes behind it */
const mends: Rule<true>[] = [
  slip(
    'instead|rather|actually|now|then|though|tho|please|pls|plz|thanks|thx|lol|obviously | from now on | after all | of course | to be precise|exact | if possible|you can | for now',
  ),
  slip(
    '(would be | is|are|works|work | suits me) better [for me] | works better [for me] | (is|are | would be) enough|plenty|fine [for me] | will|would do | suffices',
  ),
  slip('[and] (not | instead of | rather than) [at|on|in|the|each|every] <unbounded>'),
  slip(`[but] ${MISTAKE}`),
  slip('(i think|guess|suppose|believe|reckon)'),
]

const correction: Rule<Wish>[] = [
  change('no, at 5', '<slip>+ [to|for|on|due] <words:value>'),
  change('no, at 5 instead', '<slip>+ [to|for|on|due] <words:value> [,|.|;] <mend>+'),
  change(
    'not thursday, friday',
    '[no] [,] not <words> ,|but (i said|meant|mean | i asked for | it [is] | make it | rather|at|on)* <words:value> [<mend>]',
  ),
  change('without the date', '[with] <nothing:value> [please] [<mend>]'),
]

/** What has just gone is wanted after all. */
const wantedBack: Rule<Wish> = {
  name: 'i still need it',
  pattern:
    '^ <slip>* i|we (do|still|actually|really|will)* need|want it|that|this|them|these|those|both [back] [after all|anyway] $',
  make: () => ({ act: 'reopen' }),
}

/** With nothing in front: "friday instead", "till 7 please". */
const afterthought: Rule<Wish>[] = [change('friday instead', '<words:value> [,|.|;] (<mend> | please)+')]

export const correcting = { slip: slips, mend: mends, correction: [...correction, wantedBack], afterthought }
