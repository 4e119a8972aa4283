/** What only sounds like a command: something to do in the world, so that its words stay a task whole. */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { classes } from '../lexicon/classes.ts'

const task = (name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank: 9,
  make: () => ({ act: 'add' }),
})

/** As likely something to do as done with: it ties with the rule of the command, and the person is asked. */
const perhapsTask = (name: string, pattern: string, rank = 2): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target }) => ({ act: 'add', target }),
})

export const tasks: Rule<Wish>[] = [
  {
    ...task(
      'change your name',
      '(change|set|switch|update) your name|language|voice|accent|volume|speed|gender|mood [<words>]',
    ),
    make: () => ({ act: 'none', reason: 'out-of-scope' }),
  },
  task(
    'drop table tasks',
    '(drop|truncate|alter table|database|schema|index | delete table|database|from #taskName) [<words>]',
  ),
  task('remove the snow', 'remove|erase|scrap [the|my|our] #matter [<words>]'),
  task(
    'remove the tag from the shirt',
    '(remove|take|cut|tear|rip|peel|pull|clip) [off] (the|a|all|any)* label|labels|tag|tags (from|of|off|on | off of) [<words>] #labelled [<words>]',
  ),
  task(
    'delete photos from the phone',
    '(delete|remove|erase|clear) <words> (from|off|on) [the|my|our] [#word] #device [<words>]',
  ),
  {
    ...task(
      'remove the staples from the carpet',
      '(remove|erase|wipe|clear) [<words>] #word&!fieldName&!mark&!idle from|off the|our <spotInWorld>',
    ),
    make: ({ spotInWorld: { from } }, { source }) =>
      source.grammar.longest(source, 'knownName', from) || source.grammar.longest(source, 'clause', from)
        ? undefined
        : { act: 'add' },
  },
  task('erase the hard drive', 'erase|wipe|format|clear [the|my|our] [#word] #device'),
  task('spell check the report', 'spell [-] check <words>'),
  task('call off work', 'call off work|sick [<words>]'),
  task(
    'drop off the keys',
    'drop (off|by|in|out | [me] an|a|another [reminder|note|line|alert|notification]) [<words>]',
  ),
  task('drop the keys on the table', 'toss|drop|dump|throw|bin|cut <words> on|onto|into|in|to the|my|our <words>'),
  task('drop everything and …', 'drop|leave|stop|forget everything and <words>'),
  task('cut it short', 'cut <words> short'),
  task('cut the grass', 'cut the|my grass|hair|lawn [<words>]'),
  task(
    'trash every friday',
    'trash|bin|kill|cut|toss|dump|drop|lose every|each|all [other|second] (#weekday | #unit | #part) [<words>]',
  ),
  task(
    'clean out the inbox',
    '(clean|nix|void|abort|withdraw|retract|revoke|zap|expunge|annul|clear) <words> (inbox|cart|basket|bag|diary) [<words>]',
  ),
  task('have the stitches removed', '<words> #worn [<words>] (#takenAway | taken off|out)'),
  task(
    'take monday off',
    'take [<words>] (day|days|week|weeks|month|months|time|morning|afternoon|tomorrow|shoes|coat|makeup|year | #weekday) off',
  ),
  task('move out', 'move out|in|house|home|apartment|apartments [<words>]'),
  task('call it a day', 'call it (a day|night|draw|wrap | quits|even|off|in) [<words>]'),
  task('skip the park and go to the lake', 'skip <words> and #imperative <words>'),
  task('restore old chair', 'restore #word&!definite&!self <words>'),
  task('skip rope', 'skip [the|this|that] rope|bail|song|track|ad|intro|episode [<words>]'),
  task('mark off the area', 'mark|set off <words>'),
  task(
    'complete reports by friday',
    'complete #word&!definite [<words>] (by|before|due|until|every|tomorrow|next|on) [<words>]',
  ),
  task('cancel netflix by friday', 'cancel <words> #service [<words>] by|before <clause>'),
  task('cancel the trial account tomorrow', 'cancel <words> #subscribed [#word] [#word] <clause>'),
  task('cancel the card that i lost', 'cancel <words> #service #word #word <words>'),
  perhapsTask('complete the report by friday', 'complete <definite:target> <clause>', 9),
  perhapsTask('cancel the gym membership', 'cancel <service:target>'),
  {
    ...task(
      'delete old backups p3, clear inbox by friday',
      '(#deleteVerb | cancel|complete|finish|close|drop|clear) <words:named> (p ~ #number | by <clause>)',
    ),
    make: ({ named }, { source: { tokens } }) =>
      tokens.slice(named.from, named.to).some(({ text }) => classes.several!.has(text)) ? undefined : { act: 'add' },
  },
]
