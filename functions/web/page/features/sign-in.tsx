import { config, leave, signInProblem, signInWith } from '../state/session.ts'
import { words } from '../words/index.ts'

export function SignIn() {
  const { app, tagline } = words.value
  return (
    <main class="sign-in">
      <p class="wordmark">{app}</p>
      <h1 class="tagline">{tagline}</h1>
      {signInProblem.value && (
        <p class="problem" role="alert">
          {words.value.signInProblems[signInProblem.value] ?? signInProblem.value}
        </p>
      )}
      {config.value?.signsIn ? <AtProvider /> : <ByToken />}
    </main>
  )
}

function AtProvider() {
  return (
    <button type="button" class="primary large" onClick={() => leave(location.search.includes('signed-out'))}>
      {words.value.signIn}
    </button>
  )
}

function ByToken() {
  const { signIn, token, signInHint } = words.value
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.elements.namedItem('token') as HTMLTextAreaElement
        void signInWith(field.value.trim())
      }}
    >
      <label for="token">{token}</label>
      <textarea id="token" name="token" rows={4} autocomplete="off" spellcheck={false} required />
      <p class="hint">
        {signInHint} <code>make -s token PERSON=ada</code>
      </p>
      <button type="submit" class="primary">
        {signIn}
      </button>
    </form>
  )
}
