/** What kinds of things nouns name. */

/** GUM's types (Zeldes 2017), and `none` for a noun that names nothing by itself ("course" in "of course"). */
export const FINE_TYPES = [
	'none',
	'person',
	'place',
	'organization',
	'time',
	'object',
	'event',
	'abstract',
	'substance',
	'animal',
	'plant'
] as const;
export type FineType = Exclude<(typeof FINE_TYPES)[number], 'none'>;

export const ENTITY_CLASSES = ['person', 'place', 'organization', 'time', 'other'] as const;
export type EntityClass = (typeof ENTITY_CLASSES)[number];

/** The coarse class of a fine type. */
export function classOf(fine: FineType): EntityClass {
	return fine === 'person' || fine === 'place' || fine === 'organization' || fine === 'time'
		? fine
		: 'other';
}
