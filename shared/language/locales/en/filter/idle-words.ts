/** Words of a question or a list that say nothing about which tasks are meant. */
export const IDLE: ReadonlySet<string> = new Set(
  `
  a about accomplish across add added again agenda all already also am an and another any anymore anything anywhere
  appointments are as ask at available away back be been before book booked books both bring browse busy but buy
  buying by calander calendar called can carry check chore chores clear come coming complete consist consists contain
  contains content contents could count current currently date dates day days describe detail details did display do
  docket does doesn't doing don't done down due each else entire errand errands even event events ever every
  everything exactly exist existing exists far fifth find finish first following for forget forgot fourth free from
  full get getting give go going got had happen happening happens has have hear held help here how i i'd i'll i'm i've
  if important in include included includes inform into involve involved is isn't it item items iterate its itself
  just keep kind know last later left let like list listed listing lists long look looks lot love made make many
  marked may me mean memory might mind miss more most much must my myself name named need needed needs next not note
  noted now number of off ok okay on on-going one ones ongoing only open or order other our out over own pending plan
  planned planner plans play please possible pull put read recite record refresh remain remaining remember remind
  reminder reminders reminding removed rest review right run rundown saved say schedule scheduled search second see
  set shall should show showing so some something somethings soon start starting starts still stuff supposed table
  take task tasks tell than that that's the their them then there these they thing things third this those through
  time times to to-do to-dos today's todo todos told tomorrow's too until up upcoming us view walk want wanted was way
  we week weeks what what's whats when when's where where's whether which who will with wonder would write written yet
  you wait goals priorities plate late postpone duties your blank empty can't cannot sure curious wondering forget forgotten recall busy booked meet
  details detail status overview summary info information`
    .trim()
    .split(/\s+/),
)
