/** What is to go, once or for good: "get rid of the meeting", "i don't need milk any more", "skip the standup". */
import { orNew } from '../../../commands/task-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { endsInTime } from './words.ts'

interface Said {
  target?: Stretch
  among?: Stretch
}

const on = (act: Wish['act'], name: string, pattern: string, rank = 0, isStrict?: true): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target, among }: Said) => ({
    act,
    ...(target && { target }),
    ...(among && { among }),
    ...(isStrict && { isStrict }),
  }),
})
const gone = (name: string, pattern: string, rank?: number) => on('delete', name, pattern, rank)

const NO_LONGER = '(any more|longer | anymore | after all)'
const DO_NOT = "(don't|dont|won't | do|will not)"
const I = '[i|we]'
const I_AM_NOT = "(i'm|we're not | i|we am|are|will not | i|we won't | i'll|we'll not) [be]"

export const deleting: Rule<Wish>[] = [
  gone('delete', '#deleteVerb | cancel'),
  gone('delete …', '#deleteVerb <words:target>', 2),
  gone('on friday delete …', '<front:among> [,] (#deleteVerb | cancel) <words:target>', 1),
  gone('cancel …', 'cancel <words:target>', 2),
  gone(
    'drop the meeting',
    '(#dropVerb | get rid of | throw out|away | forget about | never mind [about] | nevermind [about] | clear off|away|up|out | wipe|empty out|off) <known:target>',
    1,
  ),
  gone(
    'toss 2 and 3',
    '(get rid of | throw out|away | #tossVerb) [number|numbers|task|tasks|item|items] ["#"] <numbers:target>',
    2,
  ),
  gone('clean out my inbox', 'clean (out|up|off <known:target> | <listed:target>)'),
  gone('take … off my list', 'take|pull|get|knock <placed:target>', 1),
  gone('take … off', 'take <words:target> off'),
  gone(
    'have … taken off my list',
    'have|get|want <words:target> taken|pulled|struck|crossed|knocked|wiped|cleared off|from|out [of] <words:where>',
    2,
  ),
  gone('rid my list of …', 'rid [the|my|our] [#word] <container> of <words:target>', 3),
  gone('wipe the list clean', 'wipe|clear|empty|sweep <words:target> clean|out|completely|entirely', 3),
  gone('make my list blank', 'make|leave|set|get <known:target> blank|empty|clear|cleared [<words>]'),
  gone('free my calendar', 'free|blank [up|out] <listed:target>'),
  gone('clear my day', 'clear|free [up|out|off] <ownDay:target>'),
  gone('make my tuesday free', 'make <words:target> free'),
  gone(
    'call off …',
    '(call off | unschedule | un - schedule | omit|disregard|destroy|exclude|uninvite | do away with | take away | leave off|out | rule out) <words:target>',
  ),
  gone("don't bother with …", "(don't|dont | do not) bother with|about|to <words:target>"),
  gone('forget the dentist', 'forget [about] the|my <words:target>'),
  gone('never mind the party', '(never mind | nevermind) (about | [about] the|my) <words:target>'),
  gone('scratch the …', 'scratch the <words:target>'),
  gone("i don't need … any more", `${I} ${DO_NOT} need|want|have [to] <words:target> ${NO_LONGER}`, 2),
  gone("i don't need …", `i|we ${DO_NOT} (need | be needing) <thing:target>`),
  gone("i don't want … on my list", `i|we ${DO_NOT} want <thing:target> on|in my|the [#word] [#word] <container>`, 1),
  gone('i no longer need …', '[i|we] no longer need|want|have [to] <words:target>', 2),
  gone(
    'no need for …',
    '([there [is]] no [more] need to|for | i|we have no [more|further] need for|of) <words:target> [any more]',
    1,
  ),
  gone('no more meetings', 'no more <words:target>'),
  gone("i won't be going to …", `${I_AM_NOT} #going [to] <words:target> [${NO_LONGER}]`),
  gone('not doing yoga any more', `not #going [to] <words:target> (${NO_LONGER})`),
  gone("i'm no longer going to …", "(i'm|we're | i|we am|are) no longer #going [to] <words:target>", 1),
  gone('i changed my mind about …', "i|we|i've|we've [have] changed my|our mind|minds about|on <words:target>"),
  gone(
    '… is cancelled',
    '<told:target> (#is | has|have been | been) [now] (cancelled|canceled | called off) [<words:where>]',
    1,
  ),
  gone('yoga cancelled', '<toldOf:target> cancelled|canceled [<words:where>]', 1),
  gone('the … can go', 'the|my <words:target> can|may|should [also] go'),
  orNew(gone('… is off', '<toldOf:target> is|are [now] off [<front:among>]')),
  gone(
    "… isn't happening",
    `<toldOf:target> (isn't|aren't | is|are not) (happening | (needed|necessary|required) ${NO_LONGER}) | <words:target> (won't be happening | is no longer happening | fell through | won't happen)`,
  ),
  gone(
    '… can be deleted',
    '<words:target> (needs|need to be | can|may|must|should|could be | be) (clear|empty|blank | #takenAway) [<words:where>]',
    1,
  ),
  gone(
    '… deleted',
    "[i|we|i'd|we'd|have|get] [would] [like|want|need] <thing:target> (#takenAway | taken off|out) [from|off|of|out [of] <words:where>]",
  ),
  gone(
    'Ann cancelled it',
    '<words:who> [has|have|had] (cancelled|canceled <shown:target> | called <shown:target> off)',
    2,
  ),
  gone(
    'the doctor cancelled my appointment',
    '<thing:who> [has|have] (cancelled|canceled | called off) <ownKnown:target>',
    2,
  ),
]

export const skipping: Rule<Wish>[] = [
  on('skip', 'skip', 'skip'),
  // of what repeats; not the first of a list
  on(
    'skip',
    'skip the next time',
    'skip [it|that] [the|this] (next|coming one|time|occurrence|instance | one [time] | time)',
    3,
  ),
  orNew({
    ...on('skip', 'no … on friday', 'no <skippable:target>', -1),
    make: ({ target }, place) => (endsInTime(place, target) ? { act: 'skip', target } : undefined),
  }),
  // a skip is also what rubble goes into
  on('skip', 'skip …', 'skip <skippable:target>'),
  on(
    'skip',
    "skip today's …",
    'skip ([the|this|my] (next|coming|current) | today|tonight|tomorrow | this|next week) [occurrence|instance|one of] <words:target>',
    1,
  ),
]
