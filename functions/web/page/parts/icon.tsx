/** Small drawings of one line, in the colour of the text beside them. They say nothing by themselves: what holds one has a name. */
const PATHS = {
  inbox: 'M3 13h5l1.5 3h5L16 13h5M3 13l3-8h12l3 8v6H3z',
  today: 'M5 4h14v16H5zM5 9h14M9 3v3M15 3v3M9 14l2 2 4-4',
  upcoming: 'M4 6h16M4 12h16M4 18h10',
  later: 'M7 4h10M7 20h10M8 4c0 5 8 6 8 8s-8 3-8 8M16 4c0 5-8 6-8 8s8 3 8 8',
  calendar: 'M4 5h16v15H4zM4 10h16M9 3v4M15 3v4M9 10v10M15 10v10',
  completed: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6',
  activity: 'M4 12a8 8 0 1 0 3-6.2M4 4v4h4M12 8v4l3 2',
  figures: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  display: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  settings:
    'M10.1 5.9L10.2 3.2L13.8 3.2L13.9 5.9L15 6.3L17 4.5L19.5 7L17.7 9L18.1 10.1L20.8 10.2L20.8 13.8L18.1 13.9L17.7 15L19.5 17L17 19.5L15 17.7L13.9 18.1L13.8 20.8L10.2 20.8L10.1 18.1L9 17.7L7 19.5L4.5 17L6.3 15L5.9 13.9L3.2 13.8L3.2 10.2L5.9 10.1L6.3 9L4.5 7L7 4.5L9 6.3zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12h15M13 6l6 6-6 6',
  repeat: 'M4 11V9a3 3 0 0 1 3-3h12M16 3l3 3-3 3M20 13v2a3 3 0 0 1-3 3H5M8 21l-3-3 3-3',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  note: 'M5 4h14v16H5zM8 9h8M8 13h8M8 17h5',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  skip: 'M5 6l8 6-8 6zM18 6v12',
  undo: 'M8 5L4 9l4 4M4 9h11a5 5 0 0 1 0 10h-4',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  share: 'M12 15V3M8 7l4-4 4 4M6 11H4v10h16V11h-2',
  talk: 'M4 5h16v11H10l-5 4v-4H4z',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  command: 'M5 12h14M12 5v14',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
