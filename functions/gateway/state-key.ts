/**
 * A key of the state store. Parts cannot run into each other, whatever is in them: a colon inside of one is encoded.
 *
 * @example stateKey('conversation', 'ann', 'lee-terminal') // another than that of 'ann-lee' and 'terminal'
 */
export const stateKey = (kind: string, ...parts: string[]): string => [kind, ...parts.map(encodeURIComponent)].join(':')
