/** Tasks in and out: what a file would bring is shown first; what is there goes out as a file. */
import { useSignal } from '@preact/signals'
import type { Imported, ImportLine, ImportPreview } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { undo } from '../../state/actions.ts'
import { notify } from '../../state/notices.ts'
import { person } from '../../state/reads.ts'
import { words } from '../../words/index.ts'
import { Section, useAttempt } from './setting.tsx'
import { takeAlong } from './take-along.ts'

const FORMATS = ['json', 'csv', 'ics'] as const

interface Chosen {
  file: File
  preview: ImportPreview
  /** the same for each attempt: what is sent again goes on where it stopped */
  key: string
}

export function Moving() {
  const { moving } = words.value.settings
  const chosen = useSignal<Chosen | undefined>(undefined)
  const { attempt, said, isBusy } = useAttempt()
  const look = async (file: File): Promise<void> => {
    chosen.value = { file, preview: await person().previewImport(file), key: crypto.randomUUID() }
  }
  return (
    <Section title={moving.title}>
      <p class="hint">{moving.hint}</p>
      {said}
      <div class="row">
        <label class="file">
          {moving.choose}
          <input
            type="file"
            accept=".json,.csv,.tsv,.txt,.zip,.ics"
            disabled={isBusy}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              // The same file can be chosen again.
              currentTarget.value = ''
              if (file) void attempt(() => look(file))
            }}
          />
        </label>
      </div>
      <p class="hint">{moving.exportHint}</p>
      <div class="row">
        {FORMATS.map((format) => (
          <button key={format} type="button" disabled={isBusy} onClick={() => void attempt(() => takeAlong(format))}>
            {moving.exports[format]}
          </button>
        ))}
      </div>
      {chosen.value && (
        <PreviewDialog
          chosen={chosen.value}
          onClose={() => {
            chosen.value = undefined
          }}
        />
      )}
    </Section>
  )
}

/** Titles of a preview. */
const SHOWN = 8

function PreviewDialog({ chosen: { file, preview, key }, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { moving } = words.value.settings
  const progress = useSignal<{ done: number; of: number } | undefined>(undefined)
  const { attempt, said, isBusy } = useAttempt()
  const coming = preview.new + preview.returning
  const isNothing = coming === 0 && preview.collections === 0
  const bring = async (): Promise<void> => {
    const came = await person().importFile(file, key, (done, of) => {
      progress.value = { done, of }
    })
    onClose()
    tell(came)
  }
  return (
    <Dialog label={moving.preview} class="leaving" onClose={onClose}>
      <h2>{moving.preview}</h2>
      <p>{moving.found(moving.formats[preview.format] ?? preview.format, coming, preview.known)}</p>
      {preview.collections > 0 && <p>{moving.collections(preview.collections)}</p>}
      <ul>
        {preview.tasks.slice(0, SHOWN).map(({ title, project }, index) => (
          <li key={index}>
            <bdi>{title}</bdi> {project && <small>#{project}</small>}
          </li>
        ))}
      </ul>
      <Lines title={moving.leftOut} lines={preview.leftOut} more={preview.more.leftOut} />
      <Lines title={moving.without} lines={preview.without} more={preview.more.without} />
      {progress.value && (
        <progress value={progress.value.done} max={progress.value.of} aria-label={moving.bring(coming)} />
      )}
      {said}
      <div class="answers">
        <button type="button" disabled={isBusy || isNothing} onClick={() => void attempt(bring)}>
          {moving.bring(coming)}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {words.value.settings.leaving.no}
        </button>
      </div>
    </Dialog>
  )
}

function Lines({ title, lines, more }: { title: string; lines: ImportLine[]; more: number }) {
  const { moving } = words.value.settings
  if (!lines.length) return null
  return (
    <details>
      <summary>
        {title} ({lines.length + more})
      </summary>
      <ul>
        {lines.map(({ line, file = '', code, text }) => (
          <li key={`${file} ${line} ${code} ${text}`}>
            <bdi>{file}</bdi> {moving.line(line)}: {moving.why[code] ?? ''} <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

function tell({ added }: Imported): void {
  const { settings, undo: undoName } = words.value
  notify({ kind: 'done', text: settings.moving.came(added), action: { label: undoName, run: undo } })
}
