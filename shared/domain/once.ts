/**
 * What is made when it is first asked for, and then kept. Every schema is: a cold start would make hundreds of them that its first request has
 * no use for.
 *
 * @example const dateSchema = once(() => z.string().check(isDate)); dateSchema().safeParse(value)
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { it: Made } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
