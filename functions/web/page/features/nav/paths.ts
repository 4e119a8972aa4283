/** Where each view is. */
export const VIEWS = [
  'inbox',
  'today',
  'upcoming',
  'later',
  'calendar',
  'completed',
  'activity',
  'figures',
  'settings',
] as const

export const pathOf = (view: (typeof VIEWS)[number]): string => (view === 'today' ? '/' : `/${view}`)
export const projectPath = (name: string): string => `/project/${encodeURIComponent(name)}`
export const labelPath = (name: string): string => `/label/${encodeURIComponent(name)}`
export const filterPath = (id: string): string => `/filter/${id}`
