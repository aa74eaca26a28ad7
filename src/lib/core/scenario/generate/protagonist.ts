/** Whom the learner plays: the role that the rules bind most, never somebody who is named. */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';

export interface Role {
	/** Lemma of the noun that names it; '' for whoever follows the instructions. */
	key: string;
	/** "A driver", "A member of staff". */
	name: string;
	/** Whether the rules name it in the plural: "they" then are those the learner is one of. */
	plural: boolean;
	/** Whether it is a role at work, and not at home. */
	atWork: boolean;
}

/** Whoever follows instructions at home has nobody to account to. */
export const isAlone = ({ key, atWork }: Role): boolean => key === '' && !atWork;

const WORK =
	/\b(?:staff|employees?|colleagues?|on duty|depot|crews?|shifts?|supervisors?|foreman|operators?|technicians?|co-?workers?|workers|work ?sites?|contractors?|banksm[ae]n|signallers?|fitters?|trainees?|apprentices?|storekeepers?|first aiders?|warehouse|workshop|duty officer|control room|line manager)\b/gi;
/** Whether an article speaks to people at work: its words are there more than once. */
const isAtWork = ({ text }: Reading): boolean =>
	/\b(?:staff|employees?|colleagues?|on duty|depot)\b/i.test(text) ||
	(text.match(WORK) ?? []).length >= 3;

/** Bound by a rule for all. */
const ANYBODY = /^(?:nobody|no one|no-one|everyone|everybody|anyone|anybody|one|all|you|people)$/i;
/** Rules for all who work there bind each of them. */
const ALL_STAFF = /^(?:staff|employee|personnel|worker)$/;
/** People who come there, and do not work there. */
const OUTSIDERS =
	/^(?:visitor|customer|client|passenger|guest|tenant|owner|parent|pupil|student|patient|resident|reader|user|supplier|neighbour|neighbor|friend|person|man|woman|applicant|buyer|seller)$/;
const BODY =
	/^(?:company|council|ministry|government|board|agency|committee|service|state|party|court|firm|manufacturer|department|office|university|school|hospital|team|crew|authority|country|child|patient|parent|baby)$/;
const COLLECTIVE: Readonly<Record<string, string>> = {
	staff: 'A member of staff',
	personnel: 'A member of the personnel',
	police: 'A police officer'
};

/** The role with most rules; whoever follows the instructions where most of them are orders to the reader. */
export function protagonistOf(reading: Reading): Role | null {
	const found = new Map<string, { count: number; plural: number; name: string }>();
	let orders = 0;
	for (const norm of reading.norms) {
		const key = keyOf(reading, norm);
		if (key === '' && isOrder(reading, norm)) orders++;
		if (key === '' || key === null || BODY.test(key)) continue;
		const entry = found.get(key) ?? { count: 0, plural: 0, name: nameOf(reading, norm, key) };
		entry.count++;
		if (isPlural(reading, norm)) entry.plural++;
		found.set(key, entry);
	}
	const general = [...found]
		.filter(([key]) => ALL_STAFF.test(key))
		.reduce((sum, [, { count }]) => sum + count, 0);
	for (const [key, entry] of found)
		if (!ALL_STAFF.test(key) && !OUTSIDERS.test(key) && entry.count >= Math.max(2, general))
			entry.count += general;
	const [top] = [...found].sort((a, b) => b[1].count - a[1].count);
	const atWork = isAtWork(reading);
	if (top && (top[1].count >= 3 || (top[1].count >= 2 && top[1].count * 2 >= orders))) {
		const [key, { name, plural, count }] = top;
		return {
			key,
			name,
			plural: plural * 2 > count || key === 'staff',
			atWork: !OUTSIDERS.test(key)
		};
	}
	if (orders < 3) return null;
	const worker = atWork ? workerOf(reading) : null;
	if (worker)
		return { key: worker, name: COLLECTIVE[worker] ?? `An ${worker}`, plural: true, atWork: true };
	return { key: '', name: 'Whoever follows these instructions', plural: false, atWork };
}

/** Whom an article for people at work speaks to, where it says "you". */
function workerOf({ text }: Reading): string | null {
	const staff = text.match(/\bstaff\b/gi)?.length ?? 0;
	const employees = text.match(/\bemployees?\b/gi)?.length ?? 0;
	if (Math.max(staff, employees) < 2) return null;
	return staff > employees ? 'staff' : 'employee';
}

/** Whether the norm binds the role: it names it, or all, or nobody in particular. */
export function isRoleOf(reading: Reading, role: Role, norm: Norm): boolean {
	const key = keyOf(reading, norm);
	if (role.atWork && key !== null && ALL_STAFF.test(key))
		return key === role.key || !isSomeStaff(reading, norm);
	if (norm.bearer === null && role.key !== '' && boundBeside(reading, norm, role)) return false;
	return key === '' || key === role.key;
}

/** "Depot staff": not those who drive. */
function isSomeStaff(reading: Reading, { bearer }: Norm): boolean {
	if (!bearer) return false;
	const { tree } = reading.sentences[bearer.sentence]!;
	return tree.child(bearer.head, 'compound') >= 0;
}

/** "Medicines must be handed in …; staff must not …": a rule that names nobody binds whom its neighbour names. */
function boundBeside(reading: Reading, norm: Norm, role: Role): boolean {
	const at = reading.norms.indexOf(norm);
	const { paragraph } = reading.sentences[norm.sentence]!;
	const beside = [
		...reading.norms.slice(at + 1).filter((n) => n.sentence === norm.sentence),
		...reading.norms.slice(0, at).reverse()
	].find((n) => n.bearer !== null && reading.sentences[n.sentence]!.paragraph === paragraph);
	const key = beside ? keyOf(reading, beside) : '';
	return key !== '' && key !== role.key && !(key !== null && ALL_STAFF.test(key));
}

/** '' for orders and rules for all; null where the bearer is no role. */
function keyOf(reading: Reading, norm: Norm): string | null {
	const { bearer } = norm;
	if (bearer === null || ANYBODY.test(bearer.text)) return '';
	const word = reading.sentences[bearer.sentence]!.tree.words[bearer.head]!;
	if (word.upos === 'PROPN' && !/^(?:The|An?|Each|Every)\b/i.test(bearer.text)) return null;
	if (!/^(?:NOUN|PROPN)$/.test(word.upos)) return null;
	if (/^(?:an?|every|each|all)? ?members? of staff$/i.test(bearer.text)) return 'staff';
	// "Staff who work with medical data": some of them only.
	if (/ (?:who|that|on|under|with|of|in|from) /.test(bearer.text)) return null;
	// "New employees": some of them only.
	const { tree } = reading.sentences[bearer.sentence]!;
	if (tree.child(bearer.head, 'amod', 'nummod') >= 0) return null;
	return word.lemma.toLowerCase();
}

/** An order to the reader, or a rule for "you". */
function isOrder(reading: Reading, { bearer, clause: id }: Norm): boolean {
	if (bearer !== null) return /^you$/i.test(bearer.text);
	const clause = reading.clauses.find((c) => c.id === id);
	return clause !== undefined && clause.verb.tense === 'none' && clause.verb.modal === '';
}

function isPlural(reading: Reading, { bearer }: Norm): boolean {
	const word = reading.sentences[bearer!.sentence]!.tree.words[bearer!.head]!;
	return /^NNP?S$/.test(word.xpos);
}

function nameOf(reading: Reading, { bearer }: Norm, key: string): string {
	const known = COLLECTIVE[key];
	if (known) return known;
	const { words } = reading.sentences[bearer!.sentence]!.tree;
	const head = words[bearer!.head]!;
	const before = bearer!.text
		.slice(0, head.start - bearer!.start)
		.replace(/^(?:the|an?|each|every|all|new|most|any)\s+/gi, '');
	const noun = /^NNP?S$/.test(head.xpos) ? head.lemma : head.text;
	const name = `${before}${noun}`.trim().toLowerCase();
	return `${/^[aeiou]/.test(name) && !/^(?:uni|use|eu)/.test(name) ? 'An' : 'A'} ${name}`;
}
