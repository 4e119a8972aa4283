/**
 * What people say to a chat besides tasks: greetings, thanks and praise, yes and no, and how it works. In patterns, what is drawn together
 * with "is" stands without it: "that's" is read as "that".
 */
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const polite = (name: string, pattern: string): Rule<true> => ({ name, pattern, make: () => true })

const OH = '[(ok|okay|well|oh|wow|haha|aw|aww) [,]]'
const THANKING = '(thanks|thx|ty|ta|cheers | many thanks | thank you|u)'
const THAT_IS = "(that|this|it [is|was] | you are | u r | i am | you're|ur|i'm | how)"

/** Several of them may follow each other: "great, thanks, that's all". */
const courtesy: Rule<true>[] = [
  polite(
    'hello',
    '(hey|hi|hii|hiii|heyy|hello|hiya|yo|howdy|greetings|hola|sup|morning|evening|bye|goodbye | why hello | good morning|afternoon|evening|day|night|bye | welcome back | see you|ya [later|soon|tomorrow] | later gator | [it] [is] good|nice|great to see|meet you | how do you do | u|you there | long time no see | night night | nighty night) (there|again|everyone|bot|chatbot|you|friend|buddy | to you)*',
  ),
  polite(
    'thanks',
    `[ok|okay|great|perfect|awesome|cool|nice|good] [,] (${THANKING} | much appreciated|obliged | appreciate it) (so much | a lot|bunch | very much | a million | for (#word)+ | again|man|bot|you|mate|pal|buddy|love)*`,
  ),
  polite(
    'great',
    `${OH} [${THAT_IS}] (so|very|really|a|an|the|pretty|too|just|such)* (#mood | not sure | no idea | well done | good|bad bot | that [is|will|'ll] [be] all | that'll be all | nothing else|more | [not] correct|right | not what i (said|meant|wanted | asked [for]) | never been better | you rock|rule | nice|great|good|lovely|excellent|top|terrific one|work|job|stuff|marks | not bad | no problem|worries | you're welcome | nicely done | keep it up | [i] love it | sounds|looks|feels great|good|perfect|fine|lovely|wonderful|right [to me]) (bot|today|job|one|work|man|now | at this | to hear|know)*`,
  ),
  polite(
    'you are a star',
    `${OH} (you're | you are | what | that [is] | such) (a|an|my|so)* star|lifesaver|legend|genius|gem|angel|hero|champ|treasure|marvel|wonder|sweetheart|darling|saver`,
  ),
  polite('sorry', "[(i am | i'm)] sorry [(about|for that)]"),
  polite('that helped', 'that (helped|helps|works|worked | did it | is helpful) [(a lot | well|nicely|great)]'),
  polite('how kind of you', '[(that [is] | how)] (so|very|really)* nice|kind|sweet|good|lovely of you'),
]

const NO_MORE = 'changes|change|edits|tasks|task|questions'
const FOR_NOW = '(needed|necessary|required|please|now | for now|today | the day)'

/** Nothing more is wanted, which is no no to a question. */
const enough: Rule<true>[] = [
  polite('no more changes', `no [more|further|other|additional] ${NO_MORE} ${FOR_NOW}*`),
  polite('nothing else', `nothing else|more|further (${FOR_NOW} | to add|change|do)*`),
  polite(
    'that is it for now',
    `(that [is] | that'll be | that will be) it|all|everything|enough|fine|good ${FOR_NOW}*`,
  ),
  polite(
    'all is fine',
    "(it|everything [is] | we're|i'm|we|i [am|are] | all) [all] (good|fine|set|okay|ok | as it should be)",
  ),
  polite(
    'leave it as it is',
    'leave|keep it|everything|them|things (as is | as it is | as they are | like that | the way it is | the way they are)',
  ),
  polite(
    'leave the others',
    'leave|keep (the others|rest | the other ones | everything else | the rest of them) [alone|there|in|on|be | as is|they are]',
  ),
  polite('we are done here', `(i'm|we're | i|we am|are) [all] done|good|set|finished [here] ${FOR_NOW}+`),
  polite('the rest is fine', '[the] rest is|are fine'),
]

const means = (act: Wish['act'], name: string, pattern: string, rank: number): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: () => ({ act, ...(act === 'none' && { reason: 'small-talk' as const }) }),
})
const chat = (name: string, pattern: string): Rule<Wish> => means('none', name, pattern, 1)

const PAUSE = '(,|.|!|; | "?")'
const IT = 'it|that|them|this|those|anything'
const DO_NOT = "(don't|dont | do not)"
const NO = 'n|no|nope|nah|nay'

const IT_IS = '(it [is|was|keeps|will be])'

const talk: Rule<Wish>[] = [
  chat('hello, thanks', `${PAUSE}* [ok|okay] <courtesy> (${PAUSE}* (<courtesy:more> | ok|okay))*`),
  chat(
    'that is all, thanks',
    `((${NO}|ok|okay|great|yes|yep|alright|thanks|good|fine|stop|wait) ${PAUSE}*)* <enough> (${PAUSE}* <courtesy:more> | [,] please|bye|mate)*`,
  ),
  chat(
    'damn it',
    `(oh|ah|well|no|so|holy ${PAUSE}*)* (damn|dammit|damnit|dang|darn|fuck|shit|crap|bugger|wtf|omg|ffs|jeez|argh|aargh|ugh|grr|hell | damn|dang|darn|fuck|screw it|this|that|you | bloody hell | what the hell|heck|fuck)+ ${PAUSE}*`,
  ),
  chat('who are you', "(who|what|where [are|r] you|u [#word] [#word] | how old are you|u | who|what|where're you)"),
  chat(
    'how are you',
    '(how [is|are|have|did|do|was] (you|u|things|everything|life | it going | your day|weekend|night|morning)) [<words>]',
  ),
  chat(
    "what's up",
    '(what [is|s] | whats) (up|new | your (name|age|job|purpose | favorite|favourite <words>)) [with you]',
  ),
  chat('are you human', 'are you (a|an|there|real|human|ok|okay|alive|busy|happy|sure|married|single) [<words>]'),
  chat(
    'do you like …',
    'do you (love|like|speak|dream|sleep|eat | have feelings|friends | have a name | know <words> joke|jokes) [<words>]',
  ),
  chat('i love you', 'i love|like|hate|miss you|this|it [<words>]'),
  chat('i hate mondays', 'i|we (really|just|so|absolutely)* love|hate|adore|dislike|detest #word [#word] [#word]'),
  chat('is everything okay', '(is everything ok|okay|alright|fine|good | what do you think) [<words>]'),
  chat('who made you', '(where|when were|was you born|made | who made|built|created|designed you|this) [<words>]'),
  chat(
    'tell me a joke',
    '(say|tell|make|give|crack|share|sing [me|us [#word] [#word] [#word] | a|another|your|some [#word] [#word]] (laugh|joke|jokes|song|songs|story|stories|poem|riddle|riddles|funny|secret | fun fact|facts) | (got | have you got | do you have | any) [any] [good|funny|more] joke|jokes) [<words>]',
  ),
  chat('talk to me', '(talk|chat to|with me | say something) [<words>]'),
  chat(
    'it is raining',
    `${IT_IS} (just|still|so|really|very|quite|too)* #weather [again|outside|today|tonight|here|now | out there | this #part]`,
  ),
  chat(
    'nice weather',
    `${OH} [${IT_IS}] [what | such] [a|an|the] (so|really|very)* #fine weather|day|morning|evening|afternoon|sunset|sky|sunshine [out|outside|here | out there] [is it|that | isn't it] [<clause>]`,
  ),
  chat('it has been a while', 'it [has|is] been a|so|too while|long [<words>]'),
  chat('flip a coin', '(flip a coin | roll a|the die|dice | roll dice)'),

  means(
    'help',
    'help',
    '("?" | / help | help|commands|menu|instructions|manual|usage|examples | help me|please | i need help | (i\'m | i am) lost|confused|stuck | show [me] [the|some] help|commands|examples | what are your|the commands|features|options|abilities|skills)',
    2,
  ),
  means(
    'help',
    'what can you do',
    'how (does this work | do|does you|it work | can|do|should i (use|start|begin | work with | talk to | get started) (#word)*) | what can|do|could you|i|u (do|say|ask|type|understand|write | help with | tell you) (here|now | for me | to|with you)*',
    2,
  ),
  means(
    'help',
    'how do i add a task',
    'how do i add|create|delete|remove|complete|undo|change|move|postpone|set|snooze|see|list|show|filter|edit|rename|repeat|make [a|an|my|the|all] [new] (task|tasks|reminder|reminders|todo|todos|project|projects|label|labels|it|date | recurring|repeating (#word)+)',
    2,
  ),

  means(
    'confirm',
    'yes',
    "(y|yes|yep|yeah|yup|ya|sure|certainly|definitely|absolutely|ok|okay|k|alright|fine|correct|right|exactly|confirm|confirmed|agree|agreed|affirmative|proceed|continue|👍|✅ | sure thing | of course | all right | please do | do it|that|so | go ahead|on | go for it | sounds good | make it so | that [is] right | yes i am | i am sure | i'm sure | i do) " +
      `${PAUSE}* [(please|sure|confirm | do it|that | go ahead | i am | all of them | delete it|them | that [is] right)]`,
    4,
  ),
  // "ok thanks" only thanks.
  means('confirm', 'yes thanks', `y|yes|yep|yeah|yup|ya|sure|certainly ${PAUSE}* (thanks | thank you)`, 4),
  means(
    'cancel',
    'no',
    `(${NO}|quit|exit|negative|abort|nevermind|👎 | no [,] thanks | no [,] thank you | not really | never mind [that] | forget it|that|this | cancel|stop [it|that|this] | [no] [,] (don't|dont [do] [${IT}] | do not [do] [${IT}] | ${DO_NOT} delete|remove|do|complete|change|move|cancel|touch ${IT} | delete|remove|do|complete|change|move|cancel|touch|archive|skip nothing | cancel | stop | leave it | never mind) | leave it|them [(alone | as it is | as they are)] | (hold on | wait | just) [a|one] [sec|second|minute|min|moment] | one|a sec|second|minute|moment) ` +
      '[please|thanks]',
    3,
  ),
]

export const talking: Record<string, Dimension> = { courtesy, enough, talk }
