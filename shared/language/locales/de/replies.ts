/** What the chat says in German. */
import { capital } from '../../capital.ts'
import type { CommandOf } from '../../commands/kind.ts'
import {
  type Deed,
  isolate,
  type Proposal,
  type Refused,
  type Replies,
  type TakenBackView,
  type TaskView,
} from '../../replies.ts'
import { createTaskLines } from '../../task-line.ts'
import type { Context, Missing } from '../../types.ts'
import { collectionReplies } from './collections.ts'
import {
  describeChanges,
  describeFilter,
  describeMinutes,
  describeRepeat,
  listed,
  reminderInWords,
  whenInWords,
} from './wording.ts'

const own = (text: string): string => isolate('ltr', text)
const quoted = (title: string): string => `„${own(title)}“`

export const lines = createTaskLines({
  when: whenInWords,
  repeat: describeRepeat,
  reminder: reminderInWords,
  duration: (minutes) => `Dauer ${describeMinutes(minutes)}`,
  deadline: (when) => `Frist ${when}`,
  start: (when) => `nicht vor ${when}`,
  there: (when, timeZone) => `${when} in ${timeZone}`,
  ofZone: (timeZone) => ` in ${timeZone}`,
  own,
  comma: () => ', ',
})

function nextDates({ next }: TaskView, context: Context): string {
  if (!next.length) return ''
  const times = new Set(next.map(({ time }) => time))
  const [time] = times
  if (times.size > 1) return ` Die nächsten Termine: ${next.map((date) => whenInWords(date, context)).join('; ')}.`
  const days = next.map(({ date }) => whenInWords({ date, time: null }, context)).join('; ')
  return ` Die nächsten Termine: ${days}${time ? ` um ${time}` : ''}.`
}

const tasksInWords = (count: number): string => (count === 1 ? '1 Aufgabe' : `${count} Aufgaben`)
const subtasksInWords = (count: number): string =>
  count === 1 ? 'eine offene Teilaufgabe' : `${count} offene Teilaufgaben`
const named = (count: number, title: string): string => (count === 1 ? quoted(title) : tasksInWords(count))
const namedAll = (tasks: TaskView[]): string => named(tasks.length, tasks[0]?.title ?? '')

function addedOne(task: TaskView, context: Context): string {
  if (task.repeat)
    return `Hinzugefügt: ${quoted(task.title)} — ${lines.details(task, context).join(', ')}.${nextDates(task, context)}`
  const isMute = !task.due && task.reminders.some((reminder) => 'minutesBefore' in reminder)
  const hint = isMute ? ' Noch ohne Datum, also erinnert nichts daran: sag, wann es fällig ist.' : ''
  return `Hinzugefügt: ${quoted(task.title)}${lines.behindTitle(task, context)}.${hint}`
}

const INFINITIVES: Record<Proposal['act'], string> = {
  complete: 'erledigen',
  reopen: 'wieder öffnen',
  skip: 'überspringen',
  delete: 'löschen',
  change: 'ändern',
  plan: 'wie geplant ändern',
}

const PAST: Record<Proposal['act'], string> = {
  complete: 'Erledigt',
  reopen: 'Wieder offen',
  skip: 'Übersprungen',
  delete: 'Gelöscht',
  change: 'Geändert',
  plan: 'Wie geplant geändert',
}

/** "3 Aufgaben löschen", "„Miete“ ändern (p1)". */
const proposalInWords = ({ act, count, title, changes, subtasks }: Proposal, context: Context): string =>
  `${named(count, title)}${subtasks ? ` mit ${subtasks === 1 ? 'einer offenen Teilaufgabe' : `${subtasks} offenen Teilaufgaben`}` : ''} ${INFINITIVES[act]}${changes ? ` (${describeChanges(changes, context)})` : ''}`

const DONE: Record<Deed['act'], string> = {
  created: 'hinzugefügt',
  updated: 'geändert',
  deleted: 'gelöscht',
  completed: 'erledigt',
  reopened: 'wieder geöffnet',
  skipped: 'übersprungen',
  restored: 'wiederhergestellt',
  snoozed: 'Erinnerung verschoben',
}
const NAMED_UNDONE = 5

function deedsInWords({ did, count }: Pick<TakenBackView, 'did' | 'count'>): string {
  const unnamed = Math.max(did.length, count) - NAMED_UNDONE
  const what = did.slice(0, NAMED_UNDONE).map(({ act, title }) => `${quoted(title)} (${DONE[act]})`)
  const rest = unnamed > 0 ? ` und ${unnamed} weitere` : ''
  return `${what.join(', ')}${rest}`
}
const NAMES_SHOWN = 50

const NAMED: Record<CommandOf<'names'>['of'], { sign: string; many: string; have: string; begin: string }> = {
  projects: { sign: '#', many: 'Projekte', have: 'Deine offenen Aufgaben haben', begin: 'Milch kaufen #Zuhause' },
  labels: { sign: '@', many: 'Labels', have: 'Deine offenen Aufgaben haben', begin: 'Milch kaufen @einkauf' },
  sections: { sign: '', many: 'Abschnitte', have: 'Du hast', begin: 'Milch kaufen #Zuhause/Küche' },
  filters: { sign: '', many: 'Filter', have: 'Du hast', begin: 'speichere p1 & überfällig als Dringend' },
}

const FIELDS: Record<string, string> = {
  title: 'der Titel',
  note: 'die Notiz',
  labels: 'die Labels',
  project: 'das Projekt',
  section: 'der Abschnitt',
  assignee: 'die Person',
  due: 'das Datum',
  deadline: 'die Frist',
  durationMinutes: 'die Dauer',
  recurrence: 'die Wiederholung',
  reminders: 'die Erinnerungen',
  priority: 'die Priorität',
}

const fieldsInWords = ({ fields = [] }: Refused): string =>
  listed(fields.flatMap((field) => FIELDS[field] ?? [])) || 'das'

const REFUSED: Record<Refused['code'], (refused: Refused) => string> = {
  'nothing-to-undo': () => 'Es gibt nichts rückgängig zu machen.',
  'nothing-to-redo': () => 'Es gibt nichts wiederherzustellen.',
  'too-many-tasks': ({ most }) =>
    `Nichts wurde gespeichert: mehr als ${most} offene Aufgaben gehen nicht. Erledige oder lösche erst einige.`,
  'too-many-reminders': ({ most }) =>
    `Nichts wurde gespeichert: mehr als ${most} kommende Erinnerungen gehen nicht. Entferne erst einige.`,
  'task-exists': () => 'Diese Aufgabe gibt es schon.',
  'task-deleted': () => 'Diese Aufgabe ist erledigt oder gelöscht.',
  'note-not-completable': () => 'Das ist nur eine Notiz, die nicht erledigt werden kann.',
  'start-after-due': () =>
    'Der Beginn läge nach der Fälligkeit. Bitte nenne einen früheren Beginn oder ein späteres Datum.',
  'recurrence-without-date': () => 'Was sich wiederholt, braucht ein Datum.',
  'parent-missing': () => 'Die Aufgabe, unter die das gehört, gibt es nicht (mehr).',
  'parent-in-circle': () => 'Eine Aufgabe kann nicht unter sich selbst oder ihrer eigenen Teilaufgabe stehen.',
  'too-deep': () => 'So tief geht es nicht: Aufgaben haben höchstens vier Ebenen.',
  'too-many-subtasks': () =>
    'Nichts wurde gespeichert: so viele Teilaufgaben kann eine Aufgabe nicht haben. Mach mehrere Aufgaben daraus.',
  'open-subtasks': () => 'Sie hat noch offene Teilaufgaben. Sag, ob die auch erledigt sind oder bleiben.',
  recurrence: () => 'So kann sich nichts wiederholen; sag es bitte einfacher.',
  'invalid-request': (refused) =>
    `Nichts wurde gespeichert: zu lang, zu viel oder nicht möglich ist ${fieldsInWords(refused)}. Bitte ändere es.`,
  'name-taken': () => 'Nichts wurde gespeichert: diesen Namen gibt es schon. Bitte wähle einen anderen.',
  'no-such-comment': () => 'Diesen Kommentar gibt es nicht (mehr).',
  'too-many-comments': () => 'Diese Aufgabe hat schon hundert Kommentare. Bitte lösche erst welche.',
  'not-the-writer': () => 'Einen Kommentar ändert nur, wer ihn geschrieben hat.',
  'no-such-collection': () => 'Das gibt es nicht (mehr).',
  'not-within': () =>
    'Nichts wurde gespeichert: ein Projekt kann nicht in sich selbst liegen, und Projekte liegen höchstens vier Ebenen tief.',
  'too-many-collections': () =>
    'Nichts wurde gespeichert: davon gibt es schon so viele, wie gehen. Lösche erst einige.',
  'too-large': (refused) => `Nichts wurde gespeichert: zu groß ist ${fieldsInWords(refused)}. Bitte kürze es.`,
}

export const replies: Replies = {
  ...collectionReplies,
  added: (tasks, context) =>
    tasks.length > 3
      ? `${tasks.length} Aufgaben hinzugefügt:\n${lines.numbered(tasks, context)}`
      : tasks.map((task) => addedOne(task, context)).join('\n'),
  addedUnder: (tasks, parent, context) =>
    tasks.length > 3
      ? `${tasks.length} Aufgaben unter ${quoted(parent.title)} hinzugefügt:\n${lines.numbered(tasks, context)}`
      : tasks
          .map(
            (task) =>
              `Hinzugefügt unter ${quoted(parent.title)}: ${quoted(task.title)}${lines.behindTitle(task, context)}.`,
          )
          .join('\n'),
  nested: (tasks, parent) =>
    parent
      ? `Jetzt unter ${quoted(parent.title)}: ${namedAll(tasks)}.`
      : `Jetzt ${tasks.length === 1 ? 'eine eigene Aufgabe' : 'eigene Aufgaben'}: ${namedAll(tasks)}.`,
  left(parent, tasks, cut, context) {
    if (!tasks.length) return `Bei ${quoted(parent.title)} ist nichts mehr offen.`
    const more = cut ? `\n… und mehr; die ersten ${cut} sind gezeigt.` : ''
    return `Noch offen bei ${quoted(parent.title)}:\n${lines.numbered(tasks, context)}${more}`
  },
  askSubtasks: (title, open) => ({
    ask: `${quoted(title)} hat noch ${subtasksInWords(open)}. Auch erledigt?`,
    all: 'Ja, alles',
    alone: `Nur ${quoted(title)}`,
  }),
  completed(tasks, context) {
    const [first] = tasks
    if (tasks.length !== 1 || !first) return `${tasks.length} Aufgaben erledigt.`
    const then = first.next
      ? ` Das nächste Mal: ${whenInWords(first.next, context)}.`
      : first.ended
        ? ' Es kommt nicht wieder: wann, ließ sich nicht ausrechnen.'
        : ''
    return `Erledigt: ${quoted(first.task.title)}.${then}`
  },
  skipped: (tasks) => `Übersprungen: ${namedAll(tasks)}.`,
  reopened(tasks, alone) {
    const aside = alone.length ? ` ${namedAll(alone)} wiederholt sich nicht mehr: die Reihe ging ohne weiter.` : ''
    return `Wieder offen: ${namedAll(tasks)}.${aside}`
  },
  changed: (tasks, context) =>
    tasks.length === 1
      ? `Geändert: ${lines.line(tasks[0]!, context)}.${nextDates(tasks[0]!, context)}`
      : `${tasks.length} Aufgaben geändert.`,
  commented: (task) => `Kommentiert: ${quoted(task.title)}.`,
  snoozed(tasks, until, context) {
    const when = 'minutes' in until ? `nach ${minutesInDative(until.minutes)}` : whenInWords(until, context)
    return `Ich erinnere dich an ${namedAll(tasks)}: ${when}.`
  },
  takenBack(turn, now, left, context) {
    return [
      `${turn.direction === 'undo' ? 'Rückgängig gemacht' : 'Wiederhergestellt'}: ${deedsInWords(turn)}.`,
      now && `Jetzt: ${lines.line(now, context)}.`,
      ...left.map(
        ({ title, ...refused }) =>
          `Nicht rückgängig zu machen ist die letzte Änderung von ${quoted(title)}. ${REFUSED[refused.code](refused)}`,
      ),
    ]
      .filter(Boolean)
      .join(' ')
  },
  undoEarlier: (turn) =>
    `Eben wurde nichts geändert. Soll ich zurücknehmen, was davor getan wurde: ${deedsInWords(turn)}? (ja / nein)`,
  set({ timeZone, quietHours }) {
    const said = [
      timeZone && `Deine Zeitzone ist ${timeZone}.`,
      quietHours && `Ruhezeit: ${quietHours.from} bis ${quietHours.to}.`,
      quietHours === null && 'Keine Ruhezeit.',
    ]
    return said.filter(Boolean).join(' ')
  },

  listed(filter, tasks, cut, context) {
    const words = describeFilter(filter, context)
    const heading = words.charAt(0).toUpperCase() + words.slice(1)
    const more = cut ? `\n… und mehr; die ersten ${cut} sind gezeigt.` : ''
    return tasks.length ? `${heading}:\n${lines.numbered(tasks, context)}${more}` : `${heading}: nichts.`
  },
  recalled(at, tasks, cut, context) {
    const when = `Stand ${whenInWords(at, context)}${at.time ? '' : ', am Ende des Tages'}`
    const more = cut ? `\n… und mehr; die ersten ${cut} sind gezeigt.` : ''
    return tasks.length ? `${when}:\n${lines.plain(tasks, context)}${more}` : `${when}: nichts.`
  },
  nothingThen: (began, context) =>
    began
      ? `Da gab es von dir noch nichts: Was du hier hast, beginnt ${whenInWords(began, context)}.`
      : 'Aus so früher Zeit gibt es nichts von dir.',
  figures({ from, last, completed, best, streak, postponed }, context) {
    const day = (date: string) => whenInWords({ date, time: null }, context)
    const most = best ? `, die meisten ${day(best.date)} (${best.completed})` : ''
    const slips = postponed.map(({ title, times }) => `${quoted(title)} (${times}-mal)`)
    return [
      `${from === last ? capital(day(from)) : `${capital(day(from))} bis ${day(last)}`}: ${completed ? `${tasksInWords(completed)} erledigt${most}` : 'nichts erledigt'}.`,
      streak.current > 1 && `Bis jetzt ${streak.current} Tage in Folge, höchstens ${streak.longest}.`,
      slips.length && `Aufgeschoben: ${slips.join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' ')
  },
  counted(count, filter, context) {
    const what = 'all' in filter ? '' : ` (${describeFilter(filter, context)})`
    return `${count === 0 ? 'Keine Aufgaben' : tasksInWords(count)}${what}.`
  },
  due: (tasks, context) =>
    tasks
      .map((task) =>
        task.due
          ? `${quoted(task.title)} ${task.isPast ? 'war' : 'ist'} fällig: ${lines.dueAndRepeat(task, context)}.${nextDates(task, context)}`
          : `${quoted(task.title)} hat kein Datum.`,
      )
      .join('\n'),
  details: (tasks, context) =>
    tasks
      .map(
        (task) =>
          `${lines.line(task, context)}.${nextDates(task, context)}${task.note ? `\n${own(task.note)}` : ''}${lines.comments(task, context)}`,
      )
      .join('\n'),
  placed(tasks, beside) {
    const is = `${namedAll(tasks)} ${tasks.length === 1 ? 'steht' : 'stehen'} jetzt`
    if (typeof beside === 'string') return `${is} ${beside === 'first' ? 'ganz oben' : 'ganz unten'} in der Liste.`
    return 'before' in beside ? `${is} vor ${quoted(beside.before)}.` : `${is} nach ${quoted(beside.after)}.`
  },
  names(kind, names) {
    const { sign, many, have, begin } = NAMED[kind]
    if (!names.length) return `${have} noch keine ${many}: sag „${begin}“, um damit anzufangen.`
    const more = names.length > NAMES_SHOWN ? [`${names.length - NAMES_SHOWN} weitere`] : []
    const shown = names.slice(0, NAMES_SHOWN).map((name) => own(sign + name))
    return `${have} diese ${many}: ${more.length ? listed([...shown, ...more]) : shown.join(', ')}.`
  },

  which: (tasks, context) => `Welche meinst du?\n${lines.numbered(tasks, context)}\nSag ihre Nummer, oder „alle“.`,
  proposed(proposal, tasks, context) {
    const rest = proposal.count > tasks.length ? `\n… und ${proposal.count - tasks.length} weitere` : ''
    return `Ich würde ${proposalInWords(proposal, context)}:\n${lines.numbered(tasks, context)}${rest}\nSoll ich? (ja / nein)`
  },
  confirmed: ({ act, count, title, changes }, context) =>
    `${PAST[act]}: ${named(count, title)}${changes ? ` (${describeChanges(changes, context)})` : ''}. Mit „rückgängig“ nimmst du es zurück.`,
  declined: (proposal, context) =>
    proposal ? `Gut, dann nicht: ${proposalInWords(proposal, context)}.` : 'In Ordnung.',
  asked: (question, choices) => [question, ...choices.map((choice, index) => `${index + 1}. ${choice}`)].join('\n'),

  askHours: ({ from, to }) =>
    from ? `Ruhe ab ${from}, und bis wann?` : to ? `Ruhe bis ${to}, und ab wann?` : 'Von wann bis wann?',
  pastDue([task, ...more], context) {
    const { title, due, next } = task!
    return more.length
      ? {
          question: `${more.length + 1} davon wären schon vorbei. Sag ein anderes Datum, oder soll ich sie trotzdem so hinzufügen?`,
          choices: ['Trotzdem', 'Das nächste Mal', 'Ohne Datum'],
        }
      : {
          question: `${quoted(title)} wäre ${whenInWords(due, context)} fällig, und das ist vorbei. Sag ein anderes Datum, oder soll ich es trotzdem so hinzufügen?`,
          choices: [
            `Trotzdem, ${whenInWords(due, context)}`,
            `Das nächste Mal: ${whenInWords(next, context)}`,
            'Ohne Datum',
          ],
        }
  },
  asNewTask: (title) => `${quoted(title)} hinzufügen`,
  asProposed: (proposal, context) => proposalInWords(proposal, context),
  unclear: (choices) =>
    [
      'Ich habe etwas gefragt und bin nicht sicher, ob das die Antwort ist. Was soll ich tun?',
      ...choices.map((choice, index) => `${index + 1}. ${choice}`),
      'Sag eine Nummer, oder „nein“ für nichts davon.',
    ].join('\n'),
  leftAlone: (proposal, context) => `Nicht gemacht: ${proposalInWords(proposal, context)}.`,

  nothingFits: () => 'Dazu passt keine Aufgabe.',
  nothingShown: () => 'Ich habe noch keine Liste gezeigt; sag zuerst „zeig meine Aufgaben“.',
  shownOnly: (count) => `Die gezeigte Liste hat nur ${tasksInWords(count)}.`,
  gone: () => 'Diese Aufgaben gibt es nicht mehr.',
  whichTask: () => 'Ich bin nicht sicher, welche Aufgabe du meinst; nenn ihren Namen.',
  noTitle: () => 'Ich habe nicht verstanden, welche Aufgabe du meinst; nenn ein paar Wörter ihres Titels.',
  notFound: (title, wanted) =>
    `Ich habe keine ${{ any: '', open: 'offene ', completed: 'erledigte ' }[wanted]}Aufgabe wie ${quoted(title)} gefunden.`,
  noDateToCountFrom: (title) =>
    `${quoted(title)} hat kein Datum, von dem an gezählt wird. Sag, wann du erinnert werden willst.`,
  noTimeToMove: (title) => `${quoted(title)} hat noch keine Uhrzeit. Sag, welche, etwa „um 15 Uhr“.`,
  unknownZone: (timeZone) => `Die Zeitzone ${quoted(timeZone)} kenne ich nicht. Versuch einen Namen wie Europe/Berlin.`,
  nothingAsked: () => 'Ich habe nichts gefragt, worauf das antwortet. Sag, was zu tun ist, etwa „erledige beide“.',
  nothingToConfirm: () => 'Es gibt nichts zu bestätigen.',
  refused: (refused) => REFUSED[refused.code](refused),
  notUnderstood: (explanation, suggestions) =>
    [
      explanation || 'Das habe ich nicht verstanden.',
      suggestions.length && `Du könntest sagen: ${suggestions.join(' · ')}`,
    ]
      .filter(Boolean)
      .join(' '),
  modelUsedUp: (perDay) =>
    `Für mehr, als ich selbst lesen kann, frage ich ein Modell, höchstens ${perDay}-mal am Tag je Person: das ist für heute aufgebraucht (UTC).`,
  help: () => `Ich führe deine Aufgaben. Sag zum Beispiel:
• Miete überweisen jeden Monat am 1. um 9 Uhr !30min p1 #Zuhause
• was ist heute fällig? · zeig meine Aufgaben · #Arbeit & p1
• Zahnarzt ist erledigt · verschiebe den Zahnarzt auf Freitag
• erinnere mich morgen um 8 an den Zahnarzt · lösche die zweite · rückgängig`,
  smallTalk: (said) =>
    /(?:danke|dank|merci)(?!\p{L})/iu.test(said)
      ? 'Gern geschehen.'
      : /(?:tschüss?|ciao|gute nacht|bis (?:später|morgen|bald)|schönen (?:tag|abend|feierabend)|schönes wochenende)/iu.test(
            said,
          )
        ? 'Bis bald. Was eine Erinnerung hat, daran erinnere ich dich.'
        : 'Ich bin da: sag mir, was ich mir merken soll, oder frag, was fällig ist.',
  outOfScope: () =>
    'Ich kenne nur deine Aufgaben. Sag mir, was ich mir merken soll, oder frag, was fällig ist; „Hilfe“ zeigt Beispiele.',
  notThere: (missing) => (missing ? NOT_THERE[missing] : 'Das kann ich noch nicht; „Hilfe“ zeigt, was ich kann.'),
}

const NOT_THERE: Record<Missing, string> = {
  timer: 'Timer habe ich noch nicht. Sag „erinnere mich in 10 Minuten an den Ofen“, das geht.',
  sharing:
    'Aufgaben lassen sich noch nicht teilen, und ich schicke anderen nichts. „+Anna“ hält fest, wessen Aufgabe es ist.',
  file: 'Dateien lassen sich noch nicht anhängen.',
  place:
    'Ich weiß nicht, wo du bist, und kann noch nicht an Orten erinnern. Eine Uhrzeit geht: „erinnere mich um 18 Uhr an …“.',
  calendar:
    'Anderen Kalendern und Programmen folge ich nicht. Ihre Datei lässt sich hereinholen: in der App unter Einstellungen, „Herein und hinaus“, oder mit „todo import DATEI“. In den Einstellungen steht auch die Adresse, unter der ein Kalender deine Aufgaben zeigt.',
  copy: 'Drucken und Verschicken kann ich nicht. Alles, was dir gehört, kannst du mitnehmen: in der App unter Einstellungen, „Herein und hinaus“, oder mit „todo export DATEI“.',
  tracking:
    'Zeiten messe ich noch nicht. Wie lange etwas dauert, lässt sich notieren: „Bericht schreiben für 45 Minuten“.',
  pin: 'Anheften geht noch nicht. Eine Priorität stellt eine Aufgabe nach vorn: „p1“.',
  archive: 'Ein Archiv gibt es nicht: was erledigt ist, ist aus dem Weg; „zeig erledigte Aufgaben“ zeigt es.',
}

/** "nach 2 Tagen". */
const minutesInDative = (minutes: number): string => describeMinutes(minutes).replace(/Tage$/, 'Tagen')
