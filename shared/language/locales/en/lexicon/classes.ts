/** Sets of words that rules name as `#class`. */
import { PRIORITIES } from './priorities.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const classes: Record<string, ReadonlySet<string>> = {
  // what tasks are called
  item: setOf(
    'task tasks item items reminder reminders todo todos event events chore chores errand errands thing things one ones stuff',
  ),
  // how high a priority is
  level: new Set(Object.keys(PRIORITIES)),
  // not having something; before a date, a label, a project
  without: setOf('without no'),
  // to get something done, and to have it done
  accomplish: setOf('do finish complete accomplish achieve'),
  accomplished: setOf('did done finished completed accomplished achieved'),
  // what says nothing of which tasks are asked for
  idle: setOf(`
    a about accomplish across add added again agenda all already also am an and another any anymore anything anywhere appointments are as
    ask at available away back be been before blank book booked books both bring browse busy but buy buying by calander calendar called can
    can't cannot carry check chore chores clear come coming complete consist consists contain contains content contents could count curious
    current currently date dates day days describe detail details did display do docket does doesn't doing don't done dont dos down due
    duties each else empty entire errand errands even event events ever every everyday everything exactly exist existing exists far fifth
    find finish first following for forget forgot forgotten fourth free from full get getting give go goals going got had happen happening
    happens has have hear held help here how i i'd i'll i'm i've if important in include included includes info inform information into
    involve involved is isn't it item items iterate its itself just keep kind know last late later left let like list listed listing lists
    long look looks lot love made make many marked may me mean meet memory might mind miss more most much must my myself name named need
    needed needs next not note noted now number of off ok okay on on-going one ones ongoing only open or order other our out over overview
    own pending plan planned planner plans plate play please possible postpone priorities pull put read recall recite record refresh remain
    remaining remember remind reminder reminders reminding removed rest review right run rundown saved say schedule scheduled search second
    see set shall should show showing so some something somethings soon start starting starts status still stuff summary supposed sure table
    take task tasks tell than that the their them then there these they thing things third this those through time times to to-do to-dos
    today's todo todos told tomorrow's too until up upcoming us view wait walk want wanted was way we week weeks what whats when where
    whether which who will with wonder wondering would write written yet you your`),
}
