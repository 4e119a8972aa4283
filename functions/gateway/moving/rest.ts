/** Milliseconds for which reading may keep a process from everything else. */
const AT_A_TIME = 10

/** Lets others have their turn, where it was long enough. */
export function createRest(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_A_TIME) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
