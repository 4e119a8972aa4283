/** Sets of words that rules name as `#class`. */
import { PRIORITIES } from './priorities.ts'
import { IMPERATIVES, VERBS } from './verbs.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const withPlurals = (words: string): ReadonlySet<string> =>
  setOf(words.trim().replace(/\S+/g, (word) => `${word} ${word}s`))

const SIZED = setOf(`
  dress shirt jeans shoes shoe boots boot trousers pants jacket coat size suit skirt sneakers trainers sandals heels bra socks
  gloves blouse sweater jumper hoodie shorts leggings tights hat belt top clogs slippers tshirt cardigan vest uniform ring`)

export const classes: Record<string, ReadonlySet<string>> = {
  // of time
  /** what people do at an hour, and nobody counts: "friday 5 squash" */
  activity:
    setOf(`aerobics badminton ballet band baseball basketball bootcamp boxing bowling bridge bingo ceramics checkup chess choir
    church climbing coffee cricket crossfit cycling dance dancing dentist doctor fencing football golf gym gymnastics handball
    hockey hike hiking judo karate massage meditation meeting netball orchestra padel physio physiotherapy picnic pilates poker pottery
    rehearsal retro demo sync rowing rugby running sauna skating ski skiing soccer softball spin spinning squash standup surfing swim swimming
    tennis theatre theater therapy training volleyball workout yoga zumba`),
  meridiem: setOf('am pm'),
  /** what is written directly behind the digits of a clock: all else makes them an amount ("401k") */
  clockSuffix: setOf('am pm a p h hr hrs hours ish z utc gmt oclock'),
  /** meals: times only behind a preposition */
  mealtime: setOf('breakfast brunch lunch dinner supper'),
  hourByName: setOf('noon midday noonish noontime midnight'),
  /** a stretch of time that people say is whole */
  stretch: setOf('week weekend month year wk wkend'),
  /** before a date, and says nothing of it */
  perhaps: setOf('sometime sometimes anytime preferably ideally maybe probably likely just either'),
  // what a number counts: "at 4 degrees"
  measure:
    setOf(`degrees celsius fahrenheit percent pct euro euros eur dollars usd bucks pounds quid pence cents kg km miles mph kmh volts watts
    people persons each apiece per`),
  // of trade and heat: behind "at" they have a price or degrees, surely where no clock could show them; and by how much something changes
  priced: setOf(
    'oven turn offer sell buy bid price list value bake roast cook heat preheat grill broil wash set cap drive freeze simmer keep',
  ),
  surelyPriced: setOf('turn offer bid price list value bake roast heat preheat grill broil cap freeze'),
  changing:
    setOf(`raise increase lower reduce cut divide split multiply lengthen shorten grow shrink widen extend drop beat win improve boost trim
    scale`),
  // what is worn comes in sizes: "find the dress in 38"
  sized: SIZED,
  // what carries a date of its own, so that "from monday" or "before 2019" says which of them
  datedThing: withPlurals(`
    text letter mail email e-mail message voicemail post postcard note memo minute minutes report invoice receipt bill statement
    ledger payslip record recording photo photograph picture pic image screenshot scan video clip episode issue edition paper newspaper
    article draft version backup order delivery parcel leftover leftovers log entry commit change number figure result data file document
    paperwork mess dish laundry everything anything all stuff thing interview call chat conversation question request complaint ticket
    homework exercise transcript slide handout booking reservation payment transfer expense cost sale earning wage salary timesheet hour
    notes ad advert offer quote review feedback score grade mark diary journal selfie snap tweet thread story song podcast newsletter
    magazine folder form contract`),
  // prepositions that no time stands behind: what follows is what the task is about
  objectPreposition: setOf(
    'against than like versus vs of with regarding concerning called named titled into despite besides',
  ),
  // of several things of a kind the time says which: "buy 5pm tea", "beat 5:30 mile pace"
  choosing: setOf('buy book get catch take order reserve watch see beat break'),
  // who is meant by the capital behind: "mr March", "aunt June"; and those who are called so without a name
  honorific: setOf('mr mrs ms miss mx dr doctor prof professor sir lady lord aunt auntie uncle cousin nurse saint st'),
  role: setOf('miss doctor dr professor prof lady lord aunt auntie uncle cousin nurse'),
  determiner: setOf('the a an my our your his her their'),
  firstName: setOf('tom jan april may june august'),
  // names of days and seasons that are also given to people, where they are written with a capital
  capitalName: setOf('eve dawn summer autumn winter easter christmas'),
  toSomebody:
    setOf(`call phone ring text message email mail ask tell meet invite visit thank pay remind help feed walk fetch collect write teach hug
    see show give send bring lend hand offer answer contact nudge chase warn inform brief congratulate interview host join surprise bathe
    bath comb brush groom babysit up`),
  occasionOfNight:
    setOf(`movie film game games board poker quiz trivia date wedding opening karaoke pizza taco pub family girls guys boys ladies bingo
    comedy mic parents wine cooking music book fight gala prom casino`),
  doneInEvening: setOf('dinner supper drinks cocktails nightcap table concert gig pub'),
  // whose hour is of the morning, and whose minutes a timetable gives, on a clock of 24 hours
  doneInMorning: setOf('wake alarm breakfast sunrise'),
  onTimetable: setOf(
    'flight flights fly plane train trains bus tram coach ferry departs departure boarding board gate',
  ),
  // what a part of the day is an attribute of
  ofPart: setOf('shift shifts bus train light lights dress gown cream school market owl nurse guard sickness person'),
  // ... and a season
  ofSeason: setOf('break camp clothes cleaning tires tyres term semester school rolls onion onions coat coats roll'),
  // what is printed of a day or an hour, and not due then: "friday mosque timings flyer"
  printed: setOf(
    'flyer flyers poster posters leaflet brochure menu coupon coupons voucher timetable timings pricing prices recap newsletter bulletin',
  ),
  // verbs of watching, reading and making music, whose object may be the title of a work; of what is played or sung it keeps even a day
  enjoyed:
    setOf(`watch rewatch read reread see play stream download borrow rent finish start begin binge catch transcribe learn sing hum practise
    practice memorise memorize rehearse perform cover recite quote translate review`),
  viewed: setOf('watch rewatch read reread stream binge'),
  musical: setOf(
    'transcribe learn sing hum play practise practice memorise memorize rehearse perform cover recite listen',
  ),
  // who tells of something, what may stand beside the verb, and those with whom somebody has it done
  // of what has been: "thank Mia for her help on monday"
  thanking: setOf('thank apologise apologize compliment praise forgive congratulate'),
  teller: setOf('i we you he she they it who that which what where how'),
  joining: setOf('to and'),
  havingDone: setOf('get have need want be is are having getting to must not'),
  // who asks for something does not say when to ask: "find out if the shop is open on sundays"
  findsOut: setOf('ask find figure check confirm google verify wonder decide'),
  ifWord: setOf('if whether what which when where who how why'),
  // of what "for friday" says when it is, and not which it is
  arranges: setOf('set schedule reschedule book plan add create make put reserve order remind arrange move'),
  // what is sold or published by the month
  byPeriod: setOf(
    'pass passes ticket tickets planner planners subscription contacts organizer organiser form rate rates spreadsheet template fee fees box boxes magazine',
  ),
  shaping: setOf('plan make organize organise start structure improve prepare prep map'),
  otherCalendar: setOf('lunar chinese orthodox jewish persian islamic korean vietnamese canadian hindu'),
  // "rate the film 4/5"; and behind these a number with a slash is a fraction or a measure: "charge to 4/5", "a piece in 6/8"
  rating: setOf('rate score grade rated scored graded mark tick'),
  portioned: setOf(
    'cup cups tsp tbsp inch inches lb lbs pound pounds mile miles pint pints length sleeve sleeves price of off',
  ),
  beforeFraction: setOf('to at in of than into with'),
  // nouns that a number stands behind: "season 2", "ratio 3/4"
  numbered: setOf(
    'season episode ep ch chapter page pages part level room gate bus route section volume vol number lesson phase round ratio score rating odds version tag release build form size track exercise problem question step task item row seat table aisle lane exit unit seat apt apartment suite locker invoice order ticket ref reference bug',
  ),
  // 2027-01-27T09:00
  timeSign: setOf('t'),
  noon: setOf('noon midday noonish noontime'),

  // what tasks are called
  // what a place or somebody is at an hour: of a question about the world
  condition: setOf(
    'open closed free available going gonna coming running working ready busy still up on off at in game match weather sun moon traffic sunset sunrise train bus flight museum bank store shop movie show news',
  ),
  // what is said of the weather
  weather: setOf(
    'raining snowing sunny cold hot freezing windy foggy pouring storming hailing cloudy boiling warm chilly muggy humid stormy icy',
  ),
  fine: setOf(
    'nice lovely great beautiful gorgeous awful terrible horrible miserable crappy bad good fine perfect wonderful amazing',
  ),
  // what an address ends with; and what needs somebody or something whom it is done to
  street: setOf('street st road rd avenue ave lane ln drive square terrace way court crescent boulevard blvd alley'),
  taking: setOf('take bring drop introduce drive carry lead lift'),
  item: setOf(
    'task tasks item items reminder reminders todo todos event events chore chores errand errands thing things one ones stuff',
  ),
  // what many tasks are done for
  gathering: setOf('groceries chores errands shopping packing housework admin'),
  // what a task is marked with, besides its fields
  mark: setOf('label labels tag tags note notes comment comments project p1 p2 p3 p4'),
  // what has tasks in it, besides a project
  holder: setOf(
    'list lists agenda calendar schedule planner diary inbox groceries todo todos backlog plan plans day week weekend month queue project section label tag shopping',
  ),
  // how high a priority is
  level: new Set(Object.keys(PRIORITIES)),
  // what a date of a task is the date of, in written filters; and those that are past
  field: setOf('due date deadline starts created added completed done finished'),
  pastField: setOf('created added completed done finished'),
  // not having something; before a date, a label, a project
  without: setOf('without no'),
  // to get something done, and to have it done
  accomplish: setOf('do finish complete accomplish achieve'),
  accomplished: setOf('did done finished completed accomplished achieved'),
  // what says nothing of which tasks are meant; and what does so in a question only: “delete all walk tasks” names a walk
  idle: setOf(`
    a about add added again agenda all already also am an and another any anymore anything anywhere appointments are as at be been before
    blank booked both but calander calendar chore chores coming current currently date dates day days did do due each else entire errand
    errands even event events ever every everyday everything exist existing exists following for from going got had happening has have i
    i'd i'll i'm i've in is isn't it item items its itself just last late later left list listed listing lists made many marked may more
    most much my myself named need needed needs next not now of off ok okay on on-going one ones ongoing only open or other our out over
    own pending plan planned planner plans please possible put remain remaining reminder reminders saved schedule scheduled should so some
    something somethings soon still stuff supposed task tasks that the their them then there these they thing things this those through
    time times to to-do to-dos today's todo todos tomorrow's too until up upcoming us want wanted was way we week weeks what whats when
    where whether which who will with written yet you your`),
  idleInQuestion: setOf(`
    accomplish across ask available away back bring browse busy buy buying by called can can't cannot carry check clear come complete
    consist consists contain contains content contents could count curious describe detail details display docket does doesn't doing don't
    done dont dos down duties empty exactly far fifth find finish first forget forgot forgotten fourth free full get getting give go goals
    happen happens hear held help here how if important include included includes info inform information into involve involved iterate
    keep kind know let like long look looking looks lot love make me mean meet memory might mind miss must name note noted number often order overview
    plate play postpone priorities pull read recall recite record refresh remember remind reminding removed rest review right run rundown
    say search second see set shall show showing start starting starts status sure summary table take tell than third told view wait walk
    wonder wondering would write`),

  // what measures time by itself, and what is kept as a file
  timer: setOf('timer countdown stopwatch pomodoro'),
  file: setOf('file photo picture image screenshot attachment document'),
  article: setOf('a an the my'),
  // of sentences that ask for a list
  showVerb: setOf('list show display recite view'),
  shown:
    setOf(`my our your any every everything all what which today tomorrow tonight overdue completed finished open high urgent this next
    upcoming future past only no recurring`),
  notShown: setOf('weather news time traffic way money'),
  listed:
    setOf(`my the all our any high low medium top urgent important unfinished undone incomplete unlabeled unlabelled recurring repeating
    finished done new old work priority`),
  ofList: setOf('my the all our today todays tomorrow open pending overdue upcoming completed current whole full'),
  notListName:
    setOf(`the an a my our your his her to for with from another edit finalize finalise publish share compile draft new find want need type
    discuss compare post add make create look use organize organise sort improve proofread out up`),
  noCompany: setOf('label labels tag tags no me a the high low medium priority'),
  hand: setOf('hands'),
  taskNames: setOf(
    `tasks items reminders events appointments meetings chores errands deadlines alarms notifications subtasks`,
  ),
  predicate: setOf(
    `is are was were start starts begin begins end ends has have will should need needs must goes went got can take takes at`,
  ),
  // with what a question begins whatever follows, and verbs that tell what many do
  questionWord:
    setOf(`what where who how which why whose whom whats whens wheres whos hows what're where're who're how're what'd who'd how'd where'd when'd
    is isn't are aren't am was were does doesn't didn't has any anything`),
  verbOfQuestion: setOf('is are was were do does did will can could should must am have has'),
  innerWord: setOf('what whats which when whens where wheres who whos how if whether any'),
  telling: setOf('tell remind show inform instruct give let ask help refresh'),
  generalVerb:
    setOf(`have eat like need get go make live sleep know use work exist taste feel cost speak say close open swim fly grow want attack bite come
    help cause contain affect give sell die take accept offer allow keep think believe matter always ever really usually still all charge
    deliver hurt`),
  // that a question is about one's own tasks, or about the world
  ownWord:
    setOf(`todo todos calendar calendars calender calenders calander agenda agendas docket reminder reminders appointment appointments list lists
    checklist checklists wishlist wishlists planner planners itinerary diary backlog inbox notepad overdue`),
  mineWord:
    setOf(`my late me mine our left upcoming pending open remaining remain completed finished recurring unfinished undone scheduled assigned any all
    coming future priority urgent without labeled labelled tagged happening`),
  ownDay:
    setOf(`day week weekend month morning afternoon evening night plate plan plans tomorrow today project projects label labels availability
    routine workload progress goals priorities chores duties`),
  didWhat:
    setOf(`do done say tell want need finish finished complete completed accomplish accomplished achieve achieved miss missed forget forgotten
    add added write written put plan planned schedule jot note list`),
  privateOccasion:
    setOf(`breakfast brunch lunch dinner party parties birthday anniversary wedding shower interview class haircut visit call dentist doctor
    checkup vet gym yoga physio training rehearsal workshop exam swim swimming pilates therapy massage breakfasts lunches dinners birthdays anniversaries weddings interviews classes haircuts visits calls`),
  subject:
    setOf(`mean meaning means definition synonym synonyms spell spelled spelling pronounce translate translation recipe calorie calories dollar
    dollars weather forecast temperature joke jokes spend spent spending`),
  publishedList:
    setOf(`bestseller bestsellers forbes price wine drinks waiting wait terror terrorist terrorism dean set track hit mailing channel cast player
    heritage billboard honor honour honors honours species`),
  timetabled:
    setOf(`bus train tram subway ferry flight metro tv television football baseball basketball soccer hockey nfl nba mlb nhl game match season
    olympic olympics tournament playoff playoffs school bin garbage trash tax vaccine vaccination immunization immunisation payment release movie
    broadcast feeding tour concert repayment amortization amortisation drug`),
  resource: setOf(
    `money credit gas points miles fever symptoms battery storage data insurance cash wifi internet pto vacation sick`,
  ),
  // what somebody says of what was said or done
  mood: setOf(`
    great awesome amazing cool nice good perfect funny lovely wonderful brilliant fantastic excellent maybe perhaps idk dunno helpful useful
    useless stupid smart dumb annoying bored boring tired happy sad angry hungry fine well sweet best worst clever interesting lol haha hahaha
    hehe lmao rofl wow yay hmm hmmm ugh meh whatever wrong superb super fab fabulous legend ace splendid magic terrific marvellous marvelous
    bravo hooray phew congrats impressive top`),

  // around what is wanted
  interjection: setOf(
    'hey hi hello ok okay alright well so oh um uh hmm yes yeah yep yup and then also but oops whoops woah whoa gah yikes alexa siri olly cortana bixby',
  ),
  /** whom people talk to */
  addressed: setOf('there bot chatbot assistant alexa siri olly cortana bixby google computer'),
  politely: setOf('please pls plz kindly just also maybe perhaps possibly quickly simply now'),
  /** verbs that people ask a list for, and those that one does together */
  commandVerb: setOf('add put remind remove delete set create make show list tell read mark take move place'),
  sharedVerb: setOf(
    'go see hear look view check review have push postpone reschedule delay change bump shift cancel skip clear erase wipe drop scrap',
  ),
  /** what one also does in a kitchen: "can i put foil in the microwave" */
  handVerb: setOf('put take place move mark make start begin get remove read show tell'),
  /** verbs that are said of tasks which there are */
  taskVerb: setOf(
    'mark complete reopen delete remove cancel postpone reschedule move snooze tag label rename tick make set change skip push bump assign prioritise prioritize',
  ),
  what: setOf('what'),
  /** with these people begin to speak */
  marker: setOf('so yeah yep yes ok okay well oh alright anyway and hey hi hello'),
  pause: setOf('um umm ummm uh uhh uhhh uhm uhmm erm ermm hmm hmmm hmmmm'),

  // of new tasks
  /** what is looked up in a list, rather than put there */
  looksUp: setOf(
    'check find show read look see search go work get make open sort print review provide iterate run tell',
  ),
  asksFor: setOf('what which item items thing things task tasks everything anything time according i me'),
  soldOrMade:
    setOf(`taxi cab uber lyft flight flights train plane sandwich poem story essay coffee car fire engine ticket tickets hotel room rental
    table reservation reservations pizza order playlist music song radio movie ride`),
  remindVerb: setOf('remind reminding notify alert nudge ping buzz prompt wake'),
  reminderNoun: setOf('reminder alarm notification alert event'),
  createVerb: setOf(
    'add create make set insert enter schedule start put place build save store log register post take have',
  ),
  appendVerb: setOf('add append insert include jot register'),
  putVerb: setOf('toss get put place stick throw pop write enter log record save list type include set mark'),
  addVerb:
    setOf(`add insert include append enter jot note write log record place stick put throw pop create make book set start plan build save
    register track keep type pencil block organise organize arrange`),
  /** of what an alarm or an event is only the first word */
  reminderPart: setOf(
    'volume sound tone clock battery batteries system page pages ticket tickets planner planning company code app settings board banner',
  ),
  /** what stands between a reminder and what it is for */
  namesTask: setOf(
    'to for about that of so at on in by called named titled saying every each when daily weekly monthly',
  ),
  ofTask: setOf('to about that of'),
  meetingNoun: setOf(
    'appointment meeting call lunch dinner breakfast party interview lesson class session event slot chat',
  ),

  // of commands that change tasks
  /** what points at something that was spoken of */
  pointer: setOf('it that this he she'),
  /** one who does, with what is drawn together with it */
  doer: setOf("i we i'm we're i've we've"),
  imperative: IMPERATIVES,
  /** a task that is still to be made is spoken of so */
  indefinite: setOf('a an another some new me us up'),
  fieldName: setOf('date dates time times deadline priority reminder reminders duration assignee section name title'),
  self: setOf('self me us myself'),
  remindsMe: setOf('reminder reminders alarm alarms alert alerts notification notifications'),
  numeral: setOf('1 2 3 4 one two three four no none'),
  putOff: setOf('postpone reschedule resched defer delay procrastinate'),
  changeVerb: setOf('change switch edit correct alter modify update adjust fix swap'),
  verb: VERBS,
  definite: setOf('the my our'),
  already: setOf('now all finally already just also actually really quite'),
  is: setOf('is are was were got'),
  isNot: setOf("isn't aren't wasn't weren't isnt arent wasnt werent"),
  didNot: setOf("haven't hadn't didn't havent hadnt didnt"),

  /** what tasks are called */
  taskName:
    setOf(`task tasks item items reminder reminders event events appointment appointments meeting meetings chore chores errand errands
    deadline deadlines alarm alarms notification notifications subtask subtasks`),
  preposition: setOf('from off on in of to onto into at for with by under out'),
  /** several of them */
  plainlyTasks: setOf('tasks items reminders events appointments meetings chores errands todos ones'),
  /** what one has an appointment for */
  occasion:
    setOf(`breakfast brunch lunch dinner supper party birthday anniversary wedding shower interview class lesson session haircut
    visit trip call gig game practice conference fundraiser bbq barbecue date`),
  /** what one cancels with somebody else */
  service:
    withPlurals(`subscription membership order trial contract insurance account policy policies booking reservation flight flights hotel
    card cable netflix spotify hulu prime gym`),
  /** of it the date says when to cancel it: it is no appointment */
  subscribed: setOf('subscription membership trial contract insurance account card policy policies'),
  /** what is taken off a wall, a road or a face */
  matter: setOf(
    'splinter splinters sticker stickers graffiti gum bandage snow whiteboard blackboard wallpaper stain rust paint makeup trash weeds',
  ),
  /** what bears a label that is cut off or peeled away */
  labelled: new Set([
    ...SIZED,
    ...setOf(
      'clothes jar jars bottle bottles box boxes mattress pillow gift gifts present presents suitcase luggage car',
    ),
  ]),
  device: setOf('phone laptop computer pc mac camera ipad tablet drive disk cloud fridge whiteboard blackboard memory'),
  language: setOf(
    'french spanish german italian japanese chinese english latin russian portuguese korean arabic greek dutch swedish',
  ),
  /** of which one asks what it means or comes to */
  wordOf: setOf(
    'word words term phrase sentence meaning area square root circumference volume sum percentage distance',
  ),
  /** of a body, or of what is worn on it */
  worn: setOf('stitches tooth teeth stain wallpaper tonsils cast braces tattoo mole wisdom'),
  several: setOf('all every everything tasks my the it them'),

  done: setOf('done complete completed finished sorted'),
  undone: setOf('undone incomplete unfinished uncompleted open'),
  /** a verb in the past that tells of something done */
  did: setOf(`did done finished completed paid bought called sent took made got gotten went wrote written met fed ran cut swept sold told gave
    given brought taken rang phoned emailed mailed cleaned washed fixed cooked watered walked booked ordered returned submitted signed filed
    renewed packed picked dropped handed delivered printed replaced repaired visited talked spoke replied answered mowed vacuumed mopped
    dusted folded ironed shipped posted published turned cleared emptied filled checked handled sorted wrapped knocked closed studied
    practiced reviewed prepared painted installed organized organised collected attended hoovered mended planted registered subscribed
    uploaded downloaded scheduled tested merged deployed reported ticked crossed tidied watched polished hung baked charged refilled exchanged
    assembled raked shoveled shovelled decluttered unpacked recycled`),
  /** a verb in the past that tells as well what a thing is like: "made to order" */
  adjective: setOf('made cut'),
  /** what can only be said of a thing when somebody has done it */
  doneTo: setOf(`paid sent bought booked ordered submitted mailed emailed posted signed washed delivered renewed`),
  /** in -ed, and yet no deed: "is needed", "is called" */
  state:
    setOf(`needed required expected interested scheduled supposed delayed closed located allowed planned worried excited related named
    called based limited reserved rated loaded blocked wasted locked moved postponed canceled cancelled pushed rescheduled shifted changed
    added created assigned tagged labeled labelled dated indebted shared used owned exhausted scared bored tired missed stuffed crowded doubled
    hurried advanced united wicked naked sacred aged blessed red deleted removed erased cleared emptied wiped`),
  reopenVerb: setOf('revive resurrect reinstate reopen uncomplete uncheck untick unmark reactivate restore'),

  /** verbs that take a task away whatever it is */
  deleteVerb: setOf('delete del remove erase scrap discard nuke purge'),
  /** those that do so only beside what is plainly one's own */
  dropVerb:
    setOf(`clear wipe empty drop ditch kill toss bin trash eliminate cut dump axe flush reset strike forget lose nix void abort withdraw
    retract revoke zap expunge annul`),
  /** verbs of which a number alone is the object */
  tossVerb: setOf('drop kill ditch toss lose axe dump bin trash'),
  takenAway: setOf('removed deleted erased cancelled canceled cleared emptied wiped'),
  going: setOf('going doing attending coming seeing having meeting making hosting'),

  /** what a sentence about a task does not begin with: a question, a pronoun, a verb that asks for something */
  opener:
    setOf(`what which who whom whose when where how why what's who's if because as since once until i we you he she they i'm we're i've
    we've it this that there let's make check see ensure ask remind tell note write jot get have be show list notify alert remember add set
    create put let give don't don't call find read help no not mention log record mark everything want need keep buy is are do does did can
    could will would should schedule delete remove erase clear nuke purge wipe trash archive hide toss dump drop ditch kill cancel here never`),
  /** within a sentence about a task: it says when or that something is to be done */
  clause: setOf('after once since until every each get have be gets if when what which who how'),
}
