/** The app: where one is, what is beside it, and the field under all of it. */

import { useEffect } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso'
import { CollectionDialog } from './features/collections/dialog.tsx'
import { ConflictDialog } from './features/conflict.tsx'
import { Field } from './features/field/field.tsx'
import { KeyMap, useKeys } from './features/keys/keys.tsx'
import { Nav } from './features/nav/nav.tsx'
import { Notices } from './features/notices/notices.tsx'
import { Palette } from './features/palette/palette.tsx'
import { PushOffer } from './features/push/offer.tsx'
import { SignIn } from './features/sign-in.tsx'
import { Talk } from './features/talk/talk.tsx'
import { TroubleNotice } from './features/trouble.tsx'
import { ZoneOffer } from './features/zone-offer.tsx'
import { Icon } from './parts/icon.tsx'
import { conflict } from './state/known.ts'
import { edited, isHelpOpen, isNavOpen, isNavOver, isPaletteOpen, isTalkOpen, openedTask } from './state/opened.ts'
import { session } from './state/session.ts'
import { Inbox, Label, Later, OneTask, Project, Today, Upcoming } from './views/lists.tsx'
import { words } from './words/index.ts'

const Calendar = lazy(() => import('./views/calendar.tsx'))
const Activity = lazy(() => import('./views/activity.tsx'))
const Figures = lazy(() => import('./views/figures.tsx'))
const Filter = lazy(() => import('./views/filter.tsx'))
const Settings = lazy(() => import('./views/settings.tsx'))
const Completed = lazy(() => import('./views/asked.tsx').then(({ Completed }) => Completed))
const Search = lazy(() => import('./views/asked.tsx').then(({ Search }) => Search))

export function App() {
  if (session.value === 'unknown') return null
  if (session.value === 'signed-out') return <SignIn />
  return (
    <LocationProvider>
      <Shell />
    </LocationProvider>
  )
}

function Shell() {
  useKeys()
  const { path } = useLocation()
  useEffect(() => {
    openedTask.value = undefined
    isNavOpen.value = false
    isTalkOpen.value = false
  }, [path])
  return (
    <div class={`shell${isTalkOpen.value ? ' has-talk' : ''}`}>
      <a class="skip" href="#view">
        {words.value.skip}
      </a>
      <Nav />
      <div class="centre" inert={isNavOver}>
        <TroubleNotice />
        <ZoneOffer />
        <PushOffer />
        <ErrorBoundary>
          <Router>
            <Route path="/" component={Today} />
            <Route path="/inbox" component={Inbox} />
            <Route path="/upcoming" component={Upcoming} />
            <Route path="/later" component={Later} />
            <Route path="/calendar" component={Calendar} />
            <Route path="/completed" component={Completed} />
            <Route path="/activity" component={Activity} />
            <Route path="/figures" component={Figures} />
            <Route path="/search" component={Search} />
            <Route path="/settings" component={Settings} />
            <Route path="/project/:name" component={Project} />
            <Route path="/label/:name" component={Label} />
            <Route path="/filter/:id" component={Filter} />
            <Route path="/task/:id" component={OneTask} />
            <Route default component={Today} />
          </Router>
        </ErrorBoundary>
        <search class="dock">
          <Field />
          <button
            type="button"
            class="quiet talk-toggle"
            aria-label={words.value.talk.title}
            aria-expanded={isTalkOpen.value}
            onClick={() => {
              isTalkOpen.value = !isTalkOpen.value
            }}
          >
            <Icon name="talk" />
          </button>
        </search>
        <Notices />
      </div>
      <Talk />
      {isPaletteOpen.value && <Palette />}
      {isHelpOpen.value && <KeyMap />}
      {edited.value && <CollectionDialog />}
      {conflict.value && <ConflictDialog key={conflict.value.change.key} />}
    </div>
  )
}
