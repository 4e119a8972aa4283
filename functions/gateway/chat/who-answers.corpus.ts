/** Messages, and who must answer them: by the language of the conversation, then by the reason. `grammar` stands for a command or a new task. */
export type Expected =
  | 'grammar'
  | 'plan'
  | 'split'
  | 'prioritise'
  | 'summarise'
  | 'explain'
  | 'find'
  | 'compare'
  | 'advise'
  | 'question'
  | 'sentences'
  | 'language'

const table = (text: string): [expected: Expected, messages: string[]][] =>
  text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [expected, ...messages] = block.trim().split('\n')
      return [expected!.replace(':', '') as Expected, messages.map((each) => each.trim())]
    })

export const MESSAGES: Record<string, ReturnType<typeof table>> = {
  en: table(`
plan:
plan my week
Plan my day please
can you plan my afternoon
organise my tasks for tomorrow
help me plan the party
help me organise the move to Lisbon
could you schedule my chores
make me a plan for the exam
make a plan for this week
can you create a study plan for the math exam
spread my tasks over the week
help me get organised
plan next week around my dentist appointment

split:
break 'organise the conference' into steps
break the conference down into smaller tasks
split the kitchen renovation into subtasks
can you break down the tax return
break it down
break that task down
turn the move into a checklist
what are the steps to renew a passport
how do I start writing my thesis
give me a checklist for the camping trip
write me a shopping list for a barbecue

prioritise:
prioritise my tasks
I'm moving to a new flat in January, what should I do first?
help me prioritize everything
rank my todos
what should I do first
what should I do first, I have two hours
what should i work on next
where do I start
what is most important today
what matters most this week
I have 20 minutes before the train
i have an hour free, what can I get done

summarise:
summarise my day
summarize this week
recap my week
give me a summary
give me an overview of my week
review my week

explain:
explain what overdue means for my tasks
why am I so busy
why is this on my list
explain my priorities to me
how do reminders work

find:
find me a slot for the gym
find some time for a run this week
when do I have time for the dentist
when could I fit in a haircut
what is the best time to call mom
find duplicates

compare:
compare this week with last week
compare my workload this month and last month
am I busier this week than last week
what changed since yesterday

advise:
which of my tasks can wait
what could I postpone
what can I drop this week
which task should I do now
can I finish everything by friday
do I have time for a nap
do I have too much on my plate
am I overcommitted next week
is my week realistic
did I forget anything
what do you suggest
suggest something for tonight
how long will all of this take me?
any tips
i'm overwhelmed
I don't know where to start

sentences:
I had a long day. The dentist called. Can we do something about thursday?
My boss was here. She wants the report earlier. It is a mess.
Everything went wrong at work. What now?

grammar:
buy milk
buy milk tomorrow
pay rent every month on the last day at 9am p1 #home
plan a birthday party
plan the party
plan Bo's surprise friday
organise desk
schedule dentist appointment tomorrow 3pm
break a leg at the audition on friday
split the bill with Ana
split wood saturday
prioritise backlog with Sam monday
summarise chapter 3 by friday
summarise the report
review the contract tomorrow
review pull request 42
explain the new process to Bob
find a plumber
find a present for mom
find the keys
compare insurance offers
compare prices for flights by sunday
call the bank. ask about fees.
make a plan for the garden
make checklist for camping
make a list for the party
suggest a restaurant to Bo
what is due today
what's on this week
show my overdue tasks
how many tasks do I have tomorrow
when is the dentist
done with the dentist
move the dentist to friday
postpone everything due today to tomorrow
delete the second one
undo
help
hello
thanks
set buy milk to p1
remind me to stretch in 20 minutes
remind me why I started every monday
snooze for 10 minutes
yes
add plan my week
- plan my week
- I was here. It was nice.
i have a meeting with Bo at 3
I have to call the plumber
i need to plan the party
read why we sleep
watch how to train your dragon on friday
I want to learn how to cook
finish everything on the list p1
advise Tom on his thesis thursday
get advice from the lawyer
buy a planner
write summary of the meeting
how does this work
prepare overview slides for monday
ask what Bo thinks about the house
`),
  de: table(`
plan:
hilf mir, Ordnung zu schaffen
plane meine Woche
Plan mir bitte meinen Tag
hilf mir, die Feier zu planen
mach mir einen Plan für die Prüfung
kannst du meine Aufgaben ordnen

split:
zerlege „Konferenz organisieren“ in Schritte
teile den Umzug in Teilaufgaben auf

prioritise:
priorisiere meine Aufgaben
was soll ich zuerst machen
womit fange ich an
ich habe zwei Stunden Zeit, was soll ich tun

summarise:
fasse meine Woche zusammen
gib mir einen Überblick über den Tag

explain:
warum bin ich so beschäftigt

find:
wann habe ich Zeit für den Zahnarzt
finde einen Termin für den Sport

compare:
vergleiche diese Woche mit der letzten

advise:
mir wächst alles über den Kopf
was kann warten
was kann ich verschieben
schaffe ich das alles bis Freitag
habe ich etwas vergessen
was schlägst du vor
ich bin überfordert

sentences:
Ich hatte einen langen Tag. Der Zahnarzt hat angerufen. Was machen wir am Donnerstag?

grammar:
Milch kaufen
morgen um 9 Zahnarzt
plane die Feier
Woche im Kalender eintragen
Rechnung aufteilen
was steht heute an
zeig mir überfällige Aufgaben
verschiebe den Zahnarzt auf Freitag
lösche die zweite
rückgängig
erledigt: Müll rausbringen
erinnere mich morgen an die Steuer
Bericht zusammenfassen bis Freitag
Angebote vergleichen
Präsentation für Montag planen
Bo den Ablauf erklären
Plan für den Garten zeichnen
`),
  ur: table(`
plan:
mere hafte ka plan banao
mera hafta plan karo
میرا ہفتہ پلان کرو
میرے ہفتے کا پلان بناؤ

split:
شادی کی تیاری کو چھوٹے کاموں میں تقسیم کرو
shadi ki tayyari ko chhote kaamon mein taqseem karo

prioritise:
pehle kya karun
mere kaam ki priority batao

summarise:
mere din ka khulasa do
اس ہفتے کا خلاصہ بتاؤ

grammar:
kal doodh lena
Ali ko plan batana
کل دودھ لینا
aaj kya karna hai
bijli ka bill jama karwana hai kal
`),
  es: table(`
plan:
planifica mi semana

prioritise:
prioriza mis tareas

question:
¿cómo organizo mis estudios?

grammar:
¿qué tengo que hacer mañana?
comprar leche mañana
llamar al médico el viernes
`),
  /** languages without a locale, in a conversation that began in English */
  other: table(`
language:
acheter du lait demain
Rappelle-moi d'appeler le médecin lundi matin
qu'est-ce que je dois faire aujourd'hui
comprare il latte domani
ricordami di chiamare il medico
comprar leite amanhã
morgen melk kopen voor mijn moeder
kup mleko jutro
zadzwonić do lekarza w poniedziałek
yarın süt almak lazım
köpa mjölk imorgon
купить молоко завтра
завтра зателефонувати лікарю і купити їжу
牛乳を買う
明天买牛奶
내일 우유 사기
कल दूध खरीदना
לקנות חלב מחר
اشتري الحليب غدا
αγόρασε γάλα αύριο
ซื้อนมพรุ่งนี้

grammar:
buy crème fraîche
call Café de la Paix
dinner at La Dolce Vita
meet Søren
book flight to São Paulo
email Łukasz about the invoice
read Les Misérables
watch 千と千尋の神隠し tonight
- acheter du lait demain
add: acheter du lait demain
`),
}
