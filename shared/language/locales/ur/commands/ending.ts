/** What ends a task or brings it back: "gym wala task mukammal kar do", "doosra wala hata do", "jo abhi kiya woh wapas karo". */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE, TAIL } from './phrases.ts'

type Said = { target?: Stretch }
const on =
  (act: Wish['act'], more: Partial<Wish> = {}) =>
  ({ target }: Said): Wish => ({ act, ...(target && { target }), ...more })

const DONE = 'mukammal|khatam|poora|done|tick'
/** "ho gaya hai", "hogaya", "ho chuka" */
const HAPPENED = '(ho gaya|gayi|chuka|liya | hogaya) [hai|ha]'
const DID = 'kar|karwa liya|liye|diya|di|chuka'
/** A compound verb of the past is a deed: "de diya", "bhej di", "le aaya" */
const COMPOUND = '(le|dena|likh|bhej|dho|kha|la|khareed liya|liye|diya|di|chuka | le|kar|dena|mil aaya)'
/** "ho gaya hai", "le aaya hoon" */
const HAI = '[hai|hun]'

/** A denied completion is no completion: "bill nahi diya"; nor is a question: "maine aaj kya kiya". */
function completed({ target }: Said, { source: { tokens }, from, to }: Place): Wish | undefined {
  const said = tokens.slice(from, to).map(({ text }) => text)
  // "bill jama kiya" in Urdu script has a "kya" of its own
  const isAsked = (said.includes('kya') && said.includes('kiya')) || said.some((word) => /^kaun(?:sa)?$/.test(word))
  const isMistake = said.some((word) => /^(?:ghalti|galat)$/.test(word))
  return said.includes('nahi') || isAsked || isMistake ? undefined : on('complete')({ target })
}

/** "pehla kaam", "doodh wala": one that is known. */
const isPointedAt = ({ source: { tokens } }: Place, { from, to }: Stretch): boolean => {
  const said = tokens.slice(from, to)
  const isNumbered = said.every(
    ({ kind, text, lex }) =>
      kind === 'number' || lex?.ordinal !== undefined || /^(?:number|kaam|task|aur|,)$/.test(text),
  )
  const [before, last] = said.slice(-2).map(({ text }) => text)
  if (said.every(({ text }) => /^(?:yeh|woh|in|un|dono|sab|saara|kaam|task)$/.test(text)))
    return said.some(({ text }) => /^(?:dono|sab|saara)$/.test(text))
  return isNumbered
    ? said.length > 1
    : (last ?? before) === 'wala' || (before === 'wala' && /^(?:kaam|task)$/.test(last ?? ''))
}

export const completing: Rule<Wish>[] = [
  {
    name: '… mukammal kar do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} (${DONE} | mark as done | ho gaya mark) ${DO} ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: '… ko mukammal mark karo',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} (${DONE}) mark ${DO} ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: '… mark kar do done',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} mark ${DO} [as] (${DONE}) ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'complete …',
    pattern: `^ ${PLEASE} mukammal|tick|done|mark [karo|kardo] <words:target> [as done] $`,
    rank: 1,
    make: completed,
  },
  {
    name: '… mukammal ho gaya',
    pattern: `^ <words:target> ${TAIL} ${DONE}|jama|ada|tayyar|saaf|theek ${HAPPENED} $`,
    rank: 2,
    make: completed,
  },
  {
    name: 'doosra wala khatam',
    pattern: `^ <words:target> ${DONE} [hai] $`,
    rank: 1,
    // "ghar ka kaam khatam" may be what is to be done
    make: ({ target }, place) => (target && isPointedAt(place, target) ? completed({ target }, place) : undefined),
  },
  { name: '… ho gaya', pattern: `^ <words:target> ${TAIL} ${HAPPENED} $`, rank: 1, make: completed },
  {
    name: 'maine … kar liya',
    pattern: `^ (maine | mein ne | hum ne) <words:target> [(${DONE} | ada | jama)] (${DID} | [#word] liya|diya|kiya) ${HAI} $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'maine … le liya',
    pattern: `^ (maine | mein ne | hum ne) <words:target> ${COMPOUND} ${HAI} $`,
    rank: 4,
    make: completed,
  },
  {
    name: '… kar liya',
    pattern: `^ <words:target> ${TAIL} [(${DONE} | ada | jama)] ${DID} ${HAI} $`,
    rank: 1,
    make: completed,
  },
  { name: '… bhar diya', pattern: `^ <words:target> ${TAIL} #word liya|diya ${HAI} $`, make: completed },
  {
    name: 'ho gaya',
    pattern: `^ (${HAPPENED} | [(${DONE})] ${DO} | ${DONE} ${HAPPENED} | done | mukammal | kar liya [hai]) $`,
    rank: 5,
    make: completed,
  },
  {
    name: '… dho liye',
    pattern: `^ <words:target> ${COMPOUND} ${HAI} $`,
    rank: 2,
    make: completed,
  },
]

/** Without a word for "again", what is put on a list is new. */
const BACK = '(wapas list mein | list mein wapas | wapas)'

export const reopening: Rule<Wish>[] = [
  {
    name: '… ghalti se tick ho gaya, wapas lao',
    pattern: `^ <words:target> ${TAIL} [ghalti se] (${DONE}) (${HAPPENED} | kar diya|dena) [tha] [,|.] [isko|usko] [dobara] ${BACK} (lao|daalo|khol|rakh|karo | daal|khol|rakh|kar|la dena|do) $`,
    rank: 6,
    make: on('reopen'),
  },
  {
    name: '… wapas list mein lao',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} ${BACK} [mein] (lao|daalo|kholo | lao|daal|rakh|la|dena dena|do|lo) ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… dobara khol do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} (dobara|wapas) khol [dena|do] ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… dobara shuru karo',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} dobara (shuru|add|namukammal) ${DO} ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… abhi baqi hai',
    pattern: `^ <words:target> ${TAIL} (abhi baqi hai | abhi [tak] [mukammal|khatam] nahi hua [hai] | abhi [tak] nahi hua|kiya [hai] | mukammal nahi hua [hai]) [,] [(wapas|dobara khol [dena|do])] $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… nahi diya',
    pattern: `^ [(maine | mein ne | hum ne)] <words:target> ${TAIL} [(ada|jama)] [abhi [tak]] nahi [kar|karwa|le] (#past | ki) [hai|tha] [abhi] $`,
    rank: 4,
    // "kal nahi gaya" tells of a day
    make: ({ target }, { source: { tokens } }) =>
      tokens[target.from]!.lex?.day === undefined ? on('reopen')({ target }) : undefined,
  },
  {
    name: '… abhi nahi nikala',
    pattern: `^ <words:target> ${TAIL} abhi [tak] nahi #word:done [hai] $`,
    rank: 3,
    // an infinitive is what is not to be done now
    make: ({ target, done }: Said & { done: string }) =>
      /(?:n[aei]|نا|نے|نی|hai|tha)$/.test(done) ? undefined : on('reopen')({ target }),
  },
  {
    name: 'nahi, abhi nahi hua',
    pattern: '^ [nahi] [,] abhi [tak] nahi [kar|karwa|le|ho] (hua|kiya | #past) [hai] $',
    rank: 6,
    make: on('reopen'),
  },
  { name: 'dobara khol do', pattern: '^ (dobara|wapas) khol [dena|do] $', rank: 5, make: on('reopen') },
]

const OUT = '[list se]'
/** The reason behind it. */
const NEEDLESS =
  '[,|.] [(kyunke|kyunki|ab)*] [(is|us|isko|uska|iska|uski|iski ki|ka)] [(zaroorat nahi [rahi] [hai] | nahi chahiye | nahi karna [hai])]'

/** An infinitive names what is to be done: "namaz ke liye nikalna", "daag mitana"; only of a list it is a command. */
const isToDo = ({ source: { tokens, text } }: Place): boolean =>
  !tokens.some((token) => token.text === 'list') &&
  tokens.some(
    (token) => /^(?:hata|mita|nikal)$/.test(token.text) && /(?:na|نا)$/i.test(text.slice(token.start, token.end)),
  )

export const deleting: Rule<Wish>[] = [
  {
    name: 'list se … nikal do',
    pattern: `^ ${PLEASE} list se <words:target> [ko] (hata|mita|nikal [dena|do|lo] | delete ${DO}) ${POLITE} $`,
    rank: 4,
    make: on('delete'),
  },
  {
    name: '… hata do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} ${OUT} (hata|mita|nikal [dena|do|lo] | delete|cancel|remove|mansookh ${DO} | delete|cancel) ${OUT} ${POLITE} ${NEEDLESS} $`,
    rank: 3,
    // "list se" is where it goes from, and no task
    make: ({ target }, place) =>
      isToDo(place) || place.source.tokens[target!.to - 1]!.text === 'se' ? undefined : on('delete')({ target }),
  },
  {
    name: '… khatam kar do list se',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} khatam ${DO} list se ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: 'list khali kar do',
    pattern: `^ ${PLEASE} [meri|poora] <words:target> (khali|saaf|clear) ${DO} ${POLITE} $`,
    rank: 3,
    make: ({ target }, { source: { tokens } }) =>
      tokens[target!.to - 1]!.text === 'list' ? { act: 'delete', target: target! } : undefined,
  },
  {
    name: 'delete …',
    pattern: `^ ${PLEASE} delete|cancel|hata|mita [karo|kardo|dena|do] <words:target> ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
  orNew(taskRule('delete', '… rehne do', `<words:target> ${TAIL} rehne dena|do [ab]`, 1)),
  {
    name: '… ki zaroorat nahi',
    pattern: '^ <words:target> (ki|ka [ab] zaroorat nahi [rahi] [hai] | [ab] nahi chahiye | [ab] nahi karna [hai]) $',
    rank: 3,
    // "ab" is of the sentence, and of no task
    make: ({ target }, { source: { tokens } }) =>
      tokens[target.to - 1]!.text === 'ab' ? undefined : on('delete')({ target }),
  },
]

export const skipping: Rule<Wish>[] = [
  {
    name: '… is baar chhor do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} [(is baar | is dafa | aaj)] (chhor dena|do | skip ${DO} | skip) ${POLITE} $`,
    rank: 2,
    make: on('skip'),
  },
  {
    name: 'is baar nahi',
    pattern: '^ ((is baar|dafa) nahi | skip [karo|kardo] | is baar chhor dena|do | chhor dena|do) $',
    rank: 5,
    make: on('skip'),
  },
]

const DEED =
  '(jo [abhi] kiya|kya [tha|hai] [woh|usko] | yeh|woh | yeh|woh sab | pichhla|aakhri [kaam|amal|tabdeeli|change] | isko | usko)'
/** What somebody says who did the wrong thing. */
const OOPS =
  '[(galat ho gaya [hai] | galat kar diya [hai] | yeh [mujh se] ghalti se hua|ho [gaya] [hai] | nahi nahi | nahi | oho | sorry | are | [mujh se] ghalti [se] (ho gaya | hogaya) [hai])] [,]'

export const undoing: Rule<Wish>[] = [
  {
    name: 'jo abhi delete kiya wapas lao',
    pattern: `^ (jo abhi | abhi jo) #word [kiya|kya|tha] [tha|hai] [woh|usko] (wapas|ulta) (lao|lo | ${DO}) $`,
    rank: 7,
    make: on('undo'),
  },
  {
    name: 'jo abhi kiya woh wapas karo',
    pattern: `^ ${OOPS} [please] [${DEED}] (wapas|ulta) (${DO} | lo | lao | le lo) ${OOPS} $`,
    rank: 6,
    make: on('undo'),
  },
  {
    name: 'undo',
    pattern: `^ ${OOPS} [${DEED}] (undo [karo|kardo] | undo ${DO} | ghalti ho gaya | galat hogaya | ghalti se ho gaya | ghalti se kar diya | galat ho gaya) $`,
    rank: 6,
    make: on('undo'),
  },
  {
    name: 'wapas karo jo abhi kiya',
    pattern: `^ ${OOPS} (wapas|ulta|undo) (${DO} | lo | lao | le lo) [woh] (jo|woh [abhi|pehle|aakhri] [kiya|kya|kaam|tabdeeli|change] [tha|hai] | abhi|aakhri wala [kaam]) $`,
    rank: 6,
    make: on('undo'),
  },
  { name: 'pehle jaisa kar do', pattern: `^ [sab] pehle jaisa|jesa ${DO} $`, rank: 6, make: on('undo') },
  {
    name: 'jo wapas liya woh dobara karo',
    pattern: `^ [please] (redo [${DO}] | (jo wapas liya|kiya [tha|hai] [woh|usko] dobara|phir [se] ${DO}) | undo wapas|cancel (${DO} | lo | le lo)) ${POLITE} $`,
    rank: 8,
    make: on('redo'),
  },
]
