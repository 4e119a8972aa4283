/** How a command ends when it did not do what was asked. */
export const EXIT = {
  /** the other side did not do it, or cannot be reached */
  failed: 1,
  /** it was not asked for rightly: what to type instead is said */
  usage: 2,
  signIn: 3,
  /** nothing was found, or a question is open: nothing was changed */
  nothing: 4,
} as const

/** What a person is told, and how the command ends. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exit: number

  constructor(message: string, exit: number = EXIT.failed) {
    super(message)
    this.exit = exit
  }
}
