/** Whether the action of a rule is told whole: a parser that errs leaves words out, and half a rule is another rule. */
import type { Reading } from '../../reading/reading.ts';
import { verbOfGerund } from '../../reading/rules/action.ts';
import type { Norm } from '../../reading/rules/norm.ts';

const WORD = /[\p{L}\p{N}]/u;
/** What may follow an action and be left out, since it only gives the reason or says more of the last thing. */
const ASIDE =
	/^(?:because|since|so|as|which|who|whose|where|otherwise|if|when|unless|until|before|after|even|whether|not|never|except)$/i;

/** @param norms those of one sentence that are done together */
export function isWhole(reading: Reading, norms: readonly Norm[]): boolean {
	if (norms.length > 1 && /not$/.test(norms[0]!.force) && isBrokenOff(reading, norms)) return false;
	return norms.every((norm, i) => isActionWhole(reading, norm, norms.slice(i + 1)));
}

/** Whether what is known of a sentence is all that it says, reasons and asides apart: what is left out may be half of the rule. */
export function isAllSaid(reading: Reading, norms: readonly Norm[]): boolean {
	const first = norms[0]!;
	const sentence = reading.sentences[first.sentence]!;
	const all = reading.norms.filter((n) => n.sentence === first.sentence);
	const known = new Set(
		all.flatMap((n) => [
			...tokens(n.action),
			...tokens(n.bearer?.text ?? ''),
			...tokens(n.object?.text ?? ''),
			...tokens(reading.text.slice(n.cue.start, n.cue.end)),
			...[...n.conditions, ...n.exceptions].flatMap((l) => tokens(l.text))
		])
	);
	const verbs = all.map((n) => n.verb.lemma.slice(0, 3));
	// What belongs to it stands between two pauses.
	const from = first.start - sentence.start;
	const to = norms.at(-1)!.end - sentence.start;
	const opening = Math.max(
		...[';', '—', ' – '].map((mark) => sentence.text.lastIndexOf(mark, from))
	);
	const closing = [';', ':', '—', ' – ', '(']
		.map((mark) => sentence.text.indexOf(mark, to))
		.filter((at) => at >= 0);
	// "The site rules say that …": who says so is no part of it.
	const says = /^(?:[\p{L}’' -]+ (?:say|says|state|states|require|requires) that )/u.exec(
		sentence.text
	);
	const part = sentence.text
		.slice(
			Math.max(opening + 1, says && says[0].length <= from + 1 ? says[0].length : 0),
			closing.length > 0 ? Math.min(...closing) : undefined
		)
		.replace(
			/,? (?:because|since|so that|so|as|which|who|otherwise|or|not even|even) .*$/,
			(aside, at: number) => (at >= to ? '' : aside)
		);
	return tokens(part).every(
		(word) => known.has(word) || COMMON.has(word) || verbs.some((verb) => word.startsWith(verb))
	);
}

const COMMON = new Set(
	'please always also and or but then first next now finally however therefore all the a an to must may should can not never do don t be is are it you your they their them we our this that these those only here just yes no'.split(
		' '
	)
);

const tokens = (text: string): string[] =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/** The action stands in its sentence as one unbroken run of words, but for the form of its verb. */
export function isVerbatim(reading: Reading, norm: Norm): boolean {
	const { text } = reading.sentences[norm.sentence]!;
	const passive = /^be /.test(norm.action);
	const said = tokens(norm.action).slice(passive ? 2 : 1);
	const words = tokens(text);
	const verb = norm.verb.lemma.slice(0, 2).toLowerCase();
	const runs = words.some(
		(_, i) =>
			said.every((piece, k) => words[i + k] === piece) &&
			(passive || i === 0 || (words[i - 1] ?? '').startsWith(verb))
	);
	return (said.length === 0 || runs) && !isNounElsewhere(reading, norm.action);
}

/** "Heat stroke": two words that are named as a thing elsewhere are no order. */
const isNounElsewhere = ({ text }: Reading, action: string): boolean =>
	/^\p{Ll}+ \p{Ll}+$/u.test(action) &&
	new RegExp(
		`\\b(?:of|with|from|for|suspect(?:ed)?|severe|have|has|get|the|an?) ${action}\\b`,
		'i'
	).test(text);

/** "Do not block the vents, and have the chimney swept": after a comma, "not" reaches no further. */
const isBrokenOff = (reading: Reading, norms: readonly Norm[]) =>
	/,\s+(?:and|but)\s/.test(
		reading.text.slice(norms[0]!.cue.start, norms.at(-1)!.end).slice(0, 400)
	);

function isActionWhole(reading: Reading, norm: Norm, after: readonly Norm[]): boolean {
	const clause = reading.clauses.find((c) => c.id === norm.clause);
	if (!clause) return false;
	const { words } = reading.sentences[clause.sentence]!.tree;
	const limits = [...norm.conditions, ...norm.exceptions];
	const isLimit = (i: number) =>
		limits.some((l) => words[i]!.start >= l.start && words[i]!.end <= l.end);
	const said = norm.action.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	// "Recording the meeting is allowed": what is done stands before what allows it.
	const named = words.findIndex(
		(w) => /ing$/.test(w.text) && verbOfGerund(w.text) === norm.verb.lemma
	);
	if (named >= 0 && named <= clause.predicate) return true;
	let at = clause.predicate;
	const passive = clause.verb.voice === 'passive' && said[0] === 'be';
	// A copula stands before its predicate.
	if (clause.verb.copular) return true;
	for (const piece of said.slice(passive ? 2 : 1)) {
		const next = words.findIndex((w, i) => i >= at && partsOfWord(w.text).includes(piece));
		if (next < 0) return false;
		for (let i = at + 1; i < next; i++)
			if (WORD.test(words[i]!.text) && !isLimit(i) && !isHyphened(words, i)) return false;
		at = next;
	}
	if (passive && !isSubjectWhole(words, norm, isLimit)) return false;
	return goesNoFurther(reading, clause.sentence, at, isLimit, after);
}

type Words = Reading['sentences'][number]['tree']['words'];

const partsOfWord = (text: string) => text.split(/[^\p{L}\p{N}]+/u);

/** One word with the one before it, so that both are the same piece of what is said. */
const isHyphened = (words: Words, i: number) => words[i - 1]?.end === words[i]!.start;

/** "Medicines against fever must not be given": between the noun and what forbids it nothing is lost, nor before it. */
function isSubjectWhole(words: Words, norm: Norm, isLimit: (i: number) => boolean): boolean {
	const { object, cue } = norm;
	if (!object) return false;
	// ", including those that …," says no more than the noun.
	const isAside = words.find((w) => w.start >= object.end)?.text === ',';
	const lost = words.some(
		(w, i) => w.start >= object.end && w.end <= cue.start && WORD.test(w.text) && !isLimit(i)
	);
	const first = words.findIndex((w) => w.start >= object.start);
	const before = words[first - 1];
	return (
		(!lost || isAside) &&
		(!before || !WORD.test(before.text) || isLimit(first - 1) || before.upos === 'CCONJ') &&
		!(before && before.end === words[first]!.start && before.text === '-')
	);
}

function goesNoFurther(
	reading: Reading,
	sentence: number,
	last: number,
	isLimit: (i: number) => boolean,
	after: readonly Norm[]
): boolean {
	const { words } = reading.sentences[sentence]!.tree;
	let next = last + 1;
	while (
		next < words.length &&
		// "for as long as …"
		(isLimit(next) || (words[next]!.upos === 'ADP' && next + 1 < words.length && isLimit(next + 1)))
	)
		next++;
	const word = words[next];
	if (!word || /^[.;:!)”"’—–]+$/.test(word.text)) return true;
	if (word.text === '-' || word.text === '/') return false;
	if (/^[,(]$/.test(word.text)) {
		const follows = words[next + 1];
		if (!follows || word.text === '(') return true;
		// "…, turn it and wait": a step that is not told with the others.
		const isStep = follows.upos === 'VERB' && follows.xpos === 'VB';
		return !isStep || isTold(reading, sentence, next + 1, after);
	}
	if (/^(?:and|or|but)$/i.test(word.text)) return isTold(reading, sentence, next + 1, after);
	return ASIDE.test(word.text);
}

/** Whether one of the rules told along begins with this word, or the next but one. */
function isTold(reading: Reading, sentence: number, at: number, after: readonly Norm[]): boolean {
	return after.some((norm) => {
		const clause = reading.clauses.find((c) => c.id === norm.clause);
		return clause?.sentence === sentence && clause.predicate >= at && clause.predicate <= at + 2;
	});
}
