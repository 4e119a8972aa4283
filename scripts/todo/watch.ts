/** The live stream in a terminal, through whatever breaks it. */
import { styleText } from 'node:util'
import type { Task } from '../../shared/domain/task.ts'
import type { Client } from './client.ts'
import { EXIT, Failure } from './failure.ts'

/** As the stream tells it (docs/streams.md). */
interface Told {
  revision: number
  type: string
  subject?: string
  time?: string
  data?: { task?: Pick<Task, 'title'> }
}

/** Milliseconds between two tries, the first and the longest. */
const [PAUSE, LONGEST] = [500, 15_000]

/** Goes on until the command is ended; each event once, over all connections. */
export async function watch(client: Client, isJson: boolean): Promise<never> {
  let after: number | undefined
  let pause = PAUSE
  for (;;) {
    try {
      await client.stream(after, ({ data }) => {
        const told = JSON.parse(data) as Told
        pause = PAUSE
        after = told.revision
        if (told.type === 'ready' || told.type === 'reset') return
        console.log(isJson ? data : lineOf(told))
      })
    } catch (error) {
      // Signed out, it does not come back by itself.
      if (error instanceof Failure && error.exit === EXIT.signIn) throw error
      console.error((error as Error).message)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, LONGEST)
  }
}

/** `todo.task.completed.v1` is `completed`. */
function lineOf({ type, time, subject, data }: Told): string {
  const at = time ? new Date(time).toTimeString().slice(0, 8) : ''
  const [, thing, act] = /^todo\.(\w+)\.(\w+)\.v\d+$/.exec(type) ?? []
  const what = thing === 'task' ? act! : thing ? `${thing} ${act}` : type
  return `${styleText('dim', at)}  ${what.padEnd(10)}  ${data?.task?.title ?? subject ?? ''}`
}
