/** What was said of an opened task, and a field for more. The server has them: they are asked for, and need the net. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ErrorBoundary, lazy } from 'preact-iso'
import type { Comment } from '../../../../../shared/domain/comments/comment.ts'
import { commentsChanged } from '../../state/known.ts'
import { comments as asked } from '../../state/reads.ts'
import { instantInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'

const Markdown = lazy(() => import('./markdown.tsx').then(({ Markdown }) => Markdown))

export function Comments({ taskId }: { taskId: string }) {
  const { task: said } = words.value
  const all = useSignal<readonly Comment[]>([])
  const typed = useSignal('')
  const problem = useSignal('')
  const version = commentsChanged.value.get(taskId)
  useEffect(() => {
    let isCurrent = true
    asked()
      .comments(taskId)
      .then(
        (found) => {
          if (isCurrent) all.value = found
        },
        (error: Error) => {
          if (isCurrent) problem.value = error.message
        },
      )
    return () => {
      isCurrent = false
    }
  }, [taskId, version])
  /** What was typed is kept until it is stored. */
  const store = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act()
      all.value = await asked().comments(taskId)
      problem.value = ''
      return true
    } catch (error) {
      problem.value = (error as Error).message
      return false
    }
  }
  const add = async (): Promise<void> => {
    if (typed.value.trim() && (await store(() => asked().comment(taskId, typed.value)))) typed.value = ''
  }
  return (
    <fieldset class="comments">
      <legend>{said.comments}</legend>
      {all.value.length > 0 && (
        <ul>
          {all.value.map((comment) => (
            <One key={comment.id} comment={comment} store={store} />
          ))}
        </ul>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Field label={said.addComment} value={typed.value} onInput={(text) => (typed.value = text)} onSend={add} />
        {typed.value.trim() && <button type="submit">{said.sendComment}</button>}
      </form>
    </fieldset>
  )
}

interface OneProperties {
  comment: Comment
  store: (act: () => Promise<unknown>) => Promise<boolean>
}

function One({ comment, store }: OneProperties) {
  const { task: said } = words.value
  const { id, text, by, createdAt, version } = comment
  const edited = useSignal<string | undefined>(undefined)
  const save = async (): Promise<void> => {
    const changed = edited.value
    const isSame = changed === undefined || changed === text || !changed.trim()
    if (isSame || (await store(() => asked().changeComment(id, changed, version)))) edited.value = undefined
  }
  return (
    <li>
      <p class="hint">
        {by && <bdi>{by} · </bdi>}
        <time dateTime={createdAt}>{instantInWords(createdAt)}</time>
      </p>
      {edited.value === undefined ? (
        <ErrorBoundary>
          <Markdown text={text} />
        </ErrorBoundary>
      ) : (
        <Field
          label={said.editComment}
          value={edited.value}
          onInput={(changed) => (edited.value = changed)}
          onSend={save}
        />
      )}
      <p class="comment-tools">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            if (edited.value === undefined) edited.value = text
            else void save()
          }}
        >
          {edited.value === undefined ? said.editComment : said.sendComment}
        </button>
        <button type="button" class="quiet danger" onClick={() => void store(() => asked().removeComment(id))}>
          {said.removeComment}
        </button>
      </p>
    </li>
  )
}

interface FieldProperties {
  label: string
  value: string
  onInput: (text: string) => void
  onSend: () => Promise<void>
}

/** Enter begins a line, as Markdown wants it; with Ctrl or Cmd it sends. */
function Field({ label, value, onInput, onSend }: FieldProperties) {
  return (
    <textarea
      dir="auto"
      rows={value.includes('\n') ? 4 : 1}
      maxLength={4000}
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
        event.preventDefault()
        void onSend()
      }}
    />
  )
}
