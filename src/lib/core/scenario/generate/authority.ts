/** Whom an article has people turn to: the roles and offices that it names, as it names them. */
import { escape } from '../../quiz/generate/gap.ts';
import type { Reading } from '../../reading/reading.ts';
import { lower } from './deed.ts';

const OFFICE =
	/(?:er|or|ist|ian|ant|ent|ee|head|chair|desk|office|room|team|service|services|doctor|nurse|police|chief|captain|mate|secretary|brigade|marshal|warden|line|centre|center|department|board|health|resources|unit)$/i;
const NO_OFFICE =
	/^(?:committee|driver|visitor|customer|passenger|member|owner|letter|number|order|paper|water|computer|container|parent|patient|student|user|reader|other|worker|employee|server|router|sensor|monitor|radiator|incident|accident|equipment|document|component|moment|treatment|plant|agreement|event|reminder|register|boiler|theater|door|floor|error|colour|color|motor|corridor|mirror|cover|counter|power|shower|river|winter|summer|answer|cleaner|shoulder|alligator|tent|content|percent|extinguisher|analyser|indicator|generator|printer|folder|drawer|locker|cylinder|tower|offer|matter|manner|corner|finger|ladder|timber|starter|helper|caller|tenant|client|guest|resident|speaker|giver|sender|host|bidder|supplier|renter|applicant|operator|victim|casualty|person|room|line|bed ?room|store ?room|child|gate|water line|new colleague|room number|pen|pad|ointment|opponent|parent|grandparent|trailer|freezer|filter|burner|heater|kettle|for|whether|over|after|under|rather|never|ever|either)$/i;
/** Rooms and lines that answer. */
const ANSWERS =
	/^(?:control|incident|emergency|post|switch|staff) ?room$|^(?:help|health|advice|emergency|gas emergency) ?line$/i;
const TURNED_TO =
	/\b(?:[Tt]ell|[Ii]nform|[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Nn]otify|[Aa]lert|[Cc]onsult|[Tt]elephone|[Pp]hone|approved by|agreed by|signed by|report(?:ed)? (?:\p{L}+ ){0,3}to|permission of|agreement of|approval of|consent of|leave of)\s+((?:the|your|their|our|my)\s+)?((?:\p{Lu}[\p{L}-]+|\p{Ll}[\p{Ll}-]+)(?: (?:\p{Lu}[\p{L}-]+|\p{Ll}[\p{Ll}-]+)){0,2})/gu;

/** What somebody is called who has something to decide, to sign or to be told, wherever an article names them. */
export const ROLES =
	'manager|supervisor|director|officer|secretary|treasurer|chair|clerk|keeper|attendant|registrar|controller|consul|vice-consul|head|partner|engineer|warden|bosun|captain|commodore|curator|librarian|bursar|principal|matron|steward|editor|marshal|inspector|foreman|lead|leader|coordinator|co-ordinator|adviser|advisor|administrator|nurse|doctor|pharmacist|technician|surveyor|superintendent|caretaker|archivist|conservator|custodian|verger|dean|harbourmaster|coxswain|coach|referee|teacher|headteacher|trustees';
/** Those who have a say in the house; the police or an insurer have none in its rules. */
const HAS_A_SAY = new RegExp(
	`\\b(?:${ROLES}|desk|team|office|department|(?:school|executive|management|safety|ethics) board|control room|control centre|storekeeper|trainer|committee|panel|lodge|skipper|mate|resources|finance|trustee|vet|surgery)$`,
	'i'
);
const OUTSIDE =
	/\b(?:emergency|accident|toe|red|white|notice|state|city|county|federal|national|government|police|health department|fire|council)\b/i;

export const hasASay = (name: string): boolean =>
	HAS_A_SAY.test(name.split(' of ')[0]!) && !OUTSIDE.test(name) && name !== 'your team';

/** Bodies and places that decide or are told. */
const BODIES = 'committee|board|panel|desk|office|team|department';
const NAMED_ROLES = `${ROLES}|${BODIES}`.replace(/(?<=^|[|-])\p{Ll}/gu, (c) => c.toUpperCase());
const ROLE = new RegExp(`^(?:${ROLES}|${BODIES})$`, 'i');
export const isRole = (noun: string): boolean => ROLE.test(noun);

/** "the duty curator", "the Keeper of the Fabric" */
const WITH_RANK = new RegExp(
	`\\b([Tt]he|[Yy]our|[Tt]heir) ((?:\\p{L}[\\p{L}-]+ ){0,2}(?:${ROLES}|${NAMED_ROLES})(?: of (?:the )?\\p{Lu}[\\p{L}-]+(?: (?:and )?\\p{Lu}[\\p{L}-]+){0,2})?)(?![\\p{L}’'-]| (?!(?:is|are|was|has|have|will|must|may|can|should|shall|and|or|who|in|at|on|for|to|of|by|before|after|within|if|when|until|unless|that|which|with|from|as|so|then|also|first|direct|directly|immediately|concerned|says|thinks|decides|signs|checks|keeps|takes|tells|asks|gives|makes|writes)\\b)\\p{Ll})`,
	'gu'
);

/** "the duty manager", "your line manager", "the Service Desk": most often named first. */
export function authoritiesOf(reading: Reading): string[] {
	const counts = new Map<string, number>();
	const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
	for (const sentence of reading.sentences) {
		for (const mention of sentence.mentions) {
			const match = /^(the|your|their) (\p{L}[\p{L}’ -]*)$/iu.exec(mention.text);
			const words = match?.[2]?.split(' ') ?? [];
			const head = sentence.tree.words[mention.head]!;
			if (!match || words.length > 3 || !/^NNP?$/.test(head.xpos)) continue;
			if (!/^(?:person|organization)$/.test(mention.type)) continue;
			const found = nameOf(match[1]!, match[2]!);
			if (found && hasASay(found) && words.at(-1) === head.text) add(found);
		}
		for (const [, which = '', words] of sentence.text.matchAll(TURNED_TO)) {
			if (which === '') continue;
			const parts = words!.split(' ');
			for (let n = parts.length; n > 0; n--) {
				const found = nameOf(which.trim(), parts.slice(0, n).join(' '));
				if (found) {
					add(found);
					break;
				}
			}
		}
	}
	for (const [, which, words] of reading.text.replace(/\s+/g, ' ').matchAll(WITH_RANK)) {
		const found = rankOf(which!, words!);
		if (found && ![...counts.keys()].some((known) => known.toLowerCase() === found.toLowerCase()))
			add(found);
	}
	const opening = reading.text.slice(0, OPENING);
	// "The Head of Finance" is no "head", and "the nurse in charge" is no "nurse".
	const all = [...counts]
		.sort((a, b) => b[1] - a[1])
		.map(([name]) => name)
		.filter(
			(name) =>
				!new RegExp(`\\b${escape(name)} (?:of|Executive|in charge)\\b`, 'i').test(reading.text)
		)
		// "Field Engineers’ Handbook": whoever reads it is not turned to.
		.filter((name) => !new RegExp(`\\b${escape(headOf(name))}s?[’']`, 'i').test(opening));
	// "the manager" beside "your line manager" is the same person, or may be.
	return all.filter((name, i) => !all.slice(0, i).some((other) => headOf(other) === headOf(name)));
}

/** So much of a text tells whom it is for. */
const OPENING = 300;

/** "the Keeper of the Fabric" → "keeper" */
export const headOf = (name: string): string =>
	name.toLowerCase().split(' of ')[0]!.split(' ').at(-1)!;

/** "the Keeper of the Fabric", "the duty curator"; a bare "the head" is of what, and a capital stands for an office. */
function rankOf(which: string, words: string): string | null {
	const isNamed = /^\p{Lu}/u.test(words);
	const [own = ''] = words.split(' of ');
	const parts = own.split(' ');
	if ((words.includes(' of ') && !isNamed) || KIN.test(`${which} ${words}`)) return null;
	if (/^(?:head|lead|office|team|desk|chair|control|keeper)$/i.test(words)) return null;
	if (parts.length === 1 && !isNamed && !ALONE.test(own)) return null;
	if (parts.some((p) => NO_RANK.test(p))) return null;
	return `${/^(?:your|their)$/i.test(which) ? 'your' : 'the'} ${words}`;
}

/** Offices that one word names. */
const ALONE =
	/^(?:manager|supervisor|director|secretary|treasurer|clerk|registrar|controller|consul|engineer|warden|captain|curator|librarian|principal|matron|editor|foreman|nurse|doctor|pharmacist|caretaker|archivist|verger|coxswain|headteacher|trustees)$/i;
const NO_RANK =
	/^(?:and|or|of|in|on|at|to|who|that|if|when|where|first|same|new|old|next|other|whole|right|wrong|current|previous|former|late|duty desk|is|are|was|by|from|with|for|post|ticket|front|box|home|toe|red|white|notice|control panel|under|passport|foreign|local|state|city|county|police|fire|government|person|any|every|each|own|their|your|his|her|its|last|second|third|only|best|better|full|set|nearest|relevant)$/i;
const KIN = /^(?:your|their) partner$/i;

function nameOf(which: string, words: string): string | null {
	const last = words.split(' ').at(-1)!;
	if (!OFFICE.test(last)) return null;
	if (NO_OFFICE.test(last) && !ANSWERS.test(words)) return null;
	if (NO_OFFICE.test(words)) return null;
	if (
		/\b(?:and|or|of|in|on|at|to|who|that|if|when|first|same|new|old|next|other|whole|right|wrong|current|previous|former|late)\b/i.test(
			words
		)
	)
		return null;
	const own = /^(?:your|their)$/i.test(which) ? 'your' : 'the';
	return `${own} ${/^\p{Lu}\p{Ll}+(?: \p{Lu}|$)/u.test(words) ? words : lower(words)}`;
}
