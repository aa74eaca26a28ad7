/** A sentence of the article with a list taken out: its members are to be found among things of their kind. */
import { seededRandom } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { thingAt, type Thing } from './things.ts';
import { isHarm } from './wording.ts';

const FEWEST = 3;
const MOST = 4;
const WRONG = 3;
const LONGEST = 6;

export function gapLists(
	material: Material,
	things: readonly Thing[],
	excerpt: Excerpt
): Candidate[] {
	const { tree } = excerpt.sentence;
	return tree.words.flatMap((_, head) => {
		const members = [head, ...tree.children(head, 'conj')];
		if (members.length < FEWEST || members.length > MOST) return [];
		return gapOf(material, things, members, excerpt) ?? [];
	});
}

function gapOf(
	material: Material,
	things: readonly Thing[],
	members: readonly number[],
	excerpt: Excerpt
): Candidate | null {
	const { index, sentence } = excerpt;
	const { tree, text } = sentence;
	// "or" leaves open which of them it is.
	const joins = members.flatMap((at) => tree.children(at, 'cc')).map((at) => tree.words[at]!.lemma);
	if (joins.length !== 1 || joins[0] !== 'and') return null;
	const own = members.flatMap((at) => {
		const mention = material.mentionAt(index, at);
		return (mention && thingAt(material, sentence, mention)) ?? [];
	});
	if (own.length !== members.length) return null;
	const places = own.map((thing) => text.indexOf(thing.text));
	if (places.some((at, i) => at < 0 || (i > 0 && at <= places[i - 1]!))) return null;
	if (own.some((t) => t.text.split(' ').length > LONGEST || isHarm(t.text))) return null;
	const [start, end] = [places[0]!, places.at(-1)! + own.at(-1)!.text.length];
	// Between them stands nothing but commas and "and".
	const rest = own.reduce((left, thing) => left.replace(thing.text, ''), text.slice(start, end));
	if (!/^[\s,]*and\s*$/.test(rest) || /^ (?:of|and|or|who|that|which)\b/.test(text.slice(end)))
		return null;
	const shown = shownIn(excerpt, `${text.slice(0, start)}____${text.slice(end)}`);
	if (contentWords(shown).size < 4) return null;
	const random = seededRandom(`list ${shown}`);
	const wrong = strangers(things, own, excerpt, shown, random.shuffle([...things]));
	if (wrong.length < WRONG) return null;
	const options = random.shuffle([
		...own.map((thing) => ({ text: thing.text, right: true })),
		...wrong.map((thing) => ({ text: thing.text, right: false }))
	]);
	return withLead(material.reading, excerpt, {
		sentences: [index],
		claims: [text],
		by: 'excerpt-list',
		score: 7,
		item: makeItem(material.reading, sentence, text, {
			type: 'multiple',
			level: 'understand',
			stem: `Which of these belong in the gap? Mark all that the article names there. ${quoted(shown)}`,
			options: options.map((option, i) => ({
				id: letter(i),
				text: capitalised(option.text),
				rationale: option.right
					? 'The article names it here.'
					: 'The article speaks of it elsewhere, and not here.'
			})),
			key: options.flatMap((option, i) => (option.right ? [letter(i)] : [])),
			explanation: `The article says: ${quoted(text)}`,
			difficulty: 0.55
		})
	});
}

/** Things of the members' kind that the excerpt says nothing of, none sharing a word with what is right. */
function strangers(
	things: readonly Thing[],
	own: readonly Thing[],
	{ index, lead }: Excerpt,
	shown: string,
	pool: readonly Thing[]
): Thing[] {
	const first = own[0]!;
	const taken = new Set(contentWords(`${own.map(({ text }) => text).join(' ')} ${shown}`));
	const found: Thing[] = [];
	for (const thing of pool) {
		const { mention } = thing;
		if (mention.sentence === index || lead.includes(mention.sentence)) continue;
		if (mention.fine !== first.mention.fine || mention.named !== first.mention.named) continue;
		if (thing.plural !== first.plural || mention.confidence < 0.75 || isHarm(thing.text)) continue;
		if (!own.some((t) => t.opening === thing.opening) || thing.text.split(' ').length > LONGEST)
			continue;
		const words = contentWords(thing.text);
		if (words.size === 0 || [...words].some((word) => taken.has(word))) continue;
		for (const word of words) taken.add(word);
		found.push(thing);
		if (found.length === WRONG) break;
	}
	return found;
}
