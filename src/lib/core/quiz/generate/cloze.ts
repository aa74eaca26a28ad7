import { seededRandom } from '../../random.ts';
import { TITLES } from '../../reading/gazetteer.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Entity, Reading } from '../../reading/reading.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { isMemorable } from './ask-quantity.ts';
import { looseNouns } from './clear-stem.ts';
import { kindInName } from './kinds.ts';
import { contentWords, fullestName, namesOf, peersOf } from './peers.ts';
import type { Material } from './facts.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

const KINDS: Record<string, string> = {
	'place/country': 'country',
	'place/city': 'city or town',
	'place/state': 'state or province',
	'person/': 'person',
	'year/': 'year',
	'number/count': 'number',
	'organization/': 'organization',
	'organization/school': 'institution',
	'organization/agency': 'organization',
	'nationality/': 'nationality'
};

/** What the gap holds, in a word a learner understands; '' when it cannot be told for certain. */
export function kindOf(entity: Entity): string {
	return KINDS[`${entity.type}/${entity.class}`] ?? '';
}

/** A statement with one whole name, number or year taken out, to be written in or chosen. */
export function draftCloze(material: Material, statement: Statement): Candidate[] {
	const { reading } = material;
	return statement.entities.flatMap((entity) => {
		const gapped = gapIn(statement, entity);
		const mention = statement.sentence.mentions.find(
			(m) => m.named && m.start <= entity.start && entity.start < m.end
		);
		const kind = kindOf(entity);
		if (!gapped || !kind || (mention && material.isTopic(mention))) return [];
		const words = gapped.split(/\s+/).length;
		if (words < 8 || outsideQuotes(gapped).indexOf('____') < 0) return [];
		if (entity.type === 'nationality' || !saysEnough(gapped)) return [];
		if (namesNothing(entity) || pointsElsewhere(statement)) return [];
		const base = {
			by: `cloze-${entity.type}`,
			sentences: [statement.index],
			claims: [statement.fact?.statement ?? statement.text],
			score: (statement.fact ? 6 : 5) + (entity.type === 'number' ? 0.4 : 0.2)
		};
		return [
			...written(reading, statement, entity, gapped, kind, base),
			...chosen(reading, statement, entity, gapped, kind, base)
		];
	});
}

/** "Church", "Mr Key", the 2 of "two halves", 491,667: nothing that a learner should have to write. */
function namesNothing({ type, text }: Entity): boolean {
	if (type === 'organization') return !text.includes(' ') && kindInName(text) !== null;
	const value = type === 'number' ? numberValue(text) : null;
	return value !== null && (value < 3 || !isMemorable(value));
}

/** "The match", "the new law": what the statement speaks of is told elsewhere. */
function pointsElsewhere({ fact, sentence }: Statement): boolean {
	const whole = sentence.tree.words.map((_, i) => i);
	const frame = fact?.frame;
	const kept = frame ? [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body] : whole;
	return looseNouns({ sentence }, kept) > 0;
}

/** Names, numbers or matter enough around the gap to tell what is spoken of. */
function saysEnough(gapped: string): boolean {
	const rest = gapped.replace('____', '');
	const named = /(?<=\S )\p{Lu}\p{L}|\d/u.test(rest);
	return contentWords(rest).size >= (named ? 4 : 6);
}

type Base = Pick<Candidate, 'by' | 'sentences' | 'claims' | 'score'>;

function written(
	reading: Reading,
	statement: Statement,
	entity: Entity,
	gapped: string,
	kind: string,
	base: Base
): Candidate[] {
	const explanation = `The article says: ${quoted(statement.sentence.text)}`;
	const value =
		entity.type === 'number' || entity.type === 'year' ? numberValue(entity.text) : null;
	if (value !== null) {
		return [
			{
				...base,
				item: makeItem(reading, statement.sentence, statement.text, {
					type: 'numeric',
					level: 'recall',
					stem: `Which ${kind} belongs in the gap? ${quoted(gapped)}`,
					options: [],
					key: { value, tolerance: 0, unit: '' },
					explanation,
					difficulty: 0.5
				})
			}
		];
	}
	return [
		{
			...base,
			score: base.score + 0.1,
			item: makeItem(reading, statement.sentence, statement.text, {
				type: 'cloze',
				level: 'recall',
				stem: `Fill in the name of the ${kind}: ${gapped}`,
				options: [],
				key: acceptedNames(reading, entity),
				explanation,
				difficulty: 0.5
			})
		}
	];
}

const TITLE =
	/^(?:The|President|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor|Prof\.?|Senator|Judge|Mayor|Ambassador) /;

/** What a learner may write for an entity, best first. */
export function acceptedNames(reading: Reading, entity: Entity): string[] {
	const names = namesOf(reading, entity);
	const full = fullestName(reading, entity);
	const bare = names.map((n) => n.replace(TITLE, ''));
	const last = full.split(' ').at(-1)!;
	const shared = reading.sentences.some((s) =>
		s.entities.some(
			(e) => e.type === 'person' && e.key !== entity.key && e.key.endsWith(` ${last.toLowerCase()}`)
		)
	);
	const surname = entity.type === 'person' && !shared ? [last] : [];
	const usual =
		entity.key === 'united states' ? ['the United States', 'United States', 'US', 'USA'] : [];
	return [
		...new Set([
			entity.type === 'person' ? full.replace(TITLE, '') : entity.text,
			entity.text,
			...names,
			...bare,
			...surname,
			...usual
		])
	];
}

function chosen(
	reading: Reading,
	statement: Statement,
	entity: Entity,
	gapped: string,
	kind: string,
	base: Base
): Candidate[] {
	const random = seededRandom(`${gapped}`);
	const wrong = peersOf(reading, entity, statement, 3, random);
	if (wrong.length < 2 || (entity.type === 'year' && Number(entity.text) > 2016)) return [];
	if (entity.type === 'person' && wrong.some((w) => !w.text.includes(' '))) return [];
	// Names out of a bundled list alone are too easy to rule out.
	if (entity.type === 'place' && !wrong.some((w) => w.from)) return [];
	const right = entity.type === 'person' ? fullestName(reading, entity) : entity.text;
	const texts = [
		{ text: right, right: true },
		...wrong.map((w) => ({ text: w.text, right: false }))
	];
	const numeric = entity.type === 'number' || entity.type === 'year';
	const ordered = numeric
		? [...texts].sort((a, b) => (numberValue(a.text) ?? 0) - (numberValue(b.text) ?? 0))
		: random.shuffle(texts);
	return [
		{
			...base,
			by: `gap-${entity.type}`,
			item: makeItem(reading, statement.sentence, statement.text, {
				type: 'choice',
				level: 'recall',
				stem: `Which ${kind} belongs in the gap? ${quoted(gapped)}`,
				options: ordered.map((o, i) => ({
					id: letter(i),
					text: o.text,
					rationale: o.right
						? 'This is what the article says.'
						: numeric
							? `The article gives ${entity.text} here.`
							: `The article names ${entity.text} here.`
				})),
				key: [letter(ordered.findIndex((o) => o.right))],
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.4
			})
		}
	];
}

/** The statement with the entity replaced by ____, or null when the rest gives it away or makes no sense. */
export function gapIn(statement: Statement, entity: Entity): string | null {
	const outside = outsideQuotes(statement.text);
	const at = outside.search(
		new RegExp(`(?<![\\p{L}\\p{N}])${escape(entity.text)}(?![\\p{L}\\p{N}])`, 'u')
	);
	if (at < 0) return null;
	const before = statement.text.slice(0, at);
	const after = statement.text.slice(at + entity.text.length);
	const rest = `${before} ${after}`;
	if (revealed(entity, rest)) return null;
	const named = /^(?:person|place|organization)$/.test(entity.type);
	// The rest of a longer name stands right before or behind it.
	if (named && /^\s(?:\p{Lu}|(?:de|von|van|of) \p{Lu})/u.test(after)) return null;
	if (
		entity.type === 'person' &&
		/[^.] \p{Lu}[\p{L}.]+ $/u.test(before) &&
		!TITLES.test(before.trim().split(' ').at(-1)!)
	)
		return null;
	if (entity.type === 'place' && /\p{Lu}\p{L}+ of (?:the )?$/u.test(before)) return null;
	if (/,\s*$/.test(before) && /^,/.test(after) && entity.type === 'year') return null;
	if (entity.type === 'person' && /\bthe $/i.test(before)) return null;
	if (/^[’']s\b/.test(after) && entity.type !== 'person') return null;
	// "President of the Society", "Tulsans": no name of one person.
	if (
		entity.type === 'person' &&
		(/^ of\b/.test(after) ||
			/\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $/.test(before) ||
			TITLES.test(entity.text) ||
			/^\p{L}+s$/u.test(entity.text))
	)
		return null;
	// "Cast as Dean Forester" names a character; "the Pirates' affiliate" is left with a bare mark; "$ 800" is a price.
	if (
		entity.type === 'person' &&
		/\b(?:as|play(?:s|ed|ing)?|role of|portray(?:s|ed|ing)?) $/i.test(before)
	)
		return null;
	if (/^[’'](?!s\b)/.test(after) || /[$€£] ?$/.test(before)) return null;
	// The last of a list, or the state behind its city.
	if (named && /, $/.test(before) && !/^[^,]*, $/.test(before)) return null;
	if (entity.type === 'place' && /\p{Lu}\p{L}+, $/u.test(before)) return null;
	if (entity.type === 'year' && !/\b(?:in|since|until|by|from|of|before|after) $/i.test(before))
		return null;
	// A name that goes on or is joined ("X-based", "X and Y") is not whole, or one of several answers.
	if (
		/^ ?[-–—/]|^ (?:and|or|,? ?to) /.test(after) ||
		/[-–/$€£]$|\b(?:and|or|between|to) $/.test(before)
	)
		return null;
	if (
		/(?:,)$/.test(before.trimEnd()) &&
		/^,/.test(after) &&
		entity.type !== 'place' &&
		entity.type !== 'year'
	)
		return null;
	// One of a list: several could stand here.
	if (
		/^,? (?:\p{Lu}[\p{L} .’'-]*, )*(?:and )?\p{Lu}[\p{L} .’'-]*,? and /u.test(after) ||
		/^, \p{Lu}[\p{L} .’'-]*,? and /u.test(after)
	)
		return null;
	if (entity.type === 'organization' || (entity.type === 'place' && entity.class === 'country')) {
		const next = statement.sentence.tokens.find((t) => t.start >= entity.end);
		if (next && /^(?:NOUN|ADJ|PROPN)$/.test(next.pos)) return null;
	}
	if (
		entity.type === 'number' &&
		/^(?: ?(?:million|billion|thousand|hundred|%|percent|per cent)| [A-Z]|\.\d)/.test(after) &&
		!/^ ?(?:%|percent|per cent)/.test(after)
	)
		return null;
	if (
		entity.type === 'number' &&
		(/^ (?:of|to|in|on|at|had|has|have|was|were|is|are|did|said|will|would)\b|^[,.;]/.test(after) ||
			/\b(?:Boeing|Article|Act|age|aged|No\.?|Apollo|Windows|Explorer|version|Part|Type|Game|Rule|Step|route|highway|bus|line|room) $/i.test(
				before
			))
	)
		return null;
	if (entity.type === 'number' && numberValue(entity.text) === 1) return null;
	return `${before}____${after}`;
}

/** The rest of the text holds the name, its acronym or its adjective. */
export function revealed(entity: Entity, rest: string): boolean {
	const lower = rest.toLowerCase();
	if (entity.type === 'number' || entity.type === 'year') {
		const value = numberValue(entity.text);
		const spelled = value === null ? '' : numberWord(value);
		return (
			new RegExp(`(?<![\\d,.])${escape(entity.text)}(?![\\d])`).test(rest) ||
			(spelled !== '' && new RegExp(`\\b${spelled}\\b`, 'i').test(rest))
		);
	}
	if (entity.key === 'united states' && /\b(?:American|US|U\.S\.)/.test(rest)) return true;
	return entity.text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((w) => w.length > 3)
		.some((w) => lower.includes(w.slice(0, Math.max(4, w.length - 2))));
}

export function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
