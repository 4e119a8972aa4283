/** Settings, and new tasks. */

import { source } from '../lexicon/source.ts'
import { type Shape, shape } from './shape.ts'
import { CONTAINER, DATEISH, ME } from './vocabulary.ts'

export const ADDING: readonly Shape[] = [
  // A setting that the rules could not read.
  shape(
    'setting',
    source`^(?:(?:my|set|change|the|switch|use|update) )+(?:time ?zone|zone)\b|\bquiet hours\b|^(?:don't|do not|dont|never) (?:disturb|
      bother|notify|wake|message|ping|alert|remind) me (?:between|from|after|before|until|till)\b`,
    source`^(?:what|when|show|are|is)\b`,
  ),

  shape(
    'add',
    source`^(?:remind|notify|alert|nudge|ping|wake|buzz|prompt)(?: me| us|\b(?= (?:my|
      the))| (?=to ))(?! (?:what|which|how many)\b)`,
    source`^remind me (?:of|about) (?:my|the) (?:\w+ )?(?:${CONTAINER}|(?:task|plan|reminder|appointment|meeting|event|chore|errand)s)(?: (?:for )?(?:${DATEISH}|the day|(?:this|next) \w+))?$`,
  ),
  shape(
    'add',
    source`^(?:give|send|get|make|leave|shoot|drop|show) (?:me|us) (?:an?|another|one|
      some) (?:\w+ ){0,2}(?:reminder|alert|notification|heads[- ]up|nudge|buzz|alarm|ping)s?\b|
      ^let me know .*\b(?:before|beforehand|prior|ahead|in advance)\b|^get an? (?:reminder|alert|
      notification)\b|^be (?:reminded|notified|alerted|told)\b|^(?:let me know|inform me) (?:at|in|on|tomorrow|today|every) .*\b(?:to|that i)\b|^tell me (?:(?:at|in|on|tomorrow|today|every) .*\b(?:to|that i)|to|when (?:it is|it's|its)|
      that i)\b|^let me know (?:when|before|at|once|\w+ (?:minutes?|hours?|days?) (?:before|prior))\b|
      ^(?:inform|tell) me (?:\w+ )?(?:\w+ )?(?:before|prior)\b`,
  ),
  shape(
    'add',
    source`^(?:don'?t|do not|never) (?:let (?:me|us) )?forget\b|^remember (?:to|that|about|the|my|something|this|it)\b|
      ^note to self\b|^(?:todo|to-do|task|reminder|new task|new reminder|new todo)\s*[:-]`,
  ),
  shape(
    'add',
    source`^(?!schedule(?: (?:for|on)\b|$))(?:add|insert|include|append|enter|jot|note|write|log|record|place|
      stick|put|throw|pop|create|make|schedule|book|set(?: up)?|start|plan|build|save|register|track|keep|type|
      pencil|block|organi[sz]e|arrange|mark(?=.* (?:as|for|down|on)\b)|take (?:a |down (?:a |this |the )?)?(?:note|reminder|message))\b|^(?:open|begin|generate|prepare|compose|draft|initiate|setup|
      build) (?:up )?(?:an?|another|new|some)\b`,
  ),
  shape(
    'add',
    source`^${ME}(?:'d| would)? (?:like|want|need|love) (?!to\b).+ (?:added|put|placed|written|included|entered|marked) (?:to|on|in|onto|into) .*${CONTAINER}`,
  ),
  shape(
    'add',
    source`^(?:an? |another |the |one )?(?:new |recurring |repeating |daily |weekly )*(?:reminder|alarm|event|
      appointment|task|to-?do|list|checklist|item)(?<!^list|^checklist)(?: (?:to|for|about|that|so|at|on|called|named)\b|$)`,
  ),
]
