import { Icon } from '../../parts/icon.tsx'
import { dismiss, notices } from '../../state/notices.ts'
import { words } from '../../words/index.ts'

export function Notices() {
  return (
    <div class="notices" role="status">
      {notices.value.map(({ id, text, kind, action }) => (
        <div key={id} class={`notice is-${kind}`}>
          {kind === 'reminder' && <Icon name="bell" />}
          <bdi>{text}</bdi>
          {action && (
            <button
              type="button"
              onClick={() => {
                dismiss(id)
                action.run()
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" class="quiet" aria-label={words.value.close} onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
