/** Which relations the parser tells apart: Universal Dependencies' own, and those subtypes that change who did what. */
const KEPT_SUBTYPES = new Set([
	'nsubj:pass',
	'aux:pass',
	'acl:relcl',
	'nmod:poss',
	'obl:agent',
	'compound:prt'
]);

/** The relation with its subtype dropped, unless it is one of the six we keep. */
export function foldLabel(label: string): string {
	if (KEPT_SUBTYPES.has(label)) return label;
	const colon = label.indexOf(':');
	return colon === -1 ? label : label.slice(0, colon);
}

/** Dependents that say who did what: a clause is read right when exactly these are right. */
export const CORE_LABELS: ReadonlySet<string> = new Set([
	'nsubj',
	'nsubj:pass',
	'obj',
	'iobj',
	'xcomp',
	'ccomp',
	'obl:agent',
	'aux:pass',
	'cop'
]);
