/**
 * What a rule looks for in the tokens, written as text:
 *
 *     am|an [dem] #weekday       a word out of several, an optional word, a class of the lexicon
 *     <duration> (vor|nach) <phrase>    dimensions that other rules make, a group
 *     #ordinal . ~#month         `~`: what follows touches, without white space
 *     ^ todo :                   `^` the start of the text, `$` its end (marks at the end do not count)
 *     #weekday (,|und #weekday)*        any number of times, `+` once at least
 *     #weekday&part              one word that is of both classes ("freitagabend"); `#weekday&!plural` of one and not the other
 *     <words>                    any stretch of one token or more, handed on as `{ from, to }`
 *     "("                        a mark that the notation uses itself
 *
 * Classes that every language has: `#number` digits, `#word` any word, `#capital` a word that begins with a capital letter,
 * `#possessive` one with `'s`, `#known` one that the lexicon has.
 * What `#class` and `<dimension>` matched is handed on under their names; `#weekday:first` under another one. In a group that is
 * repeated, each is a list.
 */

export type Node =
  | { is: 'word'; words: ReadonlySet<string> }
  /** `also`: further classes that the same word has to be of */
  | { is: 'class'; name: string; as: string; also: string[] }
  | { is: 'stretch'; as: string }
  | { is: 'dimension'; name: string; as: string }
  | { is: 'all'; nodes: Node[] }
  | { is: 'any'; nodes: Node[] }
  | { is: 'many'; node: Node; least: number; names: string[] }
  | { is: 'touching' | 'start' | 'end' }

const PARTS =
  /"[^"]+"|[()[\]]|[*+?](?=\s|$|[)\]])|~|\^|\$|#[\w-]+(?:&!?[\w-]+)*(?::\w+)?|<[\w-]+(?::\w+)?>|[^\s()[\]~*+?]+/gu

/** How a language writes a word, whatever way somebody types it; see `Words`. */
export type Spell = (word: string) => string

/** The patterns of one grammar. */
export interface Patterns {
  /** @throws SyntaxError when the pattern is not written as above: a fault of its author, found when a text first asks for the rule */
  parse(pattern: string): Node
  /** A pattern up to where no match is any more that is empty so far: enough to see with what it may begin, and a small part of the work. */
  parseBeginning(pattern: string): Node
}

/** @param spell the spelling that tokens have */
export function createPatterns(spell: Spell): Patterns {
  // The same few words and dimensions stand in thousands of patterns.
  const atoms = new Map<string, Node>()
  function atomFor(part: string): Node {
    const known = atoms.get(part)
    if (known) return known
    const made = atomOf(part, spell)
    atoms.set(part, made)
    return made
  }
  function parse(pattern: string, isBeginning: boolean): Node {
    const parts = pattern.match(PARTS) ?? []
    const parser = { pattern, parts, at: 0, atomFor, isBeginning }
    const node = parseAny(parser)
    if (parser.at < parts.length) throw new SyntaxError(`unexpected ${parts[parser.at]} in the pattern '${pattern}'`)
    return node
  }
  return {
    parse: (pattern) => parse(pattern, false),
    parseBeginning: (pattern) => {
      const first = HAS_WAYS.test(pattern) ? undefined : FIRST_ATOM.exec(pattern)?.[0]
      return first ? atomFor(first) : parse(pattern, true)
    },
  }
}

/** There may be several ways to begin. */
const HAS_WAYS = /(?:^|[\s)\]*+?])\|(?:$|[\s([])/
/** A word, a class or a dimension with which a pattern begins, and which has to be there. */
const FIRST_ATOM =
  /^(?:#[\w-]+(?:&!?[\w-]+)*(?::\w+)?|<[\w-]+(?::\w+)?>|[^\s()[\]~*+?"#<^$]+)(?=$|\s(?!\s*[*+?](?:\s|$)))/

interface Parser {
  pattern: string
  parts: string[]
  at: number
  atomFor(part: string): Node
  isBeginning: boolean
}

function parseAny(parser: Parser): Node {
  const nodes = [parseAll(parser)]
  while (parser.parts[parser.at] === '|') {
    parser.at++
    nodes.push(parseAll(parser))
  }
  return nodes.length > 1 ? { is: 'any', nodes } : nodes[0]!
}

function parseAll(parser: Parser): Node {
  const nodes: Node[] = []
  while (parser.at < parser.parts.length && !ENDS.has(parser.parts[parser.at]!)) {
    const node = parseOne(parser)
    nodes.push(node)
    if (parser.isBeginning && !isEmptyable(node)) skipRest(parser)
  }
  return nodes.length === 1 ? nodes[0]! : { is: 'all', nodes }
}

/** What one of several ways through a group ends with. */
const ENDS: ReadonlySet<string> = new Set([')', ']', '|'])

/** Goes on to the end of the way that is being read. */
function skipRest(parser: Parser): void {
  for (let depth = 0; parser.at < parser.parts.length; parser.at++) {
    const part = parser.parts[parser.at]!
    if (depth === 0 && ENDS.has(part)) return
    if (part === '(' || part === '[') depth++
    else if (part === ')' || part === ']') depth--
  }
}

function parseOne(parser: Parser): Node {
  const part = parser.parts[parser.at++]!
  const node =
    part === '(' ? parseGroup(parser, ')') : part === '[' ? optional(parseGroup(parser, ']')) : parser.atomFor(part)
  const sign = parser.parts[parser.at]
  if (sign !== '*' && sign !== '+' && sign !== '?') return node
  parser.at++
  return sign === '?' ? optional(node) : { is: 'many', node, least: sign === '+' ? 1 : 0, names: namesIn(node) }
}

function parseGroup(parser: Parser, close: string): Node {
  const node = parseAny(parser)
  if (parser.parts[parser.at++] !== close) throw new SyntaxError(`no ${close} in the pattern '${parser.pattern}'`)
  return node
}

/** What is there is taken before it is left out. */
const optional = (node: Node): Node => ({ is: 'any', nodes: [node, { is: 'all', nodes: [] }] })

const NAMED = /^(#|<)([\w-]+)((?:&!?[\w-]+)*)(?::(\w+))?>?$/u

function atomOf(part: string, spell: Spell): Node {
  if (part === '~') return { is: 'touching' }
  if (part === '^') return { is: 'start' }
  if (part === '$') return { is: 'end' }
  if (part.startsWith('"')) return { is: 'word', words: new Set([part.slice(1, -1)]) }
  const named = (part.startsWith('#') || part.startsWith('<')) && NAMED.exec(part)
  if (!named) return { is: 'word', words: new Set(part.split('|').map(spell)) }
  const [, sign, name = '', also = '', as = name] = named
  if (sign === '#') return { is: 'class', name, as, also: also.split('&').slice(1) }
  return name === 'words' ? { is: 'stretch', as } : { is: 'dimension', name, as }
}

export function namesIn(node: Node): string[] {
  if (node.is === 'class' || node.is === 'dimension' || node.is === 'stretch') return [node.as]
  if (node.is === 'all' || node.is === 'any') return [...new Set(node.nodes.flatMap(namesIn))]
  return node.is === 'many' ? node.names : []
}

/** A name that is captured in a repeated group, where it is a list, and outside of one too; undefined as it should be. */
export function listedAndNot(node: Node): string | undefined {
  const [listed, alone] = [new Set<string>(), new Set<string>()]
  const collect = (each: Node): void => {
    if (each.is === 'many') for (const name of each.names) listed.add(name)
    else if (each.is === 'all' || each.is === 'any') each.nodes.forEach(collect)
    else for (const name of namesIn(each)) alone.add(name)
  }
  collect(node)
  return [...listed].find((name) => alone.has(name))
}

/** Whether it may match no token at all. */
export const isEmptyable = (node: Node): boolean =>
  node.is === 'all'
    ? node.nodes.every(isEmptyable)
    : node.is === 'any'
      ? node.nodes.some(isEmptyable)
      : node.is === 'many'
        ? node.least === 0 || isEmptyable(node.node)
        : node.is === 'touching' || node.is === 'start' || node.is === 'end'
