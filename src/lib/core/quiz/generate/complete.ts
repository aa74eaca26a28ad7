/** A sentence of the article with one of its clauses taken out, to be found among clauses the article ties to other things. */
import { seededRandom } from '../../random.ts';
import type { Sentence } from '../../reading/reading.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { outsideQuotes } from './wording.ts';

type Family = 'reason' | 'case' | 'time' | 'contrast' | 'aim';

/** A clause that can be taken out, word for word. */
export interface Part {
	index: number;
	family: Family;
	/** What ties on, or the main clause behind it. */
	is: 'tied' | 'main';
	text: string;
	/** Offsets in the sentence's text. */
	start: number;
	end: number;
	past: boolean;
	/** Where it binds or orders somebody. */
	duty: boolean;
}

const MARKERS: readonly [Family, string][] = [
	['reason', 'because'],
	['reason', 'since'],
	['case', 'if'],
	['case', 'unless'],
	['case', 'provided that'],
	['case', 'when'],
	['case', 'whenever'],
	['case', 'once'],
	['case', 'as soon as'],
	['time', 'until'],
	['time', 'before'],
	['time', 'after'],
	['contrast', 'although'],
	['contrast', 'though'],
	['contrast', 'even though'],
	['aim', 'so that']
];
const FRONT = new RegExp(`^(${MARKERS.map(([, m]) => m).join('|')}) ([^,;:“”"()—]{8,110}), `, 'i');
const BACK = new RegExp(
	`(?<!\\b(?:only|even|not|just|especially|particularly|ever|long|soon|and|or|but|than|as)),? (${MARKERS.map(([, m]) => m).join('|')}) ([^;:“”"()—]{8,130})\\.$`
);
const FEWEST = 3;
const LONGEST = 22;
const DUTY = /\b(?:must|should|may|need|have to|has to|shall|can)\b/;

/** Every clause of the article that can be taken out of its sentence. */
export function partsOf(material: Material): Part[] {
	const { sentences } = material.reading;
	return sentences.flatMap((sentence, index) => [
		...frontOf(sentence, index),
		...backOf(sentence, index)
	]);
}

function familyOf(marker: string): Family {
	return MARKERS.find(([, m]) => m === marker.toLowerCase())![0];
}

/** "If the alarm sounds, staff must leave": the case, and what comes of it. */
function frontOf(sentence: Sentence, index: number): Part[] {
	const { text, tree } = sentence;
	const found = FRONT.exec(text);
	if (!found || !/[\p{L}\d]\.$/u.test(text)) return [];
	const [all, marker, tied] = [found[0], found[1]!, found[2]!];
	const at = tree.words.findIndex((w) => w.start - sentence.start >= all.length);
	if (at < 0 || !isClauseOf(sentence, marker!.length + 1, all.length - 2)) return [];
	const main = text.slice(all.length, -1);
	const rest = tree.words.slice(at);
	const order =
		rest[0]!.xpos === 'VB' || (rest[0]!.upos === 'VERB' && rest[0]!.text === rest[0]!.lemma);
	const says = order || rest.some((w) => /^(?:VBD|VBP|VBZ|MD)$/.test(w.xpos));
	const shared = { index, family: familyOf(marker) };
	const parts: Part[] = [];
	if (fits(tied))
		parts.push({
			...shared,
			is: 'tied',
			text: tied,
			start: marker.length + 1,
			end: marker.length + 1 + tied.length,
			past: isPast(tied, sentence),
			duty: false
		});
	if (says && fits(main) && shared.family === 'case')
		parts.push({
			...shared,
			is: 'main',
			text: main,
			start: all.length,
			end: text.length - 1,
			past: isPast(main, sentence),
			duty: order || DUTY.test(main)
		});
	return parts;
}

function backOf(sentence: Sentence, index: number): Part[] {
	const { text } = sentence;
	const found = BACK.exec(text);
	if (!found) return [];
	const [marker, tied] = [found[1]!, found[2]!];
	const start = text.length - 1 - tied.length;
	if (!fits(tied) || !isClauseOf(sentence, start, text.length - 1)) return [];
	// "did not leave because he was ill": he may have left for another reason.
	const before = text.slice(0, start);
	if (marker === 'because' && /\bnot\b|n[’']t\b/.test(before)) return [];
	if (marker === 'since' && !/, since $/.test(before)) return [];
	return [
		{
			index,
			family: familyOf(marker),
			is: 'tied',
			text: tied,
			start,
			end: text.length - 1,
			past: isPast(tied, sentence),
			duty: false
		}
	];
}

/** Whether the words between hold one clause that ties on: its verb is finite and hangs outside, all else within. */
function isClauseOf({ tree, start: from }: Sentence, start: number, end: number): boolean {
	const inside = new Set(
		tree.words.flatMap((w, i) => (w.start - from >= start && w.end - from <= end ? [i] : []))
	);
	const heads = [...inside].filter((i) => {
		const { head, upos } = tree.words[i]!;
		return !inside.has(head) && upos !== 'PUNCT';
	});
	const [head] = heads;
	if (heads.length !== 1 || head === undefined || !tree.is(head, 'advcl')) return false;
	const verbs = [head, ...tree.children(head, 'aux', 'cop', 'aux:pass')];
	const finite = verbs.some((i) => /^(?:VBD|VBP|VBZ|MD)$/.test(tree.words[i]!.xpos));
	return finite && tree.child(head, 'nsubj', 'nsubj:pass', 'expl', 'csubj') >= 0;
}

const POINTS =
	/\b(?:he|she|it|they|him|her|his|its|them|their|this|these|those|such|one|ones|so|do|does|did|there|here|then|otherwise|possible|necessary|needed)\b/i;

function fits(text: string): boolean {
	const words = text.split(' ').length;
	return (
		words >= FEWEST &&
		words <= LONGEST &&
		!/["“”()—;:?!]/.test(text) &&
		!/\b(?:I|we|us|our|my|me)\b/i.test(text)
	);
}

function isPast(text: string, { tree }: Sentence): boolean {
	return tree.words.some((w) => w.xpos === 'VBD' && text.split(' ').includes(w.text));
}

/** "Gloves must be replaced because ____": which clause does the article give there? */
export function completeSentences(
	material: Material,
	parts: readonly Part[],
	excerpt: Excerpt
): Candidate[] {
	return parts
		.filter(({ index }) => index === excerpt.index)
		.flatMap((part) => complete(material, parts, part, excerpt) ?? []);
}

function complete(
	material: Material,
	parts: readonly Part[],
	part: Part,
	excerpt: Excerpt
): Candidate | null {
	const { sentence, index } = excerpt;
	const { text } = part;
	const whole = sentence.text;
	const shown = shownIn(excerpt, `${whole.slice(0, part.start)}____${whole.slice(part.end)}`);
	const rest = shown.replace('____', '');
	const asked = contentWords(`${rest} ${text}`);
	if (contentWords(outsideQuotes(rest)).size < 4) return null;
	const random = seededRandom(`complete ${shown}`);
	const wrong: string[] = [];
	const you = /\byou\b/i.test(text);
	for (const other of random.shuffle(parts.filter((p) => isRival(part, p)))) {
		const words = other.text;
		if (POINTS.test(words) || (/\byou\b/i.test(words) && !you && !/\byou\b/i.test(rest))) continue;
		if (overlap(asked, words) > 1 || [...wrong].some((w) => overlap(contentWords(words), w) > 1))
			continue;
		if (words.length > text.length * 2 + 10 || text.length > words.length * 2 + 10) continue;
		wrong.push(words);
		if (wrong.length === 3) break;
	}
	if (wrong.length < 2) return null;
	const options = random.shuffle([
		{ text, rationale: 'These are the article’s words.' },
		...wrong.map((words) => ({
			text: words,
			rationale: 'The article says this of something else.'
		}))
	]);
	return withLead(material.reading, excerpt, {
		sentences: [index],
		claims: [whole],
		by: `complete-${part.is === 'main' ? 'main' : part.family}`,
		score: 7,
		item: makeItem(material.reading, sentence, whole, {
			type: 'choice',
			level: 'understand',
			stem: `Which words complete the sentence as the article has it? ${quoted(shown)}`,
			options: options.map((o, i) => ({ id: letter(i), ...o })),
			key: [letter(options.findIndex((o) => o.text === text))],
			explanation: `The article says: ${quoted(whole)}`,
			difficulty: 0.45
		})
	});
}

/** What can stand in its place by its form: a reason among reasons, a duty among duties. */
function isRival(part: Part, other: Part): boolean {
	if (other.index === part.index || other.is !== part.is || other.past !== part.past) return false;
	if (part.is === 'main') return other.duty === part.duty;
	if (part.family === 'case' || part.family === 'time')
		return other.family === 'case' || other.family === 'time';
	// What holds although something else does may be a reason of another thing, and no reason of this one.
	if (part.family === 'reason') return other.family === 'reason' || other.family === 'contrast';
	return other.family === part.family || (part.family === 'contrast' && other.family === 'reason');
}

function overlap(words: ReadonlySet<string>, text: string): number {
	let shared = 0;
	for (const word of contentWords(text)) if (words.has(word)) shared++;
	return shared;
}
