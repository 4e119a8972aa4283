import type { Profile } from './profile.ts'

/** Until a person says otherwise. By itself: who only needs this does not load schemas. */
export const DEFAULT_PROFILE: Profile = {
  timeZone: 'UTC',
  locale: 'en-US',
  quietHours: null,
  email: null,
  webhook: null,
  webPush: [],
}
