import { signIn, signInProblem } from '../state/session.ts'
import { words } from '../words/index.ts'

export function SignIn() {
  const { app, tagline, signIn: name, token, signInHint } = words.value
  return (
    <main class="sign-in">
      <p class="wordmark">{app}</p>
      <p class="tagline">{tagline}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const field = event.currentTarget.elements.namedItem('token') as HTMLTextAreaElement
          void signIn(field.value.trim())
        }}
      >
        <h1>{name}</h1>
        <label for="token">{token}</label>
        <textarea id="token" name="token" rows={4} autocomplete="off" spellcheck={false} required />
        <p class="hint">
          {signInHint} <code>make -s token PERSON=ada</code>
        </p>
        {signInProblem.value && (
          <p class="problem" role="alert">
            {signInProblem.value}
          </p>
        )}
        <button type="submit" class="primary">
          {name}
        </button>
      </form>
    </main>
  )
}
