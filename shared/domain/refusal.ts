/** The command does not fit the task's state; `code` is stable, the message is for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: 'task-exists' | 'task-deleted' | 'note-not-completable' | 'recurrence-without-date'

  constructor(code: Refusal['code'], message: string) {
    super(message)
    this.code = code
  }
}
