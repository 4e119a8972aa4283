/** Names to begin with. */
const PEOPLE = ['ada', 'ben', 'chloe']

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const nameOf = (person: string): string => person.charAt(0).toUpperCase() + person.slice(1)

/** A page of the provider. @param content HTML below its title */
export const document = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 12vh auto; padding: 0 1.5rem;
    background: light-dark(#f6f2ea, #171613); color: light-dark(#23201a, #ece7dc) }
  h1 { font: 600 1.8rem ui-serif, Georgia, serif; margin: 0 }
  p { color: light-dark(#6a6355, #a69f90) }
  form { display: grid; gap: .6rem; margin-top: 1.2rem }
  button, input { font: inherit; padding: .6rem .9rem; border-radius: 10px; border: 1px solid light-dark(#ddd5c5, #393630);
    background: light-dark(#fff, #292723); color: inherit; text-align: start }
  button { cursor: pointer } button:hover { border-color: #1f5c48 }
  .row { display: flex; gap: .6rem } .row input { flex: 1; min-width: 0 }
  .problem { color: light-dark(#ab3017, #f29479) }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`

/** The page on which somebody says who they are. */
export const page = (problem: string): string =>
  document(
    'Who are you?',
    `<p>This provider is for development: it believes whatever you say.</p>
${problem && `<p class="problem" role="alert">${escaped(problem)}</p>`}
<form method="post">
${PEOPLE.map((person) => `<button name="person" value="${person}">${nameOf(person)}</button>`).join('\n')}
</form>
<form method="post">
<label for="person">Somebody else</label>
<div class="row"><input id="person" name="person" autocomplete="username" required maxlength="128"><button>Sign in</button></div>
</form>
`,
  )
