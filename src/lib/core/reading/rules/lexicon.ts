/** Words by which English lays down rules. */
import type { Force } from './norm.ts';
import { wordTable } from '../../word-table.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const NOT: Record<Force, Force> = {
	must: 'need-not',
	should: 'should-not',
	may: 'must-not',
	'must-not': 'may',
	'should-not': 'should',
	'need-not': 'must'
};

/** The force of a denied expression: "is not allowed" forbids, "is not required" leaves free. */
export const denied = (force: Force): Force => NOT[force];

/** Modal and semi-modal lemmas: force as it stands and force denied. */
export const MODALS = wordTable<{ plain: Force | null; denied: Force | null }>({
	must: { plain: 'must', denied: 'must-not' },
	shall: { plain: 'must', denied: 'must-not' },
	'have to': { plain: 'must', denied: 'need-not' },
	'need to': { plain: 'must', denied: 'need-not' },
	need: { plain: 'must', denied: 'need-not' },
	should: { plain: 'should', denied: 'should-not' },
	ought: { plain: 'should', denied: 'should-not' },
	'ought to': { plain: 'should', denied: 'should-not' },
	'be to': { plain: 'must', denied: 'must-not' },
	may: { plain: 'may', denied: 'must-not' },
	can: { plain: null, denied: 'must-not' }
});

/** Verbs whose infinitive (or "from …ing") is the action; active they bind their object, passive their subject. */
export const DEONTIC_VERBS = wordTable<Force>({
	require: 'must',
	oblige: 'must',
	obligate: 'must',
	expect: 'should',
	ask: 'should',
	advise: 'should',
	encourage: 'should',
	recommend: 'should',
	allow: 'may',
	permit: 'may',
	entitle: 'may',
	authorise: 'may',
	authorize: 'may',
	prohibit: 'must-not',
	forbid: 'must-not',
	ban: 'must-not',
	bar: 'must-not',
	exempt: 'need-not',
	excuse: 'need-not'
});

/** What is said of an action: "it is forbidden to …", "…ing is compulsory", "are free to". */
export const DEONTIC_ADJECTIVES = wordTable<Force>({
	mandatory: 'must',
	compulsory: 'must',
	obligatory: 'must',
	required: 'must',
	necessary: 'must',
	forbidden: 'must-not',
	prohibited: 'must-not',
	banned: 'must-not',
	illegal: 'must-not',
	unlawful: 'must-not',
	allowed: 'may',
	permitted: 'may',
	permissible: 'may',
	optional: 'need-not',
	voluntary: 'need-not',
	free: 'may',
	entitled: 'may',
	obliged: 'must',
	advisable: 'should',
	exempt: 'need-not'
});

/** Nouns that, had by somebody, bind or free: "have the right to". */
export const DEONTIC_NOUNS = wordTable<Force>({
	right: 'may',
	permission: 'may',
	duty: 'must',
	obligation: 'must',
	responsibility: 'must'
});

/** Verbs of what happens rather than of what is done: with "may" or "should" they guess or foretell. */
export const HAPPENS = words(`
	rain snow arrive occur happen seem appear become remain last cost fall rise change vary differ exist contain
	help cause lead affect reduce increase improve prove mean depend result feel look sound smell taste die grow
	suffer experience find hear notice prefer succeed guess struggle try fail attempt realise realize consider want like love hate wish hope know think believe understand recall
	forget need come see wonder reach
	seem die overheat leak break fail freeze melt burn explode ache hurt resemble equal learn enjoy gain lose win`);

/** Markers of a limit that takes its case out of the rule. */
export const EXCEPTING =
	/^(?:unless|except|except for|except that|except when|except where|except if|excluding|apart from|other than|save|but|but not|with the exception of)$/i;

/** Who can be bound, besides those whose name tells it ("-er", "-ist"). */
export const PEOPLE = words(`
	accountant actor adult agency agent aide airline ambassador analyst angler anybody anyone applicant apprentice
	archive artist assistant association athlete audience auditor author authority bank barrister beekeeper board
	bookkeeper borrower boss boy breeder builder business buyer cadet caller camper candidate captain carer
	caretaker carrier cashier chair chairman chairperson chairwoman charity chef child chorister citizen class
	cleaner clergy clerk client climber club coach colleague college committee commuter company congregation consul
	consulate contractor cook cooperative coordinator council counsellor counselor country court crew crewmember
	customer cyclist dancer daughter defendant delegate dentist department deputy designer developer diplomat
	director diver docker doctor dog-owner driver editor electrician embassy employee employer engineer everybody
	everyone facilitator facility family farmer father firefighter firm fisherman foreman forewoman friend gardener
	gentleman girl government governor group guard guardian guest handler head heir helper hiker holder hospital
	host household householder hunter husband individual inspector institution intern janitor judge juror keeper kid
	kindergarten king laboratory lady landlord lawyer leader lender librarian library lifeguard loader lodger man
	manager mayor mechanic member member-state midwife minister ministry minor mission moderator mother motorcyclist
	motorist municipality museum musician nation neighbor neighbour nobody notary nurse nursery occupant occupier
	office officer official one operator organisation organiser organization organizer owner packer paramedic parent
	parishioner participant partner party passenger patient pedestrian people person personnel pharmacist physician
	picker pilot plaintiff player plumber police porter presenter president programmer provider public pupil queen
	reader receptionist recipient recruit registrar relative reporter rescuer researcher resident responder rider
	sailor school scientist secretary seller senator sender shepherd shopper sibling signatory singer skier skipper
	society soldier solicitor someone son speaker spectator spouse squad staff state steward student supervisor
	supplier suspect swimmer teacher team technician teenager tenant tester therapist they tourist trader trainee
	traveler traveller treasurer union university user vet victim visitor volunteer voter walker warden we who wife
	witness woman worker you youth`);

/** End like people and are none. */
export const THINGS = words(`
	absent accident adapter agreement amount answer apartment apparent bee beer binder blender boiler buffer bumper
	burner butter career cement cent center centre chapter charger coast coffee color colour component computer
	constant container content cooler copper corner counter cover current cutter cylinder deer degree detector
	dinner document dollar door elephant environment equipment error event extent extinguisher factor fastener
	feather fee filter fire floor flour flower folder footer freezer front garment gear ginger grant guarantee
	header heater hydrant instrument knee ladder layer leather letter lever list liter litre locker matter meter
	metre mist mixer moment mower number offer order other pant paper patent pee pepper percent pier plane plant
	poster power printer quarter register rent restaurant river rooster router rubber scanner scooter sea server
	shelter shower silver sprinkler sticker sugar summer supper talent tent theater theatre timber tower tractor
	trailer transformer treatment tree trigger trolley twist variant vent waist want warrant water weather winter
	wrist`);

/** What lays down rules. */
export const LAWS = words(`
	act agency agreement airline article association authority bank bill board bylaw charter city clause club code
	committee company condition constitution contract convention council county court decree department directive
	embassy employer federation government guidance guideline handbook hospital instruction insurer landlord law
	legislation library licence license management manual ministry museum office order ordinance parliament permit
	plan policy principle procedure protocol provision regulation rule school section standard state statute system
	term terms treaty union university we`);

/** Of these, the ones that are texts: what they "say" is a rule, what people say is an opinion. */
export const DOCUMENTS = words(`
	law rule policy regulation convention treaty code act statute constitution contract agreement guideline guidance
	protocol procedure directive charter order decree bill article section clause standard licence license permit
	instruction manual handbook term terms condition bylaw ordinance legislation provision principle sign notice label
	leaflet timetable`);

/** Perceived or thought: "may be seen" permits nothing. */
export const PERCEIVED = words(`
	hear see find say expect assume consider know call describe explain trace attribute feel tell blame argue regard`);

/** With "can" these tell what is there: "can be reached by tram", "can be crowded". */
export const FOUND = words(`
	reach contact view notice observe recognise recognize identify understand use think visit crowd purchase obtain
	download access divide compare`);

/** Of what happens, the verbs that with somebody before and something after them tell what is done. */
export const ALSO_ACTS = words(
	'change vary reduce increase improve help lead cause raise leave break freeze melt burn lose gain smell taste'
);

/** Of what is perceived, the verbs by which somebody is let know: "must be told". */
export const TOLD = words('tell call explain describe hear consider');

/** In rules whoever is one of many is asked to come. */
export const COMES = words('arrive come leave reach see hear');

/** What one "must be doing" in the speaker's mind. */
export const PONDERED = words('wonder think ask feel look get joke');

/** Particles that make one verb with these, so that what follows is the object: "put on a mask", "hand in the form". */
export const PARTICLES = wordTable<readonly string[]>({
	turn: ['on', 'off', 'up', 'down'],
	switch: ['on', 'off'],
	put: ['on', 'off', 'away', 'back', 'out', 'up', 'down'],
	take: ['off', 'out', 'away', 'up', 'down'],
	hand: ['in', 'over', 'out', 'back'],
	give: ['in', 'back', 'up', 'out'],
	send: ['in', 'off', 'back', 'out'],
	fill: ['in', 'out', 'up'],
	carry: ['out'],
	set: ['up', 'out', 'off'],
	pick: ['up'],
	clean: ['up', 'out'],
	clear: ['up', 'out', 'away'],
	lock: ['up'],
	throw: ['away', 'out'],
	shut: ['down', 'off'],
	close: ['down', 'off'],
	write: ['down'],
	note: ['down'],
	print: ['out'],
	bring: ['in', 'back'],
	pay: ['back'],
	pull: ['out'],
	roll: ['up'],
	rinse: ['off', 'out'],
	wipe: ['off', 'down', 'up']
});
