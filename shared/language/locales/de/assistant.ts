/** What the assistant says in German beside the model. */
import { splitWall } from '../../../time/civil.ts'
import type { AssistantReplies, BeyondGrammar, ModelAway, PlanItem } from '../../assistant.ts'
import { isolate } from '../../replies.ts'
import type { Context } from '../../types.ts'
import { lines } from './replies.ts'
import { whenInWords } from './wording.ts'

const quoted = (title: string): string => `„${isolate('ltr', title)}“`

const ACTS = { complete: 'erledigen', reopen: 'wieder öffnen', skip: 'überspringen', delete: 'löschen' } as const

function itemInWords({ act, before, after, at }: PlanItem, context: Context): string {
  const title = quoted(before?.title ?? after.title)
  switch (act) {
    case 'create':
      return `${title} hinzufügen${lines.behindTitle(after, context)}`
    case 'change': {
      const renamed = before && before.title !== after.title ? ` wird ${quoted(after.title)}` : ''
      const was = before?.due && lines.due(before, context)
      const now = lines.behindTitle(after, context) || ' — ohne Datum'
      return `${title}${renamed}${now}${was && was !== lines.due(after, context) ? ` (bisher ${was})` : ''}`
    }
    case 'snooze':
      return `an ${title} erinnern: ${whenInWords(splitWall(at!), context)}`
    default:
      return `${title} ${ACTS[act]}${lines.behindTitle(after, context)}`
  }
}

const KEPT = ' Soll es so, wie es ist, eine Aufgabe werden, schreib „-“ davor.'

const INSTEAD: Record<BeyondGrammar, string> = {
  plan: `Planen kann ich nicht von selbst, aber dabei helfen: „überfällige Aufgaben“ und „was steht diese Woche an“ zeigen, was da ist, „verschiebe 2 auf Freitag 9 Uhr“ gibt ihm seinen Platz.${KEPT}`,
  split: `Schritte denke ich mir nicht selbst aus. Sag sie mir, einen je Zeile, und ich behalte jeden als Aufgabe.${KEPT}`,
  prioritise:
    'Abwägen kann ich nicht von selbst. „überfällige Aufgaben“, „was steht heute an“ und „zeig p1“ zeigen, was am meisten drängt.',
  summarise:
    'Zusammenfassen kann ich nicht von selbst, aber auflisten: „was steht heute an“, „was steht diese Woche an“, „wie viele Aufgaben sind überfällig“.',
  explain: 'Das kann ich nicht von selbst erklären. „Hilfe“ zeigt, was ich verstehe.',
  find: 'Eine gute Zeit suchen kann ich nicht von selbst. „was steht morgen an“ oder „was steht diese Woche an“ zeigt, was schon geplant ist.',
  compare: 'Vergleichen kann ich nicht von selbst, aber zählen: „wie viele Aufgaben habe ich diese Woche“.',
  advise:
    'Raten kann ich nicht von selbst. „was steht heute an“, „was steht diese Woche an“ und „überfällige Aufgaben“ zeigen, was ansteht; „verschiebe 2 um eine Woche“ schafft Luft.',
  question: `Das kann ich nicht von selbst beantworten. Frag, was ansteht, wann etwas ist oder wie viele Aufgaben es sind.${KEPT}`,
  sentences: `Das ist mehr, als ich auf einmal lesen kann. Sag mir eines je Zeile: was hinzukommen, sich ändern oder gezeigt werden soll.${KEPT}`,
  language: `Diese Sprache lese ich nicht.${KEPT}`,
  unread: 'Das habe ich nicht verstanden.',
}

const AWAY: Record<ModelAway, string> = {
  timeout: 'Das Modell hat nicht rechtzeitig geantwortet',
  busy: 'Das Modell hat gerade zu viel zu tun',
  unavailable: 'Das Modell ist nicht zu erreichen',
  denied: 'Der Server des Modells lässt mich nicht hinein',
  refused: 'Das Modell wollte darauf nicht antworten',
  cut: 'Die Antwort des Modells brach ab',
  unusable: 'Mit der Antwort des Modells kann ich nichts anfangen',
  'too-long': 'Das war dem Modell zu lang',
  resting: 'Das Modell hat mehrmals versagt, deshalb frage ich es eine Weile nicht',
}

const STEPS: Record<string, string> = {
  list_tasks: 'sehe nach Aufgaben',
  agenda: 'sehe mir deine Tage an',
  history: 'sehe nach, was getan wurde',
  preferences: 'sehe nach deinen Einstellungen',
  show_tasks: 'stelle eine Liste zusammen',
}

export const assistant: AssistantReplies = {
  list: (tasks, context) => lines.numbered(tasks, context),
  plan(items, { timeZone, quietHours, undo, redo, collections = [] }, context) {
    const all = [
      ...items.map((item) => itemInWords(item, context)),
      ...collections,
      timeZone && `deine Zeitzone auf ${timeZone} stellen`,
      quietHours && `Ruhe von ${quietHours.from} bis ${quietHours.to} einstellen`,
      quietHours === null && 'keine Ruhezeiten mehr',
      undo && (undo === 1 ? 'zurücknehmen, was zuletzt getan wurde' : `die letzten ${undo} Schritte zurücknehmen`),
      redo &&
        (redo === 1
          ? 'wiederherstellen, was zuletzt zurückgenommen wurde'
          : `die letzten ${redo} zurückgenommenen Schritte wiederherstellen`),
    ].filter(Boolean)
    return `Das würde ich tun:\n${all.map((each, index) => `${index + 1}. ${each}`).join('\n')}\nSoll ich? (ja / nein)`
  },
  unchanged: () => 'Es wurde nichts geändert.',
  step: (tool, about) => `${STEPS[tool] ?? 'arbeite daran'}${about ? `: ${isolate('ltr', about)}` : ''} …`,
  instead: (why) => INSTEAD[why],
  howToGetModel: () =>
    'Für solche Wünsche starte es mit einem Modell: make dev MODEL_URL=http://localhost:11434/v1 MODEL_NAME=qwen3 (Ollama, oder jeder Server mit OpenAIs API).',
  away: (why) => `${AWAY[why]}; geändert wurde nichts.`,
}
