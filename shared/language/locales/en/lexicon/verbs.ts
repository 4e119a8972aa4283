/** Verbs in the classes that the readers need: what a task begins with, what tells of something done, what is done with works of art. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/**
 * With these a task begins. A closed list, for words that could be verbs are nouns far more often: "and" joins nouns in most titles, and
 * a number before a noun counts it.
 */
export const VERBS = setOf(
  'call email mail text message buy get order pay send book schedule meet visit pick drop clean wash water feed walk take bring return renew cancel submit finish write read review prepare print fix check make cook bake go do start study practice file update install remind plan',
)

/** Those that may as well be what is done something to: "a review", "the order". Behind "bring" and "take" stands what goes with what was said before. */
export const NOUNS_TOO = setOf(
  'call email mail text message order book visit drop clean wash water feed walk return review check cook bake study practice file plan print fix update start schedule cancel go do bring take meet make',
)

/** What a sentence begins with that asks for something to be done, where no subject stands before it. */
export const IMPERATIVES: ReadonlySet<string> = new Set([
  ...VERBS,
  ...setOf(`
    add adjust adopt air allow announce answer apologise apologize apply archive arrange ask assemble assess assign attach attend audit
    back balance bath bathe beat bid bind bleach block board boil borrow braid brew brief bring browse brush build burn butter calculate
    calibrate cap carry carve catch celebrate change charge chase chat chill chop clear climb clip close coach collect colour color comb
    compare compile complain complete compose confirm congratulate connect contact convert copy correct count cover crop cross cut cycle
    dance darn debug decide declutter decorate defrost delete deliver deploy descale describe design deworm dice dig discuss dispose dive
    divide donate double download draft drain draw dress drill drink drive dry dust dye eat edit empty encourage end enrol enroll enter
    erase evaluate examine exchange exercise explain export extend fasten fax feed fetch fill filter find finalise finalize fill flip
    flush fly fold follow forgive format forward freeze frost fry gather give glue grade grant grate grease greet grill grind groom grow
    guess guide hand hang harvest haul heal hear heat help hem hide hike hire hit hold hop host hug hum hunt ice identify improve increase
    inflate inform ink insert inspect insulate insure interview introduce invest invite invoice iron jog join judge juggle jump kick kiss
    knead knit label lay lead learn leave lend let level lift light list listen load lock log look lose love lower lubricate maintain map
    mark marinate massage match measure melt memorise memorize mend merge milk mind mix monitor mop mount move mow multiply mulch nail
    name negotiate note notify nudge offer oil open organise organize pack paint pair park patch pause peel perform phone photograph ping
    plant play plough pluck plug point polish post pot pour practise praise pray preheat prep present press proof proofread protect prune
    pull pump punch purchase push put quote race raise rake rate reach rebook recall receive recharge recommend record recycle redeem
    redo reduce refill refund register rehearse reheat reinstall relax remove rename rent reorder reorganise repair repaint repay repeat
    replace reply report repot request reread reschedule research reserve reset rest restart restock restore resume retouch reverse
    rewatch rewrite ride ring rinse rip roast roll rotate rub run salt sand save scan score scrub seal search see sell serve service set
    settle sew shake share sharpen shave shift ship shop shovel show shut sign sing sit sketch ski skip sleep slice smoke snap soak solve
    sort sow speak spell spend split spray spread squeeze stack stain stamp stand staple steam stir stop store strain stream stretch
    strip sue summarise summarize surprise swap sweep swim switch talk tape taste teach tear tell terminate test thank thaw thin throw
    tidy tie tighten time toast top toss touch tour tow track trade train transcribe transfer translate transplant trap treat trim
    troubleshoot try tune turn type unblock unclog uninstall unload unpack unplug untangle unwrap upgrade upload use vaccinate vacuum
    varnish verify view vote wait wake warm warn watch wax wear weed weigh welcome wind wipe wish withdraw work wrap yell zip
    choose consider figure google hoover select think`),
])

/** Forms of the past that do not end in -ed: "the jacket i lost", "how it went". */
const IRREGULAR = setOf(`
  was were had did went came saw said told gave took got made found lost left sent spent bought brought thought taught caught met ran ate
  drank wrote read heard held kept felt fell rode drove flew grew knew threw drew wore broke spoke woke chose froze stole forgot began
  sang rang swam won lent built paid sold put cut hurt hit let shot slept swept hung stuck shook sat stood understood became taken given
  seen done gone written broken spoken stolen forgotten worn torn grown known thrown drawn driven flown ridden hidden bitten shown`)

/** Words in -ed that tell of nothing done. */
const NO_PAST = setOf(
  'bed shed feed need seed weed speed breed reed deed sled red wed ted fred ned embed hundred sacred naked bleed greed indeed exceed proceed succeed biped moped unused used united wicked rugged supposed',
)

/** "lost", "ordered": tells of what is over. */
export const isPastVerb = (word: string): boolean =>
  IRREGULAR.has(word) || (word.length > 4 && word.endsWith('ed') && !NO_PAST.has(word))
