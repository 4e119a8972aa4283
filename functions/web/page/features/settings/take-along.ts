import type { ExportFormat } from '../../api/client.ts'
import { today } from '../../state/clock.ts'
import { person } from '../../state/reads.ts'

/** What the server has, as a file. */
export async function takeAlong(format: ExportFormat): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await person().export(format))
  link.download = `todo-${today.value}.${format}`
  link.click()
  URL.revokeObjectURL(link.href)
}
