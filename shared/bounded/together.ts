/** What several ask for while the one before them is being answered is asked for at once. */

interface Waiting<In, Out> {
  input: In
  resolve(output: Out): void
  reject(error: unknown): void
}

interface Options {
  /** most that are asked for at once */
  most: number
  /** how many such questions run side by side */
  sideBySide: number
  /** whether an error may come from one of them alone: then each is asked for by itself */
  isOfOne: (error: unknown) => boolean
}

/**
 * Nobody waits for company: a question that comes alone is asked alone, and the more come meanwhile, the more go together.
 *
 * @param ask answers all of its inputs, in their order; safe to be asked again
 * @example const load = together((ids: string[]) => loadAll(ids), { most: 50, sideBySide: 2, isOfOne: () => false })
 */
export function together<In, Out>(
  ask: (inputs: In[]) => Promise<Out[]>,
  { most, sideBySide, isOfOne }: Options,
): (input: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = []
  let running = 0

  async function run(): Promise<void> {
    running++
    // Those who come in the same turn of the event loop go together.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length) {
      const asked = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await answer(asked)
    }
    running--
  }

  async function answer(asked: Waiting<In, Out>[]): Promise<void> {
    try {
      const outputs = await ask(asked.map(({ input }) => input))
      for (const [index, { resolve }] of asked.entries()) resolve(outputs[index]!)
    } catch (error) {
      if (asked.length > 1 && isOfOne(error)) await Promise.all(asked.map((each) => answer([each])))
      else for (const { reject } of asked) reject(error)
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (running < sideBySide) void run()
    })
}
