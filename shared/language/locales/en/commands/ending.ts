/** What is done, and what is not done after all: "done with the dishes", "i paid the rent", "the essay isn't finished yet". */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { endsInTime } from './words.ts'

interface Said {
  target?: Stretch
}

const DONE = '[all] (#done [out] | taken care of | dealt with)'
const IS = '[#is | has|have been] #already*'
const I = '#doer [have|am|are] #already*'
const LIST = '[of|on|from] [the|my|our|this|that] [#word] [#word] <container> [<words>]'
const DID =
  '(did|got | took care of | dealt with | knocked out | wrapped up | ticked|crossed|checked off | finished up | polished off | sorted out)'
const WAS = '[already|yesterday|today|earlier | just now | this|last #word | an|a|two|three #word ago]'

const on = (act: Wish['act'], name: string, pattern: string, rank = 0, isStrict?: true): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target }: Said) => ({ act, ...(target && { target }), ...(isStrict && { isStrict }) }),
})
const done = (name: string, pattern: string, rank?: number) => on('complete', name, pattern, rank)
const surely = (name: string, pattern: string, rank?: number) => on('complete', name, pattern, rank, true)

export const completing: Rule<Wish>[] = [
  done('done', '[(check|ok|okay|yes|yep|alright) [,]] (done|completed|finished | all done) [✓|✔|☑|✅|👍]', 3),
  done('mark … as done', `mark|check|tick|flag|call|consider <words:target> [as|to] ${DONE}`, 2),
  done('mark … as bought', 'mark|check|tick|flag <words:target> as|to [all] #did', 2),
  done('set … to done', 'set|put <words:target> as|to [all] done|complete|completed|finished', 2),
  done('check off …', 'check|tick|cross|strike|mark <off> <words:target>', 1),
  done('cross out …', '(cross|strike|scratch out | tick) <words:target>'),
  done('cross … off', 'cross|strike|scratch|tick|check <words:target> off|out', 1),
  done('cross … off my list', `cross|strike|scratch|tick|check <words:target> off|out|from ${LIST}`, 1),
  done('complete all …', 'complete <known:target>', 10),
  done('complete the appointment', '(close|resolve|accomplish) <known:target>'),
  done('finish task 2', 'finish [off|up] (<knownTask:target> | <pointed:target> | <plainTasks:target>)'),
  done('complete …', 'complete <words:target>'),
  done('done call mum', 'done <words:target>', -1),
  done('complete the … by friday', 'complete <definite:target> <clause>', 9),
  done(
    'done with …',
    `[${I}] [just|already|finally] ([all] done|finished|completed [with|doing] | through with) [:] (<thing:target> | <shown:target>)`,
  ),
  done("that's the ironing sorted", `it|its|that|thats|they|they're|those [is|are] <words:target> ${DONE}`, 1),
  surely('all of it is done', `<words:target> ${IS} ${DONE}`, 2),
  done('… is done', `<thing:target> ${IS} ${DONE}`),
  done('… ✓', '<words:target> ✓|✔|☑|✅'),
  done('✓ …', '✓|✔|☑|✅ <words:target>'),
  done(
    'i finished everything',
    `[${I}] [just|finally] (finished|completed | got done | did | done with) <many:target>`,
    2,
  ),
  done('i did …', `${I} ${DID} <words:target> [done]`, 1),
  done('i managed to …', 'i|we [finally] (managed|remembered | got round|around) to <words:target>'),
  done('ticked off 4', '(ticked|crossed|checked off) <numbers:target>', 1),
  done('did the dishes', `${DID} <owned:target>`, 1),
  done('i called …', `${I} <deed:target>`),
  done('i bought both', `[${I}] [just|already|finally] (#did | <happened> | did|made) <shown:target>`, 3),
  done('got everything', `[${I}] [just|already|finally] #did <whole:target>`, 2),
  {
    ...done('just paid rent', 'just|already|finally <deed:target>'),
    make: ({ target }, place) => (endsInTime(place, target) ? undefined : { act: 'complete', target }),
  },
  {
    ...done('finished the essay', '[just|already|finally] <ownDeed:target>'),
    make: ({ target }, place) => (endsInTime(place, target) ? undefined : { act: 'complete', target }),
  },
  done('… is paid', `[the] <thing:target> (#is | has|have been | been) #already* #did ${WAS}`),
  done('the … is sharpened', 'the|my|our <thing:target> (is|are | has|have been) #already* <happened>'),
  {
    ...done('paid council tax', 'paid|bought|sent|emailed|texted <words:target>', -1),
    make: ({ target }, place) =>
      endsInTime(place, target) ? undefined : { act: 'complete', target: { from: place.from, to: target.to } },
  },
  done('the oven is clean', '(the|my|our <thing:target>) is|are [now|all|already] clean|tidy|spotless', -1),
  done('invoice sent', '[the|my] <noun:target> [all] #doneTo', -1),
]

const NOT_DONE = '(not [yet] done|complete|completed|finished | #undone [again] | to [-] do again)'
const IS_NOT = '(#isNot | #is not) [actually|really|quite]'
const I_DID_NOT = 'i|we [actually] (#didNot | have|had|did not) [actually|really|even]'
const AFTER_ALL = '(yet | after|at all)'

const undone = (name: string, pattern: string, rank?: number) => on('reopen', name, pattern, rank)

export const reopening: Rule<Wish>[] = [
  undone('reopen', '#reopenVerb'),
  undone('reopen …', '#reopenVerb <words:target>', 1),
  undone(
    'forgot to …, put it back',
    '[i|we] forgot [to|about] <words:target> [,] [so] (put|add) it back [on|to <words>]',
    3,
  ),
  undone('un-tick …', 're|un - open|complete|check|tick|mark|activate [<words:target>]', 1),
  undone('mark … as not done', `mark|set|flag <words:target> [as] [back] [to|as] ${NOT_DONE}`, 3),
  undone('it is not done', `(it|that|this [is] not | it|that|this ${IS_NOT}) ${DONE} [${AFTER_ALL}]`, 2),
  undone('… is not done', `<words:target> ${IS_NOT} ${DONE} [${AFTER_ALL}]`, 2),
  undone(
    '… is not paid',
    `<thing:target> (${IS_NOT} | hasn't|haven't been | has|have not been) (#doneTo | fixed|cleaned) [${AFTER_ALL}]`,
  ),
  undone(
    'not done with …',
    `[i'm | i am | we're | we are] not [actually|quite|really] (done|finished with) <words:target> [${AFTER_ALL}]`,
    1,
  ),
  undone(
    'i have not finished …',
    `${I_DID_NOT} done|do|finish|finished|complete|completed <words:target> [${AFTER_ALL}]`,
    1,
  ),
  undone('i did not pay the …', `${I_DID_NOT} (<undoneDeed:target> | <deedOnOwn:target>)`),
  undone('i did not … after all', `${I_DID_NOT} <words:target> ${AFTER_ALL}`),
  undone(
    'i did not …, put it back on the list',
    `${I_DID_NOT} <words:target> [${AFTER_ALL}] [,] [put it] back on|in|to <words:place>`,
    1,
  ),
  undone('open … again', 'open|start <definite:target> again'),
  undone('bring back …', 'bring back <words:target>'),
  undone('put … back', 'put|bring|add|move|get <words:target> back [on] [<place>]', 1),
]
