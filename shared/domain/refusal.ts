/** A field that is not as it must be. */
export interface FieldError {
  /** such as `title` or `reminders.0.at` */
  field: string
  /** what it should be, to be read behind the field's name */
  message: string
}

/** The command does not fit the task's state, or makes what cannot be stored; `code` is stable, the message is for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code:
    | 'task-exists'
    | 'task-deleted'
    | 'note-not-completable'
    | 'recurrence-without-date'
    | 'start-after-due'
    | 'parent-missing'
    | 'parent-in-circle'
    | 'too-deep'
    | 'too-many-subtasks'
    | 'open-subtasks'
    | 'invalid-request'
    | 'too-large'
    | 'name-taken'
    | 'no-such-collection'
    | 'no-such-comment'
    | 'too-many-comments'
    | 'not-the-writer'
    | 'not-within'
    | 'too-many-collections'
  readonly errors: FieldError[] | undefined

  constructor(code: Refusal['code'], message: string, errors?: FieldError[]) {
    super(message)
    this.code = code
    this.errors = errors
  }
}
