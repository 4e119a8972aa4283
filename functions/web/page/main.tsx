/** Starts the app: who is signed in, then what this device kept of them. */
import { render } from 'preact'
import { App } from './app.tsx'
import { startClock } from './state/clock.ts'
import { loadGrammar } from './state/grammar.ts'
import { keepApp, leaveNowhere, takeShared } from './state/installed.ts'
import { restoreSession } from './state/session.ts'
import { locale, speak } from './words/index.ts'

// When there is nothing else to do: whoever types soon does not wait for it.
const soon = globalThis.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 1000))

/** Not awaited where the module is loaded: what comes later is of the same file, and would wait for this. */
async function start(): Promise<void> {
  startClock()
  leaveNowhere()
  takeShared()
  await speak(locale.value)
  render(<App />, document.getElementById('app')!)
  await restoreSession()
  soon(() => {
    void loadGrammar()
    void keepApp()
  })
}

void start()
