/** Access tokens: what programs get in with that cannot sign in, such as agents. Each is shown once; made, listed and taken back here. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AccessToken, NewAccessToken } from '../../api/client.ts'
import { accessTokensChanged } from '../../state/known.ts'
import { person } from '../../state/reads.ts'
import { dayOf } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { Section, Setting, useAttempt } from './setting.tsx'

const DAYS = [30, 90, 366]

export function Tokens() {
  const { tokens: said } = words.value
  const all = useSignal<AccessToken[]>([])
  const made = useSignal('')
  const { attempt, said: problem, isBusy } = useAttempt()
  /** Does something, and shows what there is then. */
  const change = (act?: () => Promise<void>) =>
    attempt(async () => {
      await act?.()
      all.value = await person().tokens()
    })
  useEffect(() => void change(), [accessTokensChanged.value])

  return (
    <Section title={said.title}>
      <p class="hint">{said.hint}</p>
      {problem}
      {made.value && <Made token={made.value} />}
      {all.value.length > 0 && (
        <ul class="channels">
          {all.value.map((token) => (
            <Token
              key={token.id}
              token={token}
              revoke={() =>
                change(async () => {
                  await person().revokeToken(token.id)
                  made.value = ''
                })
              }
            />
          ))}
        </ul>
      )}
      <NewToken
        isBusy={isBusy}
        make={(wanted) =>
          change(async () => {
            made.value = (await person().makeToken(wanted)).token
          })
        }
      />
    </Section>
  )
}

function Made({ token }: { token: string }) {
  const { tokens: said } = words.value
  const isCopied = useSignal(false)
  return (
    <p role="status">
      {said.once} <code dir="ltr">{token}</code>{' '}
      <button
        type="button"
        onClick={async () => {
          await navigator.clipboard.writeText(token)
          isCopied.value = true
        }}
      >
        {isCopied.value ? said.copied : said.copy}
      </button>
    </p>
  )
}

function Token({ token, revoke }: { token: AccessToken; revoke: () => Promise<void> }) {
  const { tokens: said } = words.value
  const isAsked = useSignal(false)
  const { name, scopes, expiresAt, lastUsedAt } = token
  const may = scopes.includes('tasks:write') ? said.changes : said.looks
  const use = lastUsedAt ? said.used(dayOf(lastUsedAt)) : said.unused
  const end = Date.parse(expiresAt) < Date.now() ? said.ended : said.until(dayOf(expiresAt))
  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>{' '}
      <small>{[may, use, end].join(' · ')}</small> {/* Pressed twice: what uses it stops at once. */}
      <button
        type="button"
        aria-label={isAsked.value ? said.sure(name) : said.revoke(name)}
        onClick={() => {
          if (isAsked.value) void revoke()
          isAsked.value = true
        }}
        onBlur={() => {
          isAsked.value = false
        }}
      >
        {isAsked.value ? said.sureShort : said.revokeShort}
      </button>
    </li>
  )
}

function NewToken({ make, isBusy }: { make: (wanted: NewAccessToken) => Promise<void>; isBusy: boolean }) {
  const { tokens: said } = words.value
  const name = useSignal('')
  const scope = useSignal<NewAccessToken['scopes'][number]>('tasks:read')
  const days = useSignal(90)
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        await make({ name: name.value, scopes: [scope.value], expiresInDays: days.value })
        name.value = ''
      }}
    >
      <Setting label={said.name}>
        <input
          value={name.value}
          maxLength={60}
          pattern=".*\S.*"
          required
          placeholder={said.nameHint}
          onInput={(event) => {
            name.value = event.currentTarget.value
          }}
        />
      </Setting>
      <Setting label={said.may}>
        <select
          value={scope.value}
          onChange={(event) => {
            scope.value = event.currentTarget.value as typeof scope.value
          }}
        >
          <option value="tasks:read">{said.looks}</option>
          <option value="tasks:write">{said.changes}</option>
        </select>
      </Setting>
      <Setting label={said.lasts}>
        <select
          value={days.value}
          onChange={(event) => {
            days.value = Number(event.currentTarget.value)
          }}
        >
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {said.days(each)}
            </option>
          ))}
        </select>
      </Setting>
      <button type="submit" disabled={isBusy}>
        {said.make}
      </button>
    </form>
  )
}
