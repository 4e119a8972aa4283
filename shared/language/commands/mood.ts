/** Nothing but faces, hands and hearts: somebody reacts. A picture of a thing ("🥛") may be what to buy. */
const MOOD =
  /^(?:\s|[!.]|\ufe0f|\u200d|\p{Emoji_Modifier}|[\u{1f600}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1f440}-\u{1f450}\u{1f493}-\u{1f49f}✌✊💪💯🎉🔥✨❤♥🫶🫡])+$/u

export const isMood = (text: string): boolean => MOOD.test(text)
