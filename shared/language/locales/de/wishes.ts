/** German: wishes that are no commands. */
import type { WishKind } from '../../assistant.ts'
import type { Rule } from '../../engine/grammar.ts'
import { createWishReader, wishOf, wordsOf } from '../../wishes.ts'
import { spell } from './spelling.ts'

const classes = {
  period: wordsOf(
    'tag tage woche wochen wochenende monat monate morgen vormittag nachmittag abend montag dienstag mittwoch donnerstag freitag samstag sonntag zeit jahr',
  ),
  todo: wordsOf(
    'aufgabe aufgaben todos liste listen sachen arbeit erledigungen projekte termine alles kram pensum tagesplan',
  ),
  these: wordsOf('das es dies diese sie alles'),
  own: wordsOf('mein meine meinen meiner meinem unser unsere unseren unserer'),
}

const PLEASE =
  '[(bitte | ok | hey)] [,] [(kannst|könntest|würdest du | ich möchte, dass du)] [(bitte | mir | uns | mal)] [(bitte | mal)]'
const OWN =
  '(heute | morgen | diese|nächste|kommende|letzte woche | (#own | die|den|das|diese|diesen|nächste|nächsten|kommende|kommenden|letzte|letzten|alle) [#word] (#period | #todo))'

const { plan, split, prioritise, summarise, explain, find, compare, advise } = wishOf

const PLAN = 'plane|plan|planen|organisiere|organisieren|strukturiere|strukturieren|ordne|ordnen|sortiere|sortieren'
const ME = 'ich|wir'

export const wishes: Rule<WishKind>[] = [
  plan('plane meine Woche', `^ ${PLEASE} ${PLAN} [mir|uns] [mal|bitte] ${OWN} [<words>] $`),
  plan(
    'meine Woche planen',
    `^ ${PLEASE} ${OWN} [<words>] planen|organisieren|strukturieren|durchplanen|ordnen|sortieren $`,
  ),
  plan(
    'hilf mir, … zu planen',
    `^ ${PLEASE} (hilf|hilfst|helfen mir|uns) [,|bitte|dabei|beim|bei] [,] <words> (planen|organisieren|planung|ordnen|strukturieren|sortieren) [<words>] $`,
  ),
  plan(
    'hilf mir, Ordnung zu schaffen',
    `^ ${PLEASE} (hilf|hilfst|helfen mir|uns) [,|bitte|dabei] [,] ordnung <words> $`,
  ),
  plan(
    'hilf mir beim Planen',
    `^ [ich brauche] (hilf mir | hilfe) (beim|bei der|bei) (planen|planung|organisieren|organisation) [<words>] $`,
  ),
  plan(
    'mach mir einen Plan',
    `^ ${PLEASE} (mach|mache|machen|erstell|erstelle|erstellen|schlag|schlage|gib) [mir|uns] [bitte|mal] (einen|ein) [#word] (plan|tagesplan|wochenplan|zeitplan) [<words>] $`,
  ),
  plan('verteile meine Aufgaben', `^ ${PLEASE} (verteile|verteil|verteilen) [mir|mal|bitte] ${OWN} [<words>] $`),

  split(
    'zerlege … in Schritte',
    `^ ${PLEASE} (zerlege|zerleg|teile|teil|unterteile|gliedere|brich) [mir|mal|bitte] <words> (in|auf) [#word] [#word] (schritte|teilschritte|teilaufgaben|unteraufgaben|etappen|einzelschritte) [auf|herunter|ein] $`,
  ),
  split(
    '… in Schritte zerlegen',
    `^ ${PLEASE} <words> in [#word] [#word] (schritte|teilschritte|teilaufgaben|unteraufgaben|etappen) (zerlegen|aufteilen|unterteilen|teilen|gliedern) $`,
  ),
  split('welche Schritte', `^ (welche|was) [sind] [die] [nächsten] schritte <words> $`),
  split('wie fange ich … an', `^ wie (fange|fang|beginne|starte|gehe|soll) ${ME} <words> $`),

  prioritise(
    'priorisiere meine Aufgaben',
    `^ ${PLEASE} (priorisiere|priorisier|priorisieren) [mir|mal|bitte] (${OWN} | #these) [<words>] $`,
  ),
  prioritise('meine Aufgaben priorisieren', `^ ${PLEASE} ${OWN} [<words>] priorisieren $`),
  prioritise(
    'was soll ich zuerst machen',
    `^ [und|also] (was|womit) (soll|sollte|muss|kann|könnte) ${ME} (zuerst|jetzt | als erstes|nächstes) [<words>] $`,
  ),
  prioritise('womit fange ich an', `^ [und|also] (womit|wo) (fange|fang|beginne|soll|sollte) ${ME} <words> $`),
  prioritise(
    'was ist am wichtigsten',
    `^ (was ist|welche aufgabe ist|welche aufgaben sind) [(heute|gerade|jetzt)] (am wichtigsten|dringendsten | das wichtigste|dringendste | die wichtigste|dringendste) [<words>] $`,
  ),
  prioritise(
    'ich habe zwei Stunden',
    `^ ich (habe|hab) [nur|noch|gerade] (#number | eine|zwei|drei|vier|halbe|eineinhalb) [halbe] (stunde|stunden|minuten|minute) [zeit|frei|übrig|luft] [,|.] [(was|womit|welche) <words>] $`,
  ),

  summarise('fasse meine Woche zusammen', `^ ${PLEASE} (fasse|fass) [mir|mal|bitte] <words> zusammen [<words>] $`),
  summarise('meine Woche zusammenfassen', `^ ${PLEASE} ${OWN} [<words>] zusammenfassen $`),
  summarise(
    'gib mir einen Überblick',
    `^ ${PLEASE} (gib|gibst|geben|zeig|schick|mach) mir (einen|eine|den|die) [#word] (überblick|übersicht|zusammenfassung|rückblick|bericht) [<words>] $`,
  ),
  summarise('wie war meine Woche', `^ wie (war|lief|ist|läuft) ${OWN} [<words>] $`),

  explain(
    'erklär mir …',
    `^ ${PLEASE} (erklär|erkläre|erklären) [mir|mal|bitte] (was|wie|warum|wieso|#own | #own | #these) [<words>] $`,
  ),
  explain(
    'warum …',
    `^ (warum|wieso|weshalb) (ist|sind|bin|habe|hab|war|waren|hat|haben|steht|stehen|muss|soll) (ich|wir|mein|meine|das|die|der|es) <words> $`,
  ),
  explain(
    'was bedeutet …',
    '^ was (bedeutet|heißt|bedeuten) (überfällig|priorität|p1|p2|p3|p4|das|die|wiederkehrend|deadline|frist) [<words>] $',
  ),

  find(
    'finde Zeit für …',
    `^ ${PLEASE} (finde|find|finden|suche|such|schlag|schlage) [mir|uns] [mal|bitte] (eine|einen|ein|etwas|zeit|platz) [#word] [(zeit|termin|lücke|zeitfenster|platz|stunde|abend|tag|moment|slot)] (für|um|zum|zur|in) <words> $`,
  ),
  find('wann habe ich Zeit für …', `^ wann (habe|hab|hätte) ${ME} [<words>] (zeit|luft|platz) (für|um|zum) <words> $`),
  find('wann könnte ich …', `^ wann (könnte|kann|sollte|soll) ${ME} <words> $`),
  find(
    'wann ist die beste Zeit',
    '^ wann ist (die|der|ein|eine beste|guter|gute|bester) (zeit|zeitpunkt|tag|moment) <words> $',
  ),

  compare(
    'vergleiche …',
    `^ ${PLEASE} (vergleiche|vergleich|vergleichen) [mir|mal|bitte] (${OWN} | #these) [<words>] $`,
  ),
  compare('… mehr als …', `^ (bin|war|habe|hab|ist|sind|waren) (ich|wir|diese|mein|meine) <words> als <words> $`),
  compare('was hat sich geändert', '^ was (hat sich | ist) (geändert|verändert | neu) [<words>] $'),

  advise(
    'was kann warten',
    `^ (was|welche [<words>]) (kann|können|könnte|könnten|darf|dürfen) [<words>] (warten|liegen|weg|verschoben [werden]) [<words>] $`,
  ),
  advise(
    'was kann ich verschieben',
    `^ (was|welche [<words>]) (kann|könnte|soll|sollte) ${ME} [<words>] (verschieben|streichen|weglassen|absagen|delegieren|abgeben|aufschieben|liegenlassen) [<words>] $`,
  ),
  advise('schaffe ich alles', `^ (schaffe|schaff|schaffen) ${ME} <words> $`),
  advise('kann ich alles schaffen', `^ (kann|könnte|werde) ${ME} <words> (schaffen|fertig|unterbringen) [<words>] $`),
  advise('habe ich Zeit für …', `^ (habe|hab|hätte) ${ME} [<words>] zeit (für|um|zum) <words> $`),
  advise('habe ich zu viel vor', `^ (habe|hab|nehme) ${ME} [<words>] zu viel|viele [<words>] $`),
  advise('habe ich etwas vergessen', `^ (habe|hab) ${ME} [<words>] (etwas|was|nichts) vergessen $`),
  advise(
    'mir wächst alles über den Kopf',
    '^ (mir|es|alles|das) wächst [mir|alles|das|es|gerade]* über den kopf [<words>] $',
  ),
  advise('was schlägst du vor', '^ was (schlägst|empfiehlst|rätst|meinst|denkst) du [<words>] $'),
  advise('hast du einen Rat', '^ (hast|hättest) du [#word] (einen|eine|ein) (rat|tipp|idee|vorschlag) [<words>] $'),
  advise(
    'ich bin überfordert',
    '^ ich (bin | fühle mich) [#word] [#word] (überfordert|gestresst|überlastet) [<words>] $',
  ),
  advise('ich weiß nicht, wo ich anfangen soll', '^ ich weiß nicht [,] (wo|womit|was) <words> $'),
]

export const readBeyond = createWishReader({
  dimensions: { wish: wishes },
  classes,
  lookUp: () => undefined,
  spell,
  asks: wordsOf(
    'was welche welcher welches wann wo wer wen wem warum wieso wie womit kann kannst können könnte soll sollte muss ist sind bin habe hast hat darf schaffe lohnt gibt',
  ),
  tells: wordsOf('ich wir mein meine er sie es das gestern heute unser unsere'),
})
