import { seededRandom } from '../../random.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Entity, Reading, Sentence } from '../../reading/reading.ts';
import { letter, makeItem, quoted, upperFirst, type Candidate } from './candidate.ts';
import { isMemorable } from './ask-quantity.ts';
import { ONCE } from './falsehoods.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import { gapIn, isToldBeside, kindOf, revealed } from './gap.ts';
import { looseNouns } from './clear-stem.ts';
import { kindInName } from './kinds.ts';
import { contentWords, fullestName, namesOf, peersOf } from './peers.ts';
import type { Material } from './facts.ts';
import type { Statement } from './statements.ts';
import { isCentral } from './central.ts';
import { outsideQuotes } from './wording.ts';
import { isWorthJudging } from './worth.ts';

/**
 * A statement with one whole name, number or year taken out, to be written in or chosen.
 * @param excerpt where the statement is its sentence word for word: what is shown with it
 */
export function draftCloze(
	material: Material,
	statement: Statement,
	excerpt: Excerpt | null = null
): Candidate[] {
	const { reading } = material;
	const before = excerpt?.before ?? '';
	return statement.entities.flatMap((entity) => {
		const alone = gapIn(statement, entity);
		const gapped =
			alone === null || revealed(entity, before)
				? null
				: excerpt === null
					? alone
					: shownIn(excerpt, alone);
		const mention = statement.sentence.mentions.find(
			(m) => m.named && m.start <= entity.start && entity.start < m.end
		);
		const kind = kindOf(entity);
		if (!gapped || !kind || (mention && material.isTopic(mention))) return [];
		const words = gapped.split(/\s+/).length;
		if (words < 8 || outsideQuotes(gapped).indexOf('____') < 0) return [];
		if (entity.type === 'nationality' || !saysEnough(gapped)) return [];
		if (namesNothing(entity) || (excerpt === null && pointsElsewhere(statement))) return [];
		// Read as a name of another kind: what is asked for cannot be told.
		const named = /^(?:person|organization|place)$/.test(entity.type);
		if (named && mention && mention.type !== entity.type && mention.confidence > 0.6) return [];
		// "Penlow Timber, a family firm": the article itself says that it is nobody.
		if (entity.type === 'person' && mention && NO_PERSON.test(material.kindOf(mention, '') ?? ''))
			return [];
		if (!isWorthJudging(statement)) return [];
		// A place or a number to be written in is a scrap, but where the place makes the event or the number is the rule.
		const isRule = () => reading.norms.some((norm) => norm.sentence === statement.index);
		// Where it is that the article is about, its first sentence says.
		const opens = excerpt !== null && statement.index === 0;
		if (entity.type === 'place' && !opens && !ONCE.test(statement.text)) return [];
		if (entity.class === 'country' && placesTopic(material, statement)) return [];
		if (excerpt !== null && !isWorthAsking(material, excerpt, entity)) return [];
		const base = {
			by: entity.type,
			sentences: [statement.index],
			claims: [statement.fact?.statement ?? statement.text],
			score: (statement.fact ? 6 : 5) + (entity.type === 'number' ? 0.4 : 0.2)
		};
		const candidates = [
			...(entity.type === 'number' && !isRule()
				? []
				: written(reading, statement, entity, gapped, kind, base)),
			...chosen(reading, statement, entity, gapped, kind, base)
		];
		if (excerpt === null) return candidates;
		return candidates.map((c) => withLead(reading, excerpt, { ...c, by: `excerpt-${c.by}` }));
	});
}

/** Years and numbers of what the article is about or lays down; people of whom it tells more than once. */
function isWorthAsking(material: Material, { sentence, index }: Excerpt, entity: Entity): boolean {
	const { reading } = material;
	if (entity.type === 'year')
		return ONCE.test(sentence.text) && isCentral(material, sentence, index);
	if (entity.type === 'number') {
		if (!countsSomething(sentence, entity)) return false;
		// Amounts with a unit have a generator of their own.
		return isCentral(material, sentence, index);
	}
	if (entity.type !== 'person') return true;
	return reading.sentences.filter((s) => s.entities.some((e) => e.key === entity.key)).length >= 3;
}

/** "30 minutes", "a 220 km trail"; not "after 211", "500 miles (800 km)" nor what stands in an aside. */
function countsSomething({ text, start, tokens }: Sentence, { start: from, end }: Entity): boolean {
	const before = text.slice(0, from - start);
	const after = text.slice(end - start);
	// How many brothers somebody had is a scrap.
	if (/^ (?:children|siblings|brothers|sisters|sons|daughters)\b/.test(after)) return false;
	// Times of the clock.
	if (/[:.]$/.test(before) || /^ ?[ap]\.?m\b/.test(after)) return false;
	if (isToldBeside(text, from - start, after)) return false;
	if (/^[^,;.(]{0,16} \(\d/.test(after) || /^ ?[+/×]/.test(after)) return false;
	if (/^ ?(?:%|°|per ?cent\b|percent\b)/.test(after)) return true;
	const next = tokens.find((t) => t.start >= end);
	return next !== undefined && /^(?:NOUN|ADJ)$/.test(next.pos) && /^[\p{Ll}]/u.test(next.text);
}

/** "Isfahan is the capital of a province of ____": in which country it is, anybody knows of what the article is about. */
function placesTopic({ mentionAt, isTopic }: Material, { fact, index }: Statement): boolean {
	if (!fact?.clause.subject) return false;
	const mention = mentionAt(index, fact.clause.subject.head);
	return mention?.type === 'place' && isTopic(mention);
}

const NO_PERSON =
	/\b(?:company|firm|business|shop|charity|club|band|group|team|school|college|newspaper|paper|brand|ship|boat|ferry|village|town|city|river|lake|hotel|software|app|system)$/i;

/** "Church", "Mr Key", the 2 of "two halves", 491,667: nothing that a learner should have to write. */
function namesNothing({ type, text }: Entity): boolean {
	if (/^Wiki\p{L}+$/u.test(text) || /^(?:Group|Team|Room|Route|Flight|Line) \S{1,3}$/.test(text))
		return true;
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
				by: `cloze-${base.by}`,
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
			by: `cloze-${base.by}`,
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
			// "New York" for "New York City".
			...names.flatMap((n) => (/^\p{Lu}.* City$/u.test(n) ? [n.slice(0, -' City'.length)] : [])),
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
	const wrong = peersOf(
		reading,
		entity,
		{ ...statement, text: gapped.replace('____', entity.text) },
		3,
		random
	);
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
	// At the head of its sentence every number opens with a capital.
	if (/^\p{Lu}/u.test(entity.text) && entity.type === 'number')
		for (const option of texts) option.text = upperFirst(option.text);
	const ordered = numeric
		? [...texts].sort((a, b) => (numberValue(a.text) ?? 0) - (numberValue(b.text) ?? 0))
		: random.shuffle(texts);
	return [
		{
			...base,
			by: `gap-${base.by}`,
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
