/** Reads the gateway's OpenAPI document and lets people try each operation with the token they signed in with. */
import { renewed, TOKEN } from './state/tokens.ts'

interface Operation {
  summary: string
  parameters?: { name: string; in: string; required?: boolean }[]
  /** by media type: JSON of a schema, or a file */
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const config: { gateway: string; signsIn: boolean } = await (await fetch('/config.json')).json()
const api: Document = await (await fetch(`${config.gateway}/openapi.json`)).json()
const tokenOf = (): Promise<string> | string => (config.signsIn ? renewed() : (localStorage.getItem(TOKEN) ?? ''))

const made = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = '') => {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

for (const [path, operations] of Object.entries(api.paths)) {
  for (const [method, operation] of Object.entries(operations)) {
    document.getElementById('operations')!.append(view(path, method, operation))
  }
}

function view(path: string, method: string, { summary, parameters = [], requestBody }: Operation): HTMLElement {
  const details = made('details')
  details.append(made('summary', `${method.toUpperCase()} ${path} — ${summary}`))
  const fields = parameters.map((parameter) => {
    const label = made('label', `${parameter.name}${parameter.required ? ' (required)' : ''}`)
    const input = made('input')
    label.append(input)
    return { ...parameter, label, input }
  })
  const send = made('button', 'Send')
  send.type = 'submit'
  const answer = made('pre')
  const body = requestBody && bodyOf(requestBody)
  const form = made('form')
  form.append(...fields.map(({ label }) => label), ...(body ? body.elements : []), send, answer)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const given = (where: string) => fields.filter((field) => field.in === where && field.input.value)
    const filled = given('path').reduce(
      (text, { name, input }) => text.replace(`{${name}}`, encodeURIComponent(input.value)),
      path,
    )
    const query = new URLSearchParams(given('query').map(({ name, input }) => [name, input.value]))
    const headers = Object.fromEntries(given('header').map(({ name, input }) => [name, input.value]))
    const response = await fetch(`${config.gateway}${filled}${query.size ? `?${query}` : ''}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${await tokenOf()}`, ...body?.headers(), ...headers },
      ...(body && { body: body.value() }),
    })
    answer.textContent = `${response.status}\n${pretty(await response.text())}`
  })
  details.append(form)
  return details
}

interface Body {
  elements: HTMLElement[]
  headers: () => Record<string, string>
  value: () => BodyInit | null
}

function bodyOf({ content }: NonNullable<Operation['requestBody']>): Body {
  const json = content['application/json']
  if (!json) return fileOf(Object.keys(content))
  const text = made('textarea')
  text.rows = 5
  text.value = '{}'
  text.setAttribute('aria-label', 'Body')
  const schema = api.components.schemas[json.schema.$ref!.split('/').at(-1)!]
  return {
    elements: [made('pre', JSON.stringify(schema, null, 2)), text],
    headers: () => ({ 'content-type': 'application/json' }),
    value: () => text.value,
  }
}

function fileOf(types: string[]): Body {
  const file = made('input')
  file.type = 'file'
  file.accept = types.join()
  file.setAttribute('aria-label', 'Body')
  return {
    elements: [file],
    headers: () => ({ 'content-type': file.files![0]?.type || types[0]! }),
    value: () => file.files![0] ?? null,
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
