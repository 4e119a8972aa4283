/** Milliseconds to read what was heard: at least, for each letter, and at most. */
const [LEAST, EACH, MOST] = [3000, 50, 12_000]

/**
 * Waits until somebody has read a text.
 *
 * @returns false when they touched anything meanwhile: it is theirs to go on with
 */
export function afterPause(text: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      clearTimeout(timer)
      for (const event of TOUCHES) removeEventListener(event, touched, true)
      resolve(isOver)
    }
    const touched = () => end(false)
    const timer = setTimeout(end, Math.min(MOST, Math.max(LEAST, text.length * EACH)), true)
    for (const event of TOUCHES) addEventListener(event, touched, true)
    signal.addEventListener('abort', touched)
  })
}

const TOUCHES = ['keydown', 'pointerdown', 'input'] as const
