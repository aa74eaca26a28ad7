/** Whom an article has people turn to: the roles and offices that it names, as it names them. */
import type { Reading } from '../../reading/reading.ts';

const OFFICE =
	/(?:er|or|ist|ian|ant|ent|ee|head|chair|desk|office|room|team|service|services|doctor|nurse|police|chief|captain|mate|secretary|brigade|marshal|warden|line|centre|center|department|board|health|resources|unit)$/i;
const NO_OFFICE =
	/^(?:committee|driver|visitor|customer|passenger|member|owner|letter|number|order|paper|water|computer|container|parent|patient|student|user|reader|other|worker|employee|server|router|sensor|monitor|radiator|incident|accident|equipment|document|component|moment|treatment|plant|agreement|event|reminder|register|boiler|theater|door|floor|error|colour|color|motor|corridor|mirror|cover|counter|power|shower|river|winter|summer|answer|cleaner|shoulder|alligator|tent|content|percent|extinguisher|analyser|indicator|generator|printer|folder|drawer|locker|cylinder|tower|offer|matter|manner|corner|finger|ladder|timber|starter|helper|caller|tenant|client|guest|resident|speaker|giver|sender|host|bidder|supplier|renter|applicant|operator|victim|casualty|person|room|line|bed ?room|store ?room|child|gate|water line|new colleague|room number|pen|pad|ointment|opponent|parent|grandparent|trailer|freezer|filter|burner|heater|kettle)$/i;
/** Rooms and lines that answer. */
const ANSWERS =
	/^(?:control|incident|emergency|post|switch|staff) ?room$|^(?:help|health|advice|emergency|gas emergency) ?line$/i;
const TURNED_TO =
	/\b(?:[Tt]ell|[Ii]nform|[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Nn]otify|[Aa]lert|[Cc]onsult|[Tt]elephone|[Pp]hone|approved by|agreed by|signed by|report(?:ed)? (?:\p{L}+ ){0,3}to|permission of|agreement of|approval of|consent of|leave of)\s+((?:the|your|their|our|my)\s+)?((?:\p{Lu}[\p{L}-]+|\p{Ll}[\p{Ll}-]+)(?: (?:\p{Lu}[\p{L}-]+|\p{Ll}[\p{Ll}-]+)){0,2})/gu;

/** Those who have a say in the house; the police or an insurer have none in its rules. */
const HAS_A_SAY =
	/\b(?:manager|supervisor|director|officer|chair|desk|team|leader|office|captain|foreman|coordinator|co-ordinator|warden|marshal|doctor|nurse|teacher|coach|secretary|administrator|engineer|department|(?:school|executive|management|safety|ethics) board|control room|control centre|storekeeper|editor|librarian|matron|principal|trainer|skipper|mate|registrar|resources|finance|trustees?|vet|surgery|pharmacist)$/i;
const OUTSIDE =
	/\b(?:emergency|accident|toe|red|white|notice|state|city|county|federal|national|government|police|health department|fire|council)\b/i;

export const hasASay = (name: string): boolean =>
	HAS_A_SAY.test(name) && !OUTSIDE.test(name) && name !== 'your team';

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
	const all = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
	// "the manager" beside "your line manager" is the same person, or may be.
	return all.filter((name, i) => !all.slice(0, i).some((other) => headOf(other) === headOf(name)));
}

const headOf = (name: string) => name.toLowerCase().split(' ').at(-1)!;

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
	return `${own} ${/^\p{Lu}\p{Ll}+(?: \p{Lu}|$)/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)}`;
}
