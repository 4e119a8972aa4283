/** Browsers in which the person is signed in: signed out of one by one, or of all at once. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Session } from '../../api/client.ts'
import { sessionsChanged } from '../../state/known.ts'
import { person } from '../../state/reads.ts'
import { config, signOutEverywhere } from '../../state/session.ts'
import { ownSession } from '../../state/tokens.ts'
import { dayOf, instantInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { Section, useAttempt } from './setting.tsx'

export const Sessions = () => (config.value?.signsIn && ownSession.value ? <OfBrowsers own={ownSession.value} /> : null)

function OfBrowsers({ own }: { own: string }) {
  const { sessions: said } = words.value
  const all = useSignal<Session[]>([])
  const { attempt, said: problem, isBusy } = useAttempt()
  const load = async () => {
    all.value = await person().sessions()
  }
  useEffect(() => void attempt(load), [sessionsChanged.value])
  const hasOthers = all.value.some(({ id, endedBy }) => id !== own && !endedBy)

  return (
    <Section title={said.title}>
      <p class="hint">{said.hint}</p>
      {problem}
      <ul class="channels">
        {all.value.map((session) => (
          <OneSession
            key={session.id}
            session={session}
            isHere={session.id === own}
            end={() =>
              attempt(async () => {
                await person().endSession(session.id)
                await load()
              })
            }
          />
        ))}
      </ul>
      <div class="row">
        {hasOthers && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void attempt(() => person().endSessions(own).then(load))}
          >
            {said.elsewhere}
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => void attempt(signOutEverywhere)}>
          {said.everywhere}
        </button>
      </div>
    </Section>
  )
}

/** Milliseconds: an open page asks for a token at least as often. */
const ACTIVE = 12 * 60_000

function OneSession({ session, isHere, end }: { session: Session; isHere: boolean; end: () => Promise<void> }) {
  const { sessions: said, signOut: signOutName } = words.value
  const { device, beganAt, seenAt, endedBy } = session
  const name = device || said.unknown
  const isActive = isHere || Date.now() - Date.parse(seenAt) < ACTIVE
  const seen = isActive ? said.now : said.seen(instantInWords(seenAt))
  const about = endedBy ? [said.usedTwice] : [isHere && said.here, seen, said.since(dayOf(beganAt))]
  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>{' '}
      <small>{about.filter(Boolean).join(' · ')}</small>{' '}
      {!isHere && (
        <button type="button" aria-label={endedBy ? said.dismiss : said.signOut(name)} onClick={() => void end()}>
          {endedBy ? said.dismiss : signOutName}
        </button>
      )}
    </li>
  )
}
