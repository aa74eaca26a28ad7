/**
 * What readers of held-back texts made of each kind of question (`tests/quality/judgements`): which kinds ship by
 * themselves, which make up a quiz that would else be short, which come last where there would else be hardly a quiz, and
 * which are for a trainer to choose from.
 */
export interface Kind {
	/** Names of generators, as candidates carry them. */
	by: RegExp;
	standing: 'ships' | 'makes up' | 'last';
	/** The share that was accepted as it stood, 0 to 1; null where a candidate's own features tell better. */
	signed: number | null;
	/** More of one generator are for a trainer to choose. */
	most: number;
}

const KINDS: readonly Kind[] = [
	{ by: /^odd-sentence$/, standing: 'ships', signed: 0.92, most: 4 },
	{ by: /^gap-sentence$/, standing: 'ships', signed: 0.9, most: 5 },
	{ by: /^gap-loose-sentence$/, standing: 'ships', signed: 0.89, most: 4 },
	{ by: /^next-sentence$/, standing: 'ships', signed: 0.87, most: 1 },
	{ by: /^insert-sentence$/, standing: 'ships', signed: 0.8, most: 2 },
	{ by: /^evidence-deadline$/, standing: 'ships', signed: 0.93, most: 2 },
	{ by: /^evidence-ban$/, standing: 'ships', signed: 0.85, most: 1 },
	{
		by: /^evidence-(?:plan|claim|demand|refusal|warning|reason|purpose|exception)$/,
		standing: 'makes up',
		signed: 0.7,
		most: 1
	},
	{ by: /^gap-force-/, standing: 'makes up', signed: 0.76, most: 1 },
	{
		by: /^excerpt-(?:limit|often|false-norm|true-rule)$/,
		standing: 'last',
		signed: 0.55,
		most: 2
	},
	{ by: /^order$/, standing: 'makes up', signed: 0.7, most: 1 },
	{
		by: /^(?:excerpt-(?:cloze|gap)-(?:place|organization)|evidence-(?:concession|permission)|gap-connector-(?:because|unless|although|though|even-though))$/,
		standing: 'last',
		signed: 0.5,
		most: 1
	},
	{
		by: /^(?:true|true-(?:reason|moment)|false-norm|(?:cloze|gap)-(?:year|organization))$/,
		standing: 'last',
		signed: null,
		most: 2
	}
];

/** Null for kinds that are for a trainer to choose from. */
export const kindOf = (by: string): Kind | null => KINDS.find((kind) => kind.by.test(by)) ?? null;
