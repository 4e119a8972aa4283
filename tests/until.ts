/** Milliseconds between two looks. */
const LOOK = 10

/** Resolves as soon as it is true; that it never is, the test's own limit tells. */
export async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, LOOK))
}
