/** What a task has beside its date: title, note, labels, project, priority, reminders, repetition and how long it takes. */
import type { Duration } from '../../../calendar/values.ts'
import { changeRule as change, valueRule } from '../../../commands/change-rule.ts'
import { delayOf } from '../../../commands/delay.ts'
import { orNew } from '../../../commands/task-rule.ts'
import type { Field, Wish } from '../../../commands/wish.ts'
import type { Captured, Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'

const set = (field: Field | undefined, name: string, pattern: string, rank = 0, isStrict?: true): Rule<Wish> =>
  valueRule(field, name, `(${pattern}) [instead|now]`, rank, isStrict)

const EDIT = '(change|edit|set|update|fix|correct|alter|modify)'
const OF = '(of|for|on)'
const TITLE = '(title|name|text|wording)'
const NOTE = '(note|notes|description|descriptions|details)'
const ADD = '(add|put|write|attach|append|save|include|enter)'

const titles = [
  set(
    'title',
    'rename … to …',
    '(rename|retitle|reword|rephrase | re - title) <words:target> (to|into|as | - ">" | = [">"]) <words:value>',
    3,
  ),
  set('title', 'call task 2 …', 'call <numbered:target> <words:value>', 2),
  set(
    'title',
    'change the title of … to …',
    `${EDIT} [the|its] ${TITLE} [of|for <words:target>] to|into <words:value>`,
    3,
  ),
  set('title', "change the call's title to …", `${EDIT} <words:target> ${TITLE} to|into <words:value>`, 2),
  set(
    'title',
    'the title of 2 should be …',
    `[the|its] ${TITLE} [of|for <words:target>] (should be|read|say | must be | has to be | is) <words:value>`,
    3,
  ),
  set(
    'title',
    'it should say …',
    '(it | the|my <words:target> #taskName) (should (say|read | be called|spelled|spelt) | [is] spelled|spelt|called|written) <words:value>',
    3,
  ),
  set(
    'title',
    'make the title of 2 “…”',
    `(make|set) [the|its] (${TITLE} | subject) [of|for <words:target>] [to] <quoted:value>`,
    3,
  ),
  set('title', 'edit 2: …', '(edit|change|fix|correct|rename) [task|item|number] <shown:target> : <words:value>', 3),
  set(
    'title',
    'change milk to oat milk',
    '(change|switch|edit|correct|alter|modify|update) <titled:target> (to|into | - ">") <wording:value>',
    -1,
  ),
  set(
    'title',
    '… is misspelled, it is …',
    '<words:target> is (misspelled|misspelt|misnamed|wrong | spelled|spelt wrong|wrongly | wrongly spelled|spelt | called wrong) [,|.|;] [and|but] (it [is|should|must] [be|say|read] | should be | make it | that should be) <words:value>',
    1,
  ),
]

const notes = [
  set(
    'note',
    'add a note to …: …',
    `[add|put|attach] [a|an|the|this] ${NOTE} to|on|for <aboutIt:target> (: | saying|reading [that] | that|which says|reads) <words:value>`,
    4,
  ),
  set('note', 'add the note … to …', `add|put|attach [the|this] note <words:value> to|on <words:target>`, 2),
  set(
    'note',
    'put … in the notes of …',
    `${ADD} <words:value> to|in|into|on|as|under [the] ${NOTE} ${OF} <aboutIt:target>`,
    4,
  ),
  set('note', 'put … in the notes', `${ADD} <words:value> to|in|into|on|as|under (the|a|its|my|your)* ${NOTE}`, 2),
  set('note', "put … in the party's notes", `${ADD} <words:value> to|in|into|on|under <words:target> ${NOTE}`, 1),
  set('note', 'add "…" as a note to …', `${ADD} <quoted:value> as [a|the] ${NOTE} to|on|for <words:target>`, 3),
  set('note', 'attach "…" to …', '(attach|append) <quoted:value> to <words:target>', 2),
  set('note', 'change the note of … to …', `${EDIT} [the] ${NOTE} ${OF} <words:target> to <words:value>`, 3),
]

const labels = [
  set('labels', 'tag … with …', '(tag|label) <words:target> with|as <words:value>', 3),
  set('labels', 'tag 2 …', '(tag|label) <shown:target> <labelName:value>', 1),
  set('labels', 'tag … @home', '(tag|label) <words:target> <tag:value>', 3),
  set('labels', 'label everything …', '(tag|label) <many:target> <labelName:value>', 1, true),
  set(
    'labels',
    'add the label … to …',
    `${ADD} [the|a|an] label|labels|tag|tags <words:value> to|on <words:target>`,
    3,
  ),
  set('labels', 'add @home to …', `${ADD} <tag:value> to|on <words:target>`, 4),
  set(
    'labels',
    'everything gets the label …',
    '<many:target> (get|gets|need|needs | should get|have) [the|a] label|tag <labelName:value>',
    3,
  ),
  set(
    'not-labels',
    'remove the label … from …',
    '(remove|delete|take|drop|strip|pull) [the] (label|tag <labelName:value> | <labelName:value> label|tag) (from | off [of]) <words:target>',
    4,
  ),
  set(
    'not-labels',
    'remove @home from …',
    '(remove|delete|take|drop|strip|pull) [the] <tag:value> [label|tag] (from | off [of]) <words:target>',
    4,
  ),
  change(
    'take the label off',
    '((take|strip|pull|get|leave [the|its|all|any]* label|labels|tag|tags off) | (remove|drop|clear|delete|lose the|its|all|any label|labels|tag|tags) | (no|without label|labels|tag|tags)) [again]',
    { clearLabels: true },
    6,
  ),
  {
    ...set('labels', 'tag it … instead', '(tag|label) <shown:target> [as|with] <labelName:value> instead|rather', 4),
    make: ({ target, value }: Captured) => ({
      act: 'update' as const,
      target,
      value,
      field: 'labels' as const,
      changes: { clearLabels: true as const },
    }),
  },
  change('untag …', '(untag|unlabel) <words:target>', { clearLabels: true }, 2),
  change(
    'strip … of its labels',
    '(strip|clear|wipe|empty|rid) <words:target> [of] [its|their|all|the]* labels|tags',
    { clearLabels: true },
    3,
  ),
  change(
    'strip the labels from …',
    '(strip|take|remove|clear|delete|drop|pull) [all|the|any|its|every]* label|labels|tag|tags (from|of | off [of]) <words:target>',
    { clearLabels: true },
    5,
  ),
]

const places = [
  set(
    'project',
    'move … to the home project',
    '(move|put|file|place) <words:target> to|in|into|under|onto [the|my] <words:value> project|folder',
    4,
  ),
  set(
    'project',
    'move … to project home',
    '(move|put|file|place) <words:target> to|in|into|under|onto [the|my] project|folder <words:value>',
    4,
  ),
  set(
    'project',
    'put … into a project called …',
    '(move|put|file|place|add) <words:target> to|in|into|under|onto [a|the|my] [new] project|folder|list called|named <words:value>',
    5,
  ),
  set(
    'project',
    'it is for the wedding project',
    "(it|that|this [is] | it's|that's) [meant] (belongs|goes)* for|to|in|into|under|with [the|my] <words:value> project|list",
    3,
  ),
  set(
    'project',
    '… goes in Kitchen',
    '(<thing:target> | <shown:target>) (goes|go|belongs|belong) in|into|to|under|with [the|my] <capital:value>',
    2,
  ),
  change(
    'take it out of the project',
    '(take|move|get|pull|remove) <words:target> (out of | from) [the|its|that|this|any] project|folder',
    { project: null },
    4,
  ),
  set(
    'section',
    'move … to the … section',
    '(move|put|file|place) <words:target> to|in|into|under|onto [the|my] <words:value> section',
    4,
  ),
  change(
    'move … to Work',
    '(move|put|file|place) <words:target> to|in|into|under|onto [the|my] <ownProject:found> [project|list]',
    ({ found }) => found,
    5,
  ),
  set(
    'project',
    'move 1 to Garden',
    '(move|put|file|place) (<shown:target> | <pointed:target>) to|in|into|under|onto [the|my] <capital:value>',
    1,
  ),
  set(
    'project',
    'move everything in Inbox to Home',
    '(move|put|file|place) <many:target> to|in|into|under|onto [the|my] <capital:value>',
    1,
  ),
  change(
    'move … to the inbox',
    '(move|put|file|place) <words:target> to|in|into|under|onto [the|my] inbox',
    { project: null },
    2,
  ),
  set('assignee', 'assign … to …', '(assign|reassign|delegate | re - assign) <words:target> to <who:value>', 2),
  set('assignee', 'give 2 to …', '(give|hand|pass [over|on|off]) <shown:target> [over] to <person:value>', 2),
  set(
    'assignee',
    "give Ann's tasks to …",
    '(give|hand|pass [over|on|off]) <knownTask:target> [over] to <person:value>',
    1,
  ),
  change('unassign …', '(unassign | un - assign) <words:target>', { assignee: null }, 2),
  change(
    "give Bob's tasks to me",
    '(give|hand|assign|reassign) (<knownTask:target> | <shown:target>) [back] to me|myself',
    { assignee: null },
    3,
  ),
]

const priorities = [
  orNew(
    change(
      '… is not that urgent',
      "<thing:target> ((isn't|aren't | is|are not) (that|so|very|really|all)* urgent|important | is|are less urgent|important) [any more|longer | anymore|now]",
      { priority: 4 },
      1,
    ),
  ),
  change(
    'make … p1',
    '(make|set|mark|flag|put|bump|bring|move) <existing:target> [up|down] [as|at|to] [a|an] <priority:found>',
    ({ found }) => ({ priority: found }),
    3,
  ),
  change(
    'raise … to p1',
    '(raise|lower|drop|lift|increase|decrease|reduce) <words:target> to <priority:found>',
    ({ found }) => ({ priority: found }),
    3,
  ),
  change(
    'high priority for …',
    '<priority:found> (for|on) (<definite:target> | <shown:target>)',
    ({ found }) => ({ priority: found }),
    1,
  ),
  change(
    'give … high priority',
    'give <words:target> [a|an] <priority:found>',
    ({ found }) => ({ priority: found }),
    3,
  ),
  change(
    '… should have high priority',
    '(<thing:target> | <shown:target>) ((should|must have|be|get) | need|needs|has|have|get|gets|is|are) [now] [a|an] <surePriority:found>',
    ({ found }) => ({ priority: found }),
    3,
  ),
  change(
    'everything is p1',
    '<many:target> ((should|must have|be|get) | need|needs|has|have|get|gets|is|are) [now] [a|an] <surePriority:found>',
    ({ found }) => ({ priority: found }),
    3,
  ),
  change(
    '… is urgent',
    '(<definite:target> | <shown:target> | <one:target>) is|are [now|very|really] urgent|important',
    { priority: 1 },
    2,
  ),
  change(
    'make … a priority',
    'make (<definite:target> | <shown:target> | <pointed:target>) [a|my] [top] priority',
    { priority: 1 },
    2,
  ),
  change('flag 2', '(flag|star) <shown:target>', { priority: 1 }, 1),
  change('prioritise …', '(prioritise|prioritize) <words:target>', { priority: 1 }),
  change('deprioritise …', '(deprioritise|deprioritize | de - prioritise|prioritize) <words:target>', { priority: 4 }),
  change(
    'raise the priority of …',
    `(raise|increase|lift|bump [up]) [the|its] priority|urgency [${OF} <words:target>]`,
    { priority: 1 },
    3,
  ),
  change(
    'lower the priority of …',
    `(lower|decrease|reduce|drop) [the|its] priority|urgency [${OF} <words:target>]`,
    { priority: 4 },
    3,
  ),
]

const REMINDER = '(reminder|reminders|alarm|alarms|alert|alerts|notification|notifications)'
const REMIND = '(remind|notify|alert|ping me)'
const OFF = '((turn|switch|shut off) | disable|deactivate|mute|silence|stop)'

const reminders = [
  set('reminder', 'remind me about it tomorrow', `${REMIND} about|of <pointed:target> <words:value>`, 1),
  change(
    'remind me the day before',
    `(${REMIND} | (set|add|put|with | give me) [a|an] (${REMINDER} | heads [-] up) [for | to go off]) <before:found>`,
    ({ found }) => found,
    3,
  ),
  change(
    'remind me about the rent the day before',
    `${REMIND} about|of (<pointed:target> | <definite:target>) <before:found>`,
    ({ found }) => found,
    3,
  ),
  change(
    'remind me two days before the dentist',
    `${REMIND} <before:found> <dateless:target> [is] [due]`,
    ({ found }) => found,
    3,
  ),
  change(
    'add a reminder to … an hour before',
    `(add|put|set|attach) [a|an|another] ${REMINDER} to|on|for <words:target> <before:found>`,
    ({ found }) => found,
    4,
  ),
  change(
    'set the alarm of … to two hours before',
    `(set|change|move|put|update|edit) [the|my|its] ${REMINDER} [(of|for|on) <words:target>] to|at <before:found>`,
    ({ found }) => found,
    6,
  ),
  change(
    'set a reminder an hour before for both',
    `(${REMIND} | (set|add|put|give [me]) [a|an] ${REMINDER}) <before:found> for|of|to|on (<pointed:target> | <definite:target>)`,
    ({ found }) => found,
    4,
  ),
  change(
    "don't remind me about …",
    "(stop|quit|don't|dont|never | do not | no longer) remind|reminding|notify|notifying|alert|alerting me about|of|to <words:target>",
    { clearReminders: true },
    3,
  ),
  change(
    'turn off the reminder for …',
    `${OFF} [the|my|all|any]* ${REMINDER} [of|for|about|on <words:target>]`,
    { clearReminders: true },
    4,
  ),
  change('turn the reminder off', `(turn|switch|shut) [the|my|all]* ${REMINDER} off`, { clearReminders: true }, 4),
  change('turn off the morning alarm', `${OFF} <alarm:target>`, { clearReminders: true }, 3),
]

const ONE = 'one|ones|task|tasks|thing|reminder'

const repetitions = [
  change(
    'stop repeating …',
    "(stop|cancel|end|quit repeating|recurring | no longer repeat | don't|dont repeat | do not repeat | stop|cancel|end|quit the repetition|recurrence [of|for]) [<words:target>]",
    { repeat: null },
    4,
  ),
  change(
    "… shouldn't repeat",
    "<words:target> (shouldn't|doesn't | should no longer | should not | no longer | does not) [need|needs|have|has to] repeat|repeats|recur|recurs [any more | anymore]",
    { repeat: null },
    3,
  ),
  set(undefined, 'repeat it every week', '(repeat|recur) <existing:target> [on] <rhythm:value>', 2),
  set(
    undefined,
    'make it repeat every week',
    '(make|set|change|have) (<shown:target> | [the|my|our] <repeated:target>) [to] (repeat|recur|due | due on|at|by) <words:value>',
    3,
  ),
  orNew(
    set(undefined, '… is a weekly one', `<thing:target> (is|are | should be) [now] [a|an] <rhythm:value> [${ONE}]`, 1),
  ),
  set(
    undefined,
    'it should repeat every week',
    '<words:target> (should|must | needs|has to) (repeat|recur|happen) <words:value>',
    2,
  ),
]

const lengths = [
  change(
    'make … two hours long',
    'make <existing:target> [about|around] <duration> long',
    ({ duration }) => lasting(duration),
    5,
  ),
  change(
    '… takes 45 minutes',
    '(<definite:target> | <pointed:target>) (takes|lasts | will|should|must|might take|last|be | is going to take) [about|around] <duration>',
    ({ duration }) => lasting(duration),
    3,
  ),
  change(
    'extend … by half an hour',
    '(extend|prolong|lengthen) <words:target> by <duration>',
    ({ duration }) => longer(duration, 1),
    4,
  ),
  change(
    'shorten … by half an hour',
    '(shorten|cut) <words:target> by <duration>',
    ({ duration }) => longer(duration, -1),
    4,
  ),
  change('add half an hour to …', 'add <duration> to <words:target>', ({ duration }) => longer(duration, 1), 4),
  set(undefined, 'make … an hour longer', '(make|set) <words:target> <shift:value>', 4),
]

const lasting = ({ minutes, days, months }: Duration): Changes | undefined =>
  minutes && !days && !months ? { durationMinutes: minutes } : undefined

/** "extend the meeting by 30 minutes" makes it longer, "by two days" later. */
const longer = (duration: Duration, sign: 1 | -1): Changes =>
  lasting(duration) ? { lengthen: sign * duration.minutes } : { postpone: delayOf(duration, sign) }

const GIVE = '(set|add|put|give|assign)'

const values = [
  set(
    undefined,
    'the deadline of … is …',
    `the <field> ${OF} <words:target> (is | should|must|will be) [now] <words:value>`,
    26,
  ),
  set(
    undefined,
    'change the date of … to …',
    `(change|set|update|edit|move|adjust|make|raise|lower|bump|fix|correct) [the|its] <field> [${OF} <words:target>] to|as [the] <words:value>`,
    6,
  ),
  set(
    undefined,
    'move the date of … from friday',
    `(change|set|update|edit|move|adjust|make|raise|lower|bump|fix|correct) [the|its] <field> [${OF} <words:target>] at|until|from|for [the] <words:value>`,
    5,
  ),
  set(
    'reminder',
    'change the reminder of … to …',
    `(change|update|edit|move|adjust) [the|its|my] reminder [${OF} <words:target>] to|at <words:value>`,
    5,
  ),
  set(
    undefined,
    "change the dentist's date to …",
    '(change|set|update|edit|move|adjust|make|fix|correct) <words:target> <field> to|as|at|until|from <words:value>',
    4,
  ),
  set(
    undefined,
    'add a deadline of friday to …',
    `${GIVE} [the|a|an] <field> of|for <words:value> to|on <words:target>`,
    4,
  ),
  set(
    undefined,
    'set the date for … to friday',
    `${GIVE} [the|a|an] <field> of|for|to|on <words:target> to|as|of|on <words:value>`,
    4,
  ),
  set(undefined, 'give … a deadline of friday', 'give <words:target> a|an|the <field> [of|on|by] <words:value>', 4),
  set(
    undefined,
    'enter friday as the date',
    `(enter|use|put|set|take|make|write) <words:value> as|for [the|its] [new] <field> [of|for <words:target>]`,
    4,
  ),
  change(
    'extend the deadline by a week',
    `(extend|postpone|delay|shift | push|move [back|out]) [the|its] deadline [${OF} <words:target>] [back|out] [by] <duration>`,
    ({ duration }) => ({ postponeDeadline: delayOf(duration, 1) }),
    6,
  ),
  change(
    "extend the report's deadline by a week",
    'extend|prolong <words:target> deadline by <duration>',
    ({ duration }) => ({ postponeDeadline: delayOf(duration, 1) }),
    6,
  ),
  change(
    'remove the date of …',
    '(remove|delete|clear|drop|unset|take) [the|its|their|all|any]* <noField:found> [(from|of|for|off|on) <words:target>]',
    ({ found }) => found,
    4,
  ),
  change(
    'no date for …',
    'no|without <noField:found> for|on (<pointed:target> | <definite:target>)',
    ({ found }) => found,
    4,
  ),
  change(
    'remove the reminder from …',
    `(remove|delete|clear|drop|unset) [the|its|their|all|any]* ${REMINDER} (from|of|for|off|on) <words:target>`,
    { clearReminders: true },
    1,
  ),
]

export const fields: Rule<Wish>[] = [
  ...titles,
  ...notes,
  ...labels,
  ...places,
  ...priorities,
  ...reminders,
  ...repetitions,
  ...lengths,
  ...values,
]
