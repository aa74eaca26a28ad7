/** GUM's entity annotation: brackets in the MISC column, `Entity=(id-type-…` to open and `id)` to close, which nest. */
import type { ConlluSentence } from '../syntax/conllu.ts';
import { FINE_TYPES, type FineType } from './entity-types.ts';

/** A mention as annotated. Positions count words from 0; `last` is the last word of it. */
export interface GoldMention {
	/** Mentions of one thing in a document share it. */
	id: string;
	first: number;
	last: number;
	type: FineType;
	/** The word of it that hangs outside it. */
	head: number;
}

const ENTITY = /(?:^|\|)Entity=([^|]*)/;
/** An opening, perhaps closed at once; or a closing. */
const BRACKET = /\(([^()-]+)-([a-z]+)([^()]*)(\)?)|([^()]+)\)/g;

/** A sentence's mentions, in the order they close. Brackets that open or close nothing are left out. */
export function goldMentions(sentence: ConlluSentence): GoldMention[] {
	const heads = sentence.words.map((row) => Number(sentence.rows[row]![6]) - 1);
	const open: { id: string; type: FineType; first: number }[] = [];
	const mentions: GoldMention[] = [];
	const close = (id: string, first: number, last: number, type: FineType) => {
		mentions.push({ id, first, last, type, head: headOf(heads, first, last) });
	};
	sentence.words.forEach((row, at) => {
		const brackets = ENTITY.exec(sentence.rows[row]![9]!)?.[1] ?? '';
		for (const [, id, name, , shut, closing] of brackets.matchAll(BRACKET)) {
			const type = name && fineType(name);
			if (type && shut) close(id!, at, at, type);
			else if (type) open.push({ id: id!, type, first: at });
			else {
				const which = open.findLastIndex((one) => one.id === closing);
				if (which < 0) continue;
				const [{ first, type: opened }] = open.splice(which, 1) as [(typeof open)[number]];
				close(closing!, first, at, opened);
			}
		}
	});
	return mentions;
}

/** What other versions of the treebank call otherwise ("quantity") is abstract. */
const fineType = (name: string): FineType =>
	(FINE_TYPES.find((type) => type !== 'none' && type === name) as FineType | undefined) ??
	'abstract';

/** The first word of a stretch whose own head is not in it. */
function headOf(heads: readonly number[], first: number, last: number): number {
	for (let at = first; at < last; at++) if (heads[at]! < first || heads[at]! > last) return at;
	return last;
}

/** The type of each word that is a mention's head; of mentions that share one, the shortest counts. */
export function headTypes(mentions: readonly GoldMention[]): Map<number, FineType> {
	const types = new Map<number, FineType>();
	const longestFirst = mentions.toSorted((a, b) => b.last - b.first - (a.last - a.first));
	for (const { head, type } of longestFirst) types.set(head, type);
	return types;
}
