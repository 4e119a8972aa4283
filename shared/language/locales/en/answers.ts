/** How people answer in English, take back what was done, and go on from what was said before. */
import {
  type Answer,
  createAnswerReader,
  createInsteadReader,
  createInterjectionCutter,
  createMeantReader,
  noAnswer,
} from '../../answers.ts'
import { zoneNamed } from '../../commands/zone-places.ts'
import type { More } from '../../locale.ts'
import type { Changes, Context } from '../../types.ts'
import { lowered } from './commands/lowered.ts'
import { readPositions, sourceIn, WHENEVER } from './commands/sentence.ts'
import { grammar } from './grammar.ts'
import { VERBS } from './lexicon/verbs.ts'
import { readWhen } from './quick-add/index.ts'

const list = (text: string): string[] => text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const CARDINALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const withNoun = (word: string): string[] => [
  word,
  ...['one', 'task', 'option', 'item'].map((noun) => `${word} ${noun}`),
]

const readWords = createAnswerReader(() => ({
  yes: list(`yes, y, yep, yeah, yup, yea, ya, aye, yes i am, of course, certainly, definitely, absolutely, confirm, confirmed,
    i confirm, agreed, i agree, affirmative, please do, do it, do that, do so, do this, go ahead, go for it, go on, go, proceed, continue, carry on,
    make it so, i am sure, i'm sure, quite sure, very sure, i do, positive, by all means, why not, you may, you can, be my guest, indeed, roger, roger that,
    deal, you should, ship it, let's do it, let's do that, let's go, just do it, that's what i want, that is what i want, that's what i meant,
    that is what i meant, exactly, exactly that, that's it, that's the one, that's them, correct, that's correct, that is correct, that's right, that is right, right,
    true, yes do, yes i do, yes do it, i'm certain, 👍, ✅, 👌, no problem, not a problem, sure, sure thing, for sure, make it happen, yes you should, yes you can, do your thing`),
  fine: list(`ok, okay, okey, k, kk, alright, all right, fine, fine by me, fine with me, that's fine, that is fine, it's fine, it's ok, it's okay,
    that's ok, that's okay, good, that's good, great, perfect, sounds good, sounds great, looks good, looks right, works for me, i guess, i guess so, i think so, i suppose so, cool, nice`),
  no: list(`no, n, nope, nah, nay, no thanks, no thank you, not really,
    cancel, cancel it, stop, stop it, stop that, abort, leave it, leave them,
    leave that, leave those, leave it be, leave it alone, leave them alone, leave everything, leave all, leave it as it is, leave it as is, leave them as they are, leave everything as it is,
    leave it there, leave them there, keep it, keep them, keep that, keep those, keep these, keep all, keep it all, keep them all, keep all of them, keep both, keep both of them, keep everything, keep 'em, negative,
    no way, hold on, wait, hang on, not now, rather not, i'd rather not, i would rather not, better not, let's not, on second thought, on second thoughts,
    changed my mind, i changed my mind, i've changed my mind, neither, neither of them, neither one, none, none of them, none of these, none of those, none of the above, nothing, nothing at all, not that, not that one, not those, 
    not them, not it, not these, not any of them, absolutely not, of course not, certainly not, definitely not, i don't want that, i don't want to, i do not want that, i do not want to, i didn't mean that,
    that's not what i meant, that is not what i meant, that's not what i want, not correct, skip it,
    let it be, let them be, not at all, ❌, 👎, false alarm, no need, i don't, i do not, we don't, i'm not sure, not sure, don't bother, quit, exit`),
  scratch: list(
    `don't, dont, do not, don't do it, don't do that, please don't, take it off, take it off again, take that off again, remove it again, delete it again, cancel that, cancel this, never mind, nevermind, never mind that, never mind it, forget it, forget that, forget about it, forget about that, forget i said that, scratch that, scratch it, drop it, drop that, strike that, that's wrong, that is wrong, that was wrong, wrong, wrong one, wrong task, incorrect, not right, that's not right, that was a mistake, my mistake, by mistake, not yet, not done yet, it isn't, it is not, it's not, no it isn't, it wasn't, it isn't done, it's not done, that isn't done, i was wrong`,
  ),
  all: list(`all, both, all of them, both of them, all of these, all of those, everything, the lot, the whole lot, every one, every one of them, everyone, each, each of them,
    each one, them all, them both, all two, all three, all four, all five, these two, those two, the two of them, all the tasks, all tasks`),
  other: list(
    'the other, other, other one, the other one, the other task, not that one the other one, the others, others, the other ones, other ones, the other two, the rest, rest',
  ),
  too: list('too, as well, also, likewise, same for, same with, same goes for'),
  undo: list('undo, undo that, undo it, undo this, take that back, take it back, revert that'),
  one: list('one, ones'),
  only: list('only, just, solely, no more than'),
  except:
    list(`except, except for, all but, everything but, all except, all except for, everything except, but not, not, without, apart from, other than,
    minus, excluding, keep, leave, but keep, but leave, save for, don't do, don't touch`),
  stays: list(
    `can stay, may stay, should stay, must stay, has to stay, needs to stay, stays, stay, can wait, isn't meant, is not meant, can be left, should be left, should be kept, can be kept, is staying, i still need, i need, i'll keep`,
  ),
  again:
    list(`what, huh, pardon, what was that, what was the question, what did you ask, what did you say, say that again, come again, repeat, repeat that, repeat the question, what do you mean, what are my options, what are the options,
    what were the options, what options, what are my choices, what are the choices, what were they, which ones, which one, which tasks, which are they, which is which, what does everything mean, what does that mean, what would that be, what would you do,
    what will happen, what happens then, what would happen, what would you delete, what do you want to delete, what will you delete, what were you going to delete, what was i going to delete, what was i about to delete, what was i doing,
    what were you going to do, what are you going to do, show me again, show them again, show it again, show me the list again, show the options, list them again, i don't understand, i don't get it, i do not understand, remind me`),
  places: ORDINALS.map((word, index) => [
    ...withNoun(word),
    ...(index ? [CARDINALS[index]!] : []),
    ...['number', 'option', 'task', 'item'].map((noun) => `${noun} ${CARDINALS[index]}`),
    ...(index === 0 ? ['former', 'top one', 'the former', 'upper one'] : []),
  ]),
  groups: Object.fromEntries(
    [2, 3, 4, 5].flatMap((count) => [
      [`first ${CARDINALS[count - 1]}`, Array.from({ length: count }, (_, at) => at + 1)],
      [`last ${CARDINALS[count - 1]}`, Array.from({ length: count }, (_, at) => at - count)],
    ]),
  ),
  lastPlace: [...withNoun('last'), 'latter', 'the latter', 'bottom one', 'lower one'],
  ordinal: /(?:st|nd|rd|th)$/,
  acts: {
    delete: list('delete, remove, erase, trash, get rid of, clear'),
    complete: list(
      `complete, finish, check off, tick off, tick, mark, mark as done, done with, i'm done with it, i am done with it, done with it, be done with it, get it done with, it's done, that's done, already done`,
    ),
    skip: ['skip'],
    reopen: list('reopen, restore'),
    change: list('change, move, update, postpone'),
    add: list(
      `something to do, to do, a to do, todo, a todo, a task, a new task, new task, as a task, make it a task, something i have to do, something i need to do, i have to do it, i still have to do it, i need to do it, i still need to do it,
      still to do, still to be done, the task, keep it as a task, note it down, write it down, put it on the list, put it on my list, have to do it, need to do it`,
    ),
  },
  filler:
    list(`the, please, pls, plz, thanks, thank you, thx, hm, hmm, hmmm, uh, um, er, oh, ah, well, so, actually, sorry, oops, whoops, it, them, that, this, those,
    these, that one, this one, for me, then, now, i, mean, i mean, i meant, i said, i'd say, and, but, also, number, numbers, no., option, options, task, tasks, item, items, my, to, is, was,
    of, of them, of these, of those, with, make it, it's, that's, i want, i'd like, i think, i would say, take, choose, pick, use, let's take, go with, i'll take, i choose, mate, man, bot, haha, lol, dear, let's say, you know what, here, there,
    that's all, that is all, that will be all, that'll be all, for now, again, really, wait a second, hold on a second, one moment, just a moment, don't worry`),
}))

export const withoutInterjections = createInterjectionCutter(
  `oh, ooh, hm, hmm, hmmm, uh, uhm, um, umm, er, erm, ah, aha, ok, okay, well, so, no, nope, nah, oops, whoops, sorry, my bad, my mistake, please, actually, damn, argh, ugh, woah, whoa, yikes, gah, doh, lol, haha, dear, god, gosh, yes, yeah, yep, alright,
    all right, on second thought, on second thoughts, come to think of it, that was wrong, that was a mistake, that was too early, that was too soon, first, first of all, but first, before that, i mean, i meant, right, anyway`,
  `wait, wait a second, wait a minute, hold on, hang on, stop, just a second, one moment, one second, great, perfect, thanks, thank you, cool, nice, good, wrong, never mind, nevermind, forget it, forget that, scratch that, not that, sure,
    of course, now, then, next, by the way, btw`,
)

/** The answers of `answers.ts`, places as they are said elsewhere, and how many turns are to be taken back. */
export function readAnswer(text: string, titles: string[] = []): Answer | null {
  const said = lowered(text)
    .trim()
    .replace(/[\s.!?]+$/, '')
  if (said.length > LONGEST) return null
  const undo = grammar.longest<number>(sourceIn(withoutInterjections(said), WHENEVER), 'answeredUndo', 0)?.value
  if (undo) return { ...noAnswer(), undo }
  if (ASKS_AGAIN.test(said)) return { ...noAnswer(), again: true }
  const places = readPositions(said)
  return readWords(text, titles) ?? (places ? { ...noAnswer(), places } : null)
}

/** "what would that delete": asked of what was just said. */
const ASKS_AGAIN =
  /^(?:(?:so|wait|sorry|ok|okay|hm+|um|and|but)[\s,]+)*(?:what|which)(?: \w+){0,2} (?:would|will|does|do|did|were|was|are|is|am)(?: (?:you|i|that|this|it|they|we|my|the|everything|those|them))*(?: (?:going|about|want|wanting) to| gonna)?(?: (?:delete|remove|complete|change|do|mean|include|contain|affect|cover|happen|options?|choices?|question|be (?:deleted|removed|changed|completed|affected)))(?: again| exactly| then)?$/

/** Nobody answers at greater length. */
const LONGEST = 120

const MORE =
  /^(?:(?:oh|ok|okay|hm+|please|yes|ah)\b[\s,]*)*(?:and(?: also| then)?|also|plus|as well as|likewise)\b[\s,:]+(?=\S)/
const SAME = /^(?:(?:and|also|oh|ok|please)[\s,]+)*(?:do )?(?:the )?same (?:thing )?(?:for|with|goes for|to)\s+(?=\S)/
const AS_WELL = /[\s,]+(?:too|as well|also|likewise)$/
/** "put butter on there as well" */
const THERE =
  /^(?:please )?(?:also )?(?:put|add|stick|throw|pop) (?<thing>.+?) (?:on|onto|in|into|to) (?:there|(?:that|this|the|the same) list)(?:[\s,]+(?:too|as well|also))?(?: please)?$/d

/** "and butter", "the bananas too": more of what was done before, without what says so; `thing`, unless a verb says what to do, names it. */
export function readMore(text: string): More | null {
  const said = lowered(text)
    .trim()
    .replace(/[\s.!]+$/, '')
  if (said.length > 80) return null
  const there = THERE.exec(said)?.indices?.groups?.thing
  if (there) return { ...moreOf(text.trim().slice(...there)), isThere: true }
  const start = (SAME.exec(said) ?? MORE.exec(said))?.[0].length ?? 0
  const end = AS_WELL.exec(said)?.index ?? said.length
  if ((start === 0 && end === said.length) || end <= start) return null
  // "remind me to pack" ... "and to check in"
  const to = start > 0 && /^to (?=\S+ )/.test(said.slice(start, end)) ? 3 : 0
  return { ...moreOf(text.trim().slice(start + to, end)), isToo: end < said.length }
}

function moreOf(text: string): More {
  const [first = ''] = lowered(text).split(' ')
  return { text, thing: VERBS.has(first) ? null : text.replace(/^(?:the|some|my|a|an) /i, '') }
}

const NOTES = [
  /^(?<note>.+?)(?:[,;.–]| -)?(?: so| and| then)* (?:please )?(?:put|add|write|note|save|keep) (?:that|it|this) (?:down )?(?:(?:in|into|to|as|on|under) )(?:the |a |its |your )?notes?$/d,
  /^(?:mention|note|remember|add|write)(?: down)?(?: also)? that (?<note>.+)$/d,
  /^(?:add|make|put|write|attach)(?: also)? (?:an? |the |this |some )?notes?(?: to (?:it|that|this))?(?: saying| that says| that|:|,| -) ?(?<note>.+)$/d,
  /^(?:an? )?note(?: to (?:it|that|this))?: ?(?<note>.+)$/d,
  /^(?<note>(?:the|its|their) (?:\w+ )?(?:place|address|location|venue|room|code|pin|password|link|phone|number|gate|terminal|seat|platform|entrance|contact|meeting id|reference|price|cost|dress code|topic|agenda) (?:is|are|will be) .+)$/d,
]

const NOT_REMINDED =
  /^(?:no|without (?:a|any)|i don't need (?:a|any|the)|drop the|skip the) (?:reminders?|alarms?|notifications?)(?: (?:after all|needed|please|then|at all|necessary|for (?:it|that|this)))?[.!]*$/

const ABOUT_LEAD =
  /^\s*(?:(?:and|also|oh|ok|please|but|plus|by the way|btw|(?:can|could|would|will) you(?: please)?|i(?:'d| would) like you to|i want you to)\b[\s,]*)*/
const ABOUT_TAIL = /(?:[\s,]+(?:as well|too|also|please|pls|thanks|thx|if you can))*[\s.?!]*$/

/** What is to be known about the task that was spoken of: "add a note: bring the x-rays", "the address is 4 Mill Lane". */
export function readAbout(text: string): Changes | null {
  const said = lowered(text)
  const start = ABOUT_LEAD.exec(said)![0].length
  const rest = said.slice(start).replace(ABOUT_TAIL, '')
  for (const pattern of NOTES) {
    const at = pattern.exec(rest)?.indices?.groups?.note
    if (at) return { addNote: text.slice(start + at[0], start + at[1]).replace(/[\s.]+$/, '') }
  }
  return NOT_REMINDED.test(rest) ? { clearReminders: true } : null
}

const WITH = "(?:(?:it is|it's|with|for|to|at|by|from) )?(?:the )?"
/** "with rob, not bob" */
export const readInstead = createInsteadReader(
  withoutInterjections,
  new RegExp(`^${WITH}(?<is>[^,]+?),? (?:not|instead of|rather than) ${WITH}(?<was>[^,]+)$`, 'i'),
  // "it's not work, it's private"
  new RegExp(
    `^(?:it's|it is|that's|that is) not ${WITH}(?<was>[^,]+?)(?:, but|,| but) (?:it's|it is|that's|that is)? ?${WITH}(?<is>[^,]+)$`,
    'i',
  ),
  new RegExp(`^not ${WITH}(?<was>[^,]+?)(?:, but|,| but) ${WITH}(?<is>[^,]+)$`, 'i'),
)

/** "not that one, the sweeping"; behind a mere no only what is plainly a thing */
export const readOther = createMeantReader(
  withoutInterjections,
  /(?:not (?:that|this)(?: one)?|(?:that's )?(?:the )?wrong (?:one|task))[,:;.]* (?:i (?:mean|meant) )?(.+)$/iu,
  /^(.+?),? i (?:mean|meant)$/iu,
  /(?<![\p{L}])i (?:mean|meant)[:,]? (.+)$/iu,
  /^(?:no|nope|oops|whoops|sorry|oh no)[\s,]+((?:the|my|our) .+)$/iu,
)

/** "but not on sundays", "not the photos though" */
export const readLeftOut = (text: string): string | null =>
  /^(?:(?:but|and|just|only|oh|actually|no|ok|sorry|please)[\s,]+)*(?:not|except|excluding|skip|skipping|without|never)(?: (?:on|for|the))*\s+(.+?)(?: please| though)?[.!]*$/i.exec(
    text.trim(),
  )?.[1] ?? null

/** Behind it stands a sentence that tells something and asks for nothing, or it comes last itself: "already paid, so yes". */
export const withoutReason = (text: string): string | null =>
  /[\s,](?:so|then)[\s,]+((?:yes|yeah|yep|sure|ok|okay|no|nope|go ahead|do it|please do)\b.{0,20})$/i.exec(text)?.[1] ??
  /^(.{1,40}?)(?:\s*[,.;:!–]|\s+-|\s+(?:because|since|as|cos|cause))\s+(?:because |since |as |cos |cause )?(?!i (?:mean|meant|said|want|wanted|need to)\b|i'd like)(?:i|we|he|she|they|it|there|you|that|those|these|i'm|we're|he's|she's|they're|it's|there's|that's|i've|we've|i'll|we'll)\b[\s'].+/i.exec(
    text.trim(),
  )?.[1] ??
  null

const TELLER =
  "(?:i|we|he|she|they|it|there|that|(?:the|my|our|his|her|their) [\\w' -]{1,40}?|[A-Z]\\w+(?: [A-Z]\\w+)?)(?: \\w+)??"
const TOLD =
  "(?:is|are|was|were|has|have|had|can|will|does|did|needs?|wants?|said|says|told|asks?|got|can't|cannot|won't|isn't|aren't|wasn't|doesn't|don't|didn't|hasn't|haven't|fell|went|came|left|broke|forgot|lost|woke|wrote|rang|thinks|\\w{3,}ed)"
const TELLS = `(?:${TELLER} ${TOLD}|(?:he|she|it|that|there)'s|i'm|(?:i|we|they)'(?:ve|re|ll|d)|(?:he|she|it)'(?:ll|d))`
const BEHIND_REASON = new RegExp(
  `^(?:(?:so|ok|okay|oh|well|sorry|no|and|but|actually|hey|ah|turns out)[\\s,]+)*${TELLS}\\b.*?(?:[,;.!–]| -| so\\b)(?:\\s*(?:so|and|then|therefore|please))*[\\s,]+(?<said>\\S.{2,60})$`,
  'i',
)

/** "the dentist called, it's friday instead" */
export const readBehindReason = (text: string): string | null => BEHIND_REASON.exec(text.trim())?.groups?.said ?? null

const THAT_DAY =
  /(?<!\b(?:of|from|since|than|what|which) )\b(?:(?:on|for) )?(?:that(?: same| very)?|the (?:very )?same) (?<part>day|date|morning|afternoon|evening|night)(?=$|[\s,.;!?]+(?:$|at|by|from|in|to|too|please|and|as|call|buy|get|pick|also|instead|for)\b|[?!.]*$)/i

/** "and that evening dinner with Sam" */
const DAY_FIRST =
  /(?<=^(?:(?:and|also|then|ok|oh|plus)[\s,]+)*)(?:on )?(?:that(?: same)?|the same) (?<part>day|morning|afternoon|evening|night)(?=\s)/i

/** "the same day", "that evening" */
export function withDay(text: string, day: string): string | null {
  const found = DAY_FIRST.exec(text) ?? THAT_DAY.exec(text)
  if (!found) return null
  const part = found.groups!.part!.toLowerCase()
  const said = `on ${day}${part === 'day' || part === 'date' ? '' : part === 'night' ? ' at night' : ` in the ${part}`}`
  return text.slice(0, found.index) + said + text.slice(found.index + found[0].length)
}

/** "add a rake to it" */
export const readInto = (text: string): string | null =>
  /^(?:(?:and|please|now|then|ok|also)[\s,]+)*(?:add|put) (.+?) (?:to|in|into|on) (?:it|that|there|(?:that|the|this)(?: same)? (?:project|list))[.!]*$/i.exec(
    text.trim(),
  )?.[1] ?? null

/** Before a time stands "to", whatever stood there. */
export function asMove(text: string): string {
  if (/ (?:to|until|till) /i.test(text)) return `move ${text}`
  for (const { index, 0: preposition } of text.matchAll(/ (?:on|at|in|by|for) /gi)) {
    const when = text.slice(index + preposition.length)
    if (readWhen(when, WHENEVER))
      return `move ${text.slice(0, index)} to ${preposition === ' in ' ? `in ${when}` : when}`
  }
  return `move ${text}`
}

/** "I meant pilates" */
export const readMeant = createMeantReader(
  withoutInterjections,
  /^(.+?),? i (?:mean|meant)$/iu,
  /^(.+?) instead$/iu,
  /(?<![\p{L}])(?:i (?:mean|meant)(?: to (?:say|type|write|add))?|(?:it|that) (?:should|must) (?:be|say|read|have been|have said)|make (?:that|it)|(?:change|correct|fix|set) (?:it|that) (?:to|into)|that's|read that as)[:,]? (.+)$/iu,
)

const PLACE_LEAD =
  /^(?:(?:no|oh|hm+|actually|make (?:it|that)|sorry|wait|rather|i (?:mean|meant)|better|it's|i'm in|in|use|set it to|please|oops|should be|it should be)\b[\s,:]*)+/i

/** "sorry, I meant Lisbon". */
export function readZone(text: string): string | null {
  const said = text.trim().replace(/[\s.!]+$/, '')
  const lead = PLACE_LEAD.exec(said)?.[0].length ?? 0
  const place = said.slice(lead).replace(/ (?:time|instead|please)$/i, '')
  return (place && place.length < 60 && zoneNamed(place)) || null
}

const LEAD =
  /^(?:(?:no|oh|hm+|uh|ok|okay|actually|make (?:it|that)|sorry|wait|rather|better|i (?:mean|meant)|only|but|and|please|well|then|just|let's say|quiet hours|set (?:it|them)|change (?:it|that|them))\b[\s,:]*)*/
const TIME =
  '((?:\\d{1,2}|noon|midnight)(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?|(?:six|seven|eight|nine|ten|eleven|twelve|five)(?: ?[ap]\\.?m\\.?)?(?: in the (?:morning|evening))?)'
const TAIL = '(?: (?:instead|please|then|would be better|is better|is enough))?'
const HOURS = new RegExp(
  `^(?:(?:from|starting(?: at)?|starts at|beginning at|after|as of) )?${TIME}(?: on| onwards?)? ?(?:to|until|till|til|and|-|–) ?${TIME}${TAIL}$`,
)
const FROM = new RegExp(
  `^(?:from|starting(?: at)?|starts at|beginning at|after|as of) ${TIME}(?: on| onwards?| already)?${TAIL}$`,
)
const UNTIL = new RegExp(`^(?:to|until|till|til|up to|through|ending at|ends at|before) ${TIME}${TAIL}$`)

/** One or both ends of quiet hours: "actually until 7", "from 11pm on". */
export function readHours(text: string, context: Context): { from: string | null; to: string | null } | null {
  const said = lowered(text)
    .trim()
    .replace(/[\s.!]+$/, '')
  if (said.length > 80) return null
  const plain = said.replace(LEAD, '')
  const [, first, second] = HOURS.exec(plain) ?? []
  const from = first ?? FROM.exec(plain)?.[1]
  const to = second ?? UNTIL.exec(plain)?.[1]
  const read = { from: (from && clockOf(from, context)) || null, to: (to && clockOf(to, context)) || null }
  return read.from || read.to ? read : null
}

/** A bare hour is of the 24-hour clock here: nobody is quiet from ten in the morning. */
function hourIn(words: string, context: Context): string | undefined {
  const hour = /^(\d{1,2})(?::?(\d\d))?$/.exec(words)
  if (hour && Number(hour[1]) < 24 && Number(hour[2] ?? 0) < 60)
    return `${hour[1]!.padStart(2, '0')}:${hour[2] ?? '00'}`
  return readWhen(`at ${words}`, context)?.due?.time ?? undefined
}

const clockOf = (words: string, context: Context): string | undefined => {
  const cardinal = CARDINALS.indexOf(words) + 1 || (words === 'eleven' ? 11 : words === 'twelve' ? 12 : 0)
  return hourIn(cardinal ? String(cardinal) : words, context)
}
