import type { LanguageEntry } from '../language-entry.ts'

/** German, and the words that tell it. */
export const de: LanguageEntry = {
  language: 'de',
  searchConfiguration: 'german',
  load: async () => (await import('./index.ts')).german,
  loadNotices: async () => (await import('./notices.ts')).notices,
  sure: `ja nein fertig halb um minuten lösch loesch hallo tschüss servus moin heute morgen übermorgen uebermorgen gestern montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag erinnere erinner
    kaufen einkaufen anrufen bezahlen machen abholen lösche löschen loeschen zeig zeige verschiebe verschieben erledigt erledige aufgabe projekt neues neue neuer
    aufgaben termin uhr woche wochen monat täglich taeglich wöchentlich woechentlich monatlich jährlich jeden jede jedes jeder nächste
    nächsten nächster naechste naechsten abend abends früh frueh morgens mittag mittags bitte danke nicht füge fuege hinzu rückgängig
    bezahlt gekauft gemacht angerufen abgeholt geputzt gekocht erinnerung woran fällig faellig überfällig stunde stunden tage tagen werktags wochenende januar februar märz juni juli oktober dezember welche wieviele
    welcher steht heißt liste zerlege zerlegen schritte teilaufgaben priorisiere überblick zusammenfassung überfordert vergleiche hilf zeitzone ruhezeit projekte keine`,
  likely: `bin jetzt stell stelle der die das den dem ein eine einen einem und mit für fuer am im zum zur bis vom von nach bei auf an ich mich mir wir ist sind
    habe hat soll kann was wann wie alle mein meine meinen noch auch oder ab vor alles`,
  // Spanish writes ü between g and e or i alone
  letters: /[äöß]|(?<!g)ü|gü(?![eéií])/,
}
