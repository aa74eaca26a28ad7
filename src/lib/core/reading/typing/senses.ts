/** What a dictionary says a word can mean, cut down to one small number a word. */
import { ENTITY_CLASSES, type EntityClass } from './entity-types.ts';

/** WordNet's fields of nouns (Fellbaum 1998) in its own order, then parts of "artifact" and "group" kept apart. */
export const FIELDS = [
	'tops',
	'act',
	'animal',
	'artifact',
	'attribute',
	'body',
	'cognition',
	'communication',
	'event',
	'feeling',
	'food',
	'group',
	'location',
	'motive',
	'object',
	'person',
	'phenomenon',
	'plant',
	'possession',
	'process',
	'quantity',
	'relation',
	'shape',
	'state',
	'substance',
	'time',
	'structure',
	'area',
	'way',
	'facility',
	'organization',
	'people',
	'gathering'
] as const;
export type Field = (typeof FIELDS)[number];

/** The fields of each word's senses, the commonest first; in lower case. Those written with a capital apart. */
export interface WordSenses {
	nouns: ReadonlyMap<string, readonly Field[]>;
	names: ReadonlyMap<string, readonly Field[]>;
}

const KINDS_OF_CLASS: Partial<Record<Field, EntityClass>> = {
	person: 'person',
	location: 'place',
	structure: 'place',
	area: 'place',
	way: 'place',
	facility: 'place',
	organization: 'organization',
	people: 'organization',
	gathering: 'organization',
	time: 'time'
};
const classOfField = (field: Field): EntityClass => KINDS_OF_CLASS[field] ?? 'other';
/** Senses beyond these are too rare to count. */
const COMMON = 4;

/** The field of a word's commonest sense and the class of the next that has another, as one byte; 0 for no senses. */
export function encodeSenses(fields: readonly Field[] = []): number {
	const [first, ...others] = fields.slice(0, COMMON);
	if (!first) return 0;
	const own = classOfField(first);
	const second = others.map(classOfField).find((class_) => class_ !== own);
	return (
		1 +
		FIELDS.indexOf(first) * (ENTITY_CLASSES.length + 1) +
		(second ? ENTITY_CLASSES.indexOf(second) + 1 : 0)
	);
}

/** The number of the field of the commonest sense, from what `encodeSenses` gave; −1 for no senses. */
export function fieldNumber(code: number): number {
	return code === 0 ? -1 : Math.floor((code - 1) / (ENTITY_CLASSES.length + 1));
}
