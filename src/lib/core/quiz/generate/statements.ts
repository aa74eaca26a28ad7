/** Sentences that can stand alone, as they are or cut down to one clause: to be blanked out, turned round, set in order. */
import type { Entity, Sentence } from '../../reading/reading.ts';
import { lastingWords } from '../realise/frame.ts';
import { renderWords, capitalised, tidied } from '../realise/render.ts';
import { innerStatement, type Fact, type Material } from './facts.ts';
import { standsAlone } from './stands-alone.ts';

/** A sentence of the article in words that claim no more than it does. */
export interface Statement {
	sentence: Sentence;
	/** Index of the sentence. */
	index: number;
	text: string;
	/** Entities whose words stand in `text` exactly once. */
	entities: Entity[];
	/** The clause it was cut from; null where it is the sentence whole. */
	fact: Fact | null;
}

/** The facts as statements, and those sentences whole that no fact was cut from. */
export function statementsOf(material: Material): Statement[] {
	const cut = material.facts.map((fact) => {
		const text =
			fact.source === '' ? fact.statement : `According to ${fact.source}, ${innerStatement(fact)}`;
		return statement(material, fact.sentence, fact.index, closed(text), fact);
	});
	const told = new Set(cut.map(({ index }) => index));
	const whole = material.reading.sentences.flatMap((sentence, index) =>
		told.has(index) ? [] : (wholeOf(material, sentence, index) ?? [])
	);
	return [...cut, ...whole].sort((a, b) => a.index - b.index);
}

/** The sentence as it stands, with its pronouns named; null where it cannot be understood alone. */
function wholeOf(material: Material, sentence: Sentence, index: number): Statement | null {
	const { tree } = sentence;
	if (sentence.list || !/[\p{L}\p{N}%)”"]\.["”]?$/u.test(sentence.text)) return null;
	const clauses = material.reading.clauses.filter((clause) => clause.sentence === index);
	const main = clauses.find((clause) => clause.predicate === tree.root);
	// "Wait at least 30 minutes": an order can be filled in, though it is neither true nor false.
	const isOrder = material.reading.norms.some((norm) => norm.sentence === index);
	const says = main && main.verb.tense !== 'none' && main.subject;
	if ((!says && !isOrder) || clauses.some((c) => c.quoted)) return null;
	const lasting = lastingWords(sentence);
	const rendered = renderWords(sentence, lasting, material.naming());
	if (rendered === null) return null;
	// The number of a section is none of its words.
	const text = capitalised(tidied(rendered).replace(/^\d+(?:\.\d+)+ /, '')).replace(/\.$/, '');
	if (!standsAlone(text, material.nouns) || material.nouns.bridges(sentence, lasting)) return null;
	const teller = material.narrator(index);
	// An order is its own, whoever tells it; a claim stays with who makes it.
	if (teller !== '') return null;
	return statement(material, sentence, index, closed(text), null);
}

/** The sentence as it stands, word for word. */
export function verbatimStatement(material: Material, index: number): Statement {
	const sentence = material.reading.sentences[index]!;
	const { root } = sentence.tree;
	const fact = material.facts.find((f) => f.index === index && f.clause.predicate === root);
	return { ...statement(material, sentence, index, sentence.text, null), fact: fact ?? null };
}

/** With its full stop, which may stand within a quotation already. */
const closed = (text: string) => (/[.!?]["”’]$/.test(text) ? text : `${text}.`);

/** Entities under the names the statement gives them. */
function statement(
	{ reading }: Material,
	sentence: Sentence,
	index: number,
	text: string,
	fact: Fact | null
): Statement {
	const seen = new Set<string>();
	const entities = sentence.entities.flatMap((entity) => {
		const cluster = /^cluster (\d+)$/.exec(entity.key)?.[1];
		const full = cluster === undefined ? entity.text : reading.clusters[Number(cluster)]!.name;
		const named = [full, entity.text].find((name) => text.includes(name));
		if (named === undefined || seen.has(entity.key) || text.split(named).length !== 2) return [];
		seen.add(entity.key);
		return [{ ...entity, text: named }];
	});
	return { sentence, index, text, entities, fact };
}
