/** Names, nationalities, dates and numbers in a sentence, as gap texts and exchanges need them. */
import { placeClass } from './adapters/compromise.ts';
import * as gazetteer from './gazetteer.ts';
import { numbersIn } from './numbers.ts';
import type { Cluster, Entity, Mention, Sentence } from './reading.ts';

/** Below this a name's type is a guess. */
const SURE_OF_TYPE = 0.7;
/** Words that join the parts of one name ("University of Zurich"). */
const JOINS = /^(?:of|the|for|and|de|la|del|da|di|du|van|von|der|den|bin|al|ibn|für|&|-|’s|'s)$/;

/** Fills `entities` of every sentence in place, in their order; none overlaps another. */
export function markEntities(sentences: readonly Sentence[], clusters: readonly Cluster[]): void {
	for (const sentence of sentences) {
		const names = sentence.mentions
			.flatMap(
				(mention) => nameOf(sentence, mention, clusters) ?? calledBeside(sentence, mention) ?? []
			)
			.sort((a, b) => b.end - b.start - (a.end - a.start));
		const found = [...nationalitiesIn(sentence), ...numbersIn(sentence)];
		for (const name of names) {
			if (!found.some((e) => e.start < name.end && name.start < e.end)) found.push(name);
		}
		sentence.entities = found.sort((a, b) => a.start - b.start);
	}
}

function nameOf(
	{ tree, text, start }: Sentence,
	mention: Mention,
	clusters: readonly Cluster[]
): Entity | null {
	const type = clusters[mention.cluster]?.type ?? mention.type;
	// What is listed as a place needs no other witness.
	const listed = type === 'place' && placeOf(mention.text.replace(/^the /i, '')) !== '';
	if (!mention.named || (mention.confidence < SURE_OF_TYPE && !listed)) return null;
	if (type !== 'person' && type !== 'place' && type !== 'organization') return null;
	const { words } = tree;
	const isPart = (i: number) => words[i]!.upos === 'PROPN' || /^\p{Lu}/u.test(words[i]!.text);
	let from = mention.head;
	let last = mention.head;
	for (let i = mention.head - 1; i >= mention.from; i--) {
		if (isPart(i) && !/^(?:the|a|an)$/i.test(words[i]!.text)) from = i;
		else if (type === 'person' || !JOINS.test(words[i]!.text)) break;
	}
	for (let i = mention.head + 1; i < mention.until; i++) {
		if (isPart(i)) last = i;
		else if (type === 'person' || !JOINS.test(words[i]!.text)) break;
	}
	while (type === 'person' && from < last && gazetteer.TITLES.test(words[from]!.text)) from++;
	const span = { start: words[from]!.start, end: words[last]!.end };
	let own = text.slice(span.start - start, span.end - start);
	// "Historian Margot Keller": the cluster knows where the name begins.
	const known = clusters[mention.cluster]?.name ?? '';
	if (type === 'person' && own !== known && own.endsWith(` ${known}`)) {
		span.start += own.length - known.length;
		own = known;
	}
	if (own.length < 2 || !/^\p{Lu}/u.test(own)) return null;
	const key = mention.cluster >= 0 ? `cluster ${mention.cluster}` : own.toLowerCase();
	return {
		...span,
		text: own,
		type,
		class: type === 'place' ? placeOf(own) : type === 'organization' ? organizationOf(own) : '',
		key: /^(?:US|U\.S\.|USA|United States(?: of America)?|America)$/.test(own)
			? 'united states'
			: key
	};
}

/** "the historian Margot Keller": the name that stands beside what somebody is. */
function calledBeside({ tree, text, start }: Sentence, mention: Mention): Entity | null {
	if (mention.named || mention.type !== 'person' || mention.confidence < SURE_OF_TYPE) return null;
	const name = tree.child(mention.head, 'appos', 'flat');
	if (name !== mention.head + 1 || tree.words[name]!.upos !== 'PROPN') return null;
	let last = name;
	while (tree.words[last + 1]?.upos === 'PROPN' && tree.is(last + 1, 'flat')) last++;
	const span = { start: tree.words[name]!.start, end: tree.words[last]!.end };
	const own = text.slice(span.start - start, span.end - start);
	const key = mention.cluster >= 0 ? `cluster ${mention.cluster}` : own.toLowerCase();
	return { ...span, text: own, type: 'person', class: '', key };
}

function placeOf(name: string): string {
	if (gazetteer.COUNTRIES.has(name)) return 'country';
	if (gazetteer.STATES.has(name)) return 'state';
	if (gazetteer.CITIES.has(name)) return 'city';
	if (gazetteer.REGIONS.has(name)) return 'region';
	if (gazetteer.PLACE_WORDS.test(name)) return 'feature';
	return placeClass(name);
}

function organizationOf(name: string): string {
	if (/University|College|School|Academy|Institute/.test(name)) return 'school';
	if (/^\p{Lu}{2,6}$/u.test(name)) return 'acronym';
	return /Ministry|Department|Agency|Bureau|Enforcement|Administration|Authority|Office/.test(name)
		? 'agency'
		: '';
}

/** "German", "the Swiss". */
function nationalitiesIn({ tree, start }: Sentence): Entity[] {
	return tree.words
		.filter(
			(word) =>
				word.start >= start &&
				(gazetteer.NATIONALITIES.has(word.text) ||
					gazetteer.NATIONALITIES.has(word.text.replace(/s$/, '')))
		)
		.map((word) => ({
			start: word.start,
			end: word.end,
			text: word.text,
			type: 'nationality',
			class: gazetteer.GROUPS.has(word.text.replace(/s$/, '')) ? 'group' : '',
			key: word.text.toLowerCase()
		}));
}
