/** What people say to a chatbot besides tasks: greetings, thanks, yes and no, and small talk. */

import { source } from '../lexicon/source.ts'
import type { Act } from './shape.ts'

const GREETING =
  new RegExp(source`^(?:(?:hey|hi|hello|hiya|yo|howdy|greetings|hola|sup|why hello|good (?:morning|afternoon|
    evening|day|night)|morning|evening|welcome back|bye|goodbye|good bye|see you(?: later| soon| tomorrow)?|
    see ya|later gator|cheers|nice to meet you|(?:good|nice|great) to see you|how do you do|
    long time no see)(?: (?:there|again|everyone|bot|chatbot|you|friend|buddy|to you))*[\s,!.?]*)+$`)
const THANKS = new RegExp(source`^(?:(?:ok|okay|great|perfect|awesome|cool|nice|good)?[\s,]*)?(?:many thanks|thanks|
    thank you|thank u|thx|ty|much appreciated|appreciate it|cheers)(?: (?:so much|a lot|very much|a million|
    for .{1,40}|again|man|bot|you))*[\s!.]*$`)
const MOOD = new RegExp(source`^(?:(?:ok|okay|well|oh|wow|haha)[\s,]+)?(?:(?:that(?:'s| is| was)|this is|it(?:'s| is)|
    you(?:'re| are)|u r|i(?:'m| am)|how|so|very|really|pretty)(?: (?:so|very|really|a|an|the|pretty|too|just|
    such))* )?(?:great|awesome|amazing|cool|nice|good|perfect|funny|lovely|wonderful|brilliant|fantastic|
    excellent|maybe|perhaps|not sure|no idea|idk|dunno|helpful|useful|useless|stupid|smart|dumb|annoying|bored|boring|tired|happy|sad|angry|hungry|fine|
    well|sweet|best|worst|clever|interesting|lol|haha\w*|hehe\w*|lmao|rofl|wow|yay|hmm+|ugh|meh|whatever|
    well done|good job|good bot|bad bot|that's all|that is all|that will be all|that'll be all|nothing else|
    nothing more|(?:not |in)?correct|wrong|not right|not what i (?:said|meant|asked(?: for)?|wanted)|never been better|you rock|you rule|nice (?:one|work|job)|great (?:work|job)|not bad|
    no problem|no worries|you're welcome)(?: (?:bot|today|job|one|work|at this|to (?:hear|know)|man|
    now))*[\s!.]*$`)
/** "no further changes", "that's it for now": nothing more is wanted, which is no no to a question. */
const ENOUGH =
  new RegExp(source`^(?:(?:no|nope|nah|ok|okay|great|yes|yep|alright|thanks|good|fine)[\s,.!]+)*(?:no (?:more |further |other |additional )?(?:changes?|edits?|tasks?|
    questions?)(?: (?:needed|necessary|required|please|for (?:now|today)))*|nothing (?:else|more|further)(?: (?:for (?:now|today)|to (?:add|change|do)|needed))*|that(?:'s| is|'ll be| will be) (?:it|all|everything|
    enough|fine|good)(?: (?:for (?:now|today)|thanks?))*|(?:it's |everything(?:'s| is) |we're |i'm |all )(?:all )?(?:good|fine|set|okay|ok|as it should be)|(?:leave|keep) (?:it|everything|them|things) (?:as (?:is|it is|they are)|like that|the way (?:it is|they are))|
    (?:i'm|i am|we're|we are) (?:all )?(?:done|good|set|finished)(?: (?:here|now|for (?:now|today|the day)))+|looks? (?:good|fine|right)(?: to me)?|(?:the )?rest (?:is|are) fine)(?:[\s,.!]+(?:thanks|thank you|cheers|thx|ta|please|bye|mate))*[\s.!]*$`)
const PRAISE =
  new RegExp(source`^(?:(?:ok|okay|oh|wow|well|aw+)[\s,]+)*(?:(?:you(?:'re| are)|what|that(?:'s| is)|such) (?:a |an |my |so )*(?:star|lifesaver|life saver|legend|genius|gem|
    angel|hero|champ|treasure|marvel|wonder|sweetheart|darling)|(?:sounds|looks|feels) (?:great|good|perfect|fine|lovely|wonderful)|(?:i )?love it|much obliged|top(?: (?:job|work|marks))?|super(?:b)?|fab(?:ulous)?|legend|excellent (?:stuff|work|job)|ace|
    splendid|magic|terrific|marvellous|marvelous|that (?:helped|helps|works|worked|did it|is helpful)(?: (?:a lot|well|nicely|great))?|cheers(?: (?:mate|pal|buddy|love))?|good stuff|nicely done|(?:that(?:'s| is) |how )?(?:so |very |really )*(?:nice|kind|sweet|good|lovely) of you|keep it up|bravo|hooray|yay|phew|congrats?|impressive|(?:lovely|wonderful|perfect|brilliant|great|awesome|cool|nice|fantastic|amazing|super|excellent)(?:[\s,]+(?:thanks|thank you|cheers|stuff|ta|job|work|one|thx))*)[\s.!]*$`)
const PERSONAL = new RegExp(source`^(?:who|what|how old|where)(?: are|'re| r) (?:you|u)\b(?! (?:supposed|going))|
    ^how(?:'s| is| are| have| did| do| was)? (?:you|u|it going|things|everything|your (?:day|weekend|night|
    morning))\b.*|^how(?:'s| is) (?:life|it going|everything)|^what(?:'s| is|s) (?:up|new|your (?:name|age|job|
    purpose|favou?rite .+))(?: with you)?$|^are you (?:a |an |there|real|human|ok|okay|alive|busy|happy|sure|
    married|single).*|^do you (?:love|like|have (?:feelings|friends|a name)|speak|dream|sleep|eat|know (?:any|
    a) .*jokes?).*|^i (?:love|like|hate|miss) (?:you|this|it)\b.*|^is everything (?:ok|okay|alright|fine|
    good).*|^what do you think\b.*|^(?:where|when) (?:were|was) you (?:born|made)|^who (?:made|built|created|
    designed) (?:you|this).*|^(?:sing|tell) (?:me )?(?:a|an|another|some|any|
    some(?:thing)?) ?(?:.{0,20} )?(?:joke|song|story|poem|riddle|funny|fun fact|secret)s?\b.*|^(?:talk|
    chat) (?:to|with) me.*|^(?:say|tell|make|give|crack|share)(?: me| us)? .{0,30}\b(?:laugh|jokes?|funny|
    riddle|fun fact)\b.*|^(?:got|have you got|do you have|any) (?:any )?(?:good |funny |more )?jokes?.*|
    ^it(?:'s| has| is) been (?:a|so|too) (?:while|long).*|^say something.*|^flip a coin$|^roll (?:a |
    the )?(?:die|dice)$`)
const HELP = new RegExp(source`^(?:help|help me|help please|\?|/help|commands|menu|instructions|manual|usage|examples|
    how (?:does this|do you|does it) work|how (?:can|do|should) i (?:use|work with|talk to|start|get started|
    begin).{0,40}|what (?:can|do|could) (?:you|i|u) (?:do|say|ask|type|help with|understand|tell you|
    write)(?: (?:here|for me|to you|with you|now))*|what are (?:your|the) (?:commands|features|options|
    abilities|skills)|show (?:me )?(?:the |some )?(?:help|commands|examples)|i need help|i(?:'m| am) (?:lost|
    confused|stuck)|how do i (?:add|create|delete|remove|complete|undo|change|move|postpone|set|snooze|see|list|
    show|filter|edit|rename|repeat|make) (?:a |an |my |the |all )?(?:new )?(?:tasks?|reminders?|todos?|
    projects?|labels?|it|date|recurring .+|repeating .+))[\s?!.]*$`)
const CONFIRM =
  new RegExp(source`^(?:(?:y|yes|yep|yeah|yup|ya|sure(?: thing)?|of course|certainly|definitely|absolutely|ok|
    okay|k|alright|all right|fine|correct|right|exactly|confirm(?:ed)?|agreed?|affirmative|please do|do (?:it|
    that|so)|go (?:ahead|for it|on)|proceed|continue|sounds good|make it so|that's right|that is right|yes i am|
    i am sure|i'm sure|i do|👍|✅)[\s,!.]*(?:please|do (?:it|that)|go ahead|thanks|sure|i am|all of them|
    delete (?:it|them)|confirm|that's right)?[\s,!.]*)$`)
const CANCEL = new RegExp(source`^(?:n|no|nope|nah|nay|no thanks|no thank you|not really|never ?mind|never mind that|
    forget (?:it|that|this)|cancel(?: (?:it|that|this))?|stop(?: (?:it|that))?|abort|don't(?: do (?:it|that|
    this))?|do not|leave it|leave (?:it|them) (?:alone|as (?:it is|they are))|no don't|no stop|no,? (?:don't|
    cancel|stop|leave it|never ?mind|thanks|thank you)|quit|exit|negative|(?:don't|do not|dont) (?:delete|remove|do|complete|change|move|cancel|touch) (?:it|that|them|this|those|anything)|no,? (?:don't|do not|dont) (?:delete|remove|do|complete|change|move|cancel|touch) (?:it|that|them|this|those|anything)|(?:hold on|wait|just)(?: (?:a|one)(?: (?:sec|second|minute|min|moment))?)?|(?:one|a) (?:sec|second|minute|moment)|👎)[\s!.]*(?:please|
    thanks)?[\s!.]*$`)

/** @param text the whole message, lower case and trimmed */
export function smallTalkIn(text: string): Act | undefined {
  if (text.length > 120) return undefined
  if (CONFIRM.test(text)) return 'confirm'
  if (CANCEL.test(text)) return 'cancel'
  if (HELP.test(text)) return 'help'
  if ([GREETING, THANKS, MOOD, ENOUGH, PRAISE].some((pattern) => pattern.test(text))) return 'none'
  if (PERSONAL.test(text.replace(/[\s?!.]+$/, ''))) return 'none'
  // "thanks, that is all"
  const clauses = text.split(/[,.!;]+\s*/).filter(Boolean)
  return clauses.length > 1 && clauses.every((clause) => CHAT.some((each) => each.test(clause))) ? 'none' : undefined
}

const CHAT = [GREETING, THANKS, MOOD]
