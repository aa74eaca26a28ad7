/** Words by which English lays down rules. */
import type { Force } from './norm.ts';

const NOT: Record<Force, Force> = {
	must: 'need-not',
	should: 'should-not',
	may: 'must-not',
	'must-not': 'may',
	'should-not': 'should',
	'need-not': 'must'
};

/** The force of a denied expression: "is not allowed" forbids, "is not required" leaves free. */
export const denied = (force: Force): Force => NOT[force];

/** Modal and semi-modal lemmas: force as it stands and force denied. */
export const MODALS: Readonly<Record<string, { plain: Force | null; denied: Force | null }>> = {
	must: { plain: 'must', denied: 'must-not' },
	shall: { plain: 'must', denied: 'must-not' },
	'have to': { plain: 'must', denied: 'need-not' },
	'need to': { plain: 'must', denied: 'need-not' },
	need: { plain: 'must', denied: 'need-not' },
	should: { plain: 'should', denied: 'should-not' },
	ought: { plain: 'should', denied: 'should-not' },
	'ought to': { plain: 'should', denied: 'should-not' },
	'be to': { plain: 'must', denied: 'must-not' },
	may: { plain: 'may', denied: 'must-not' },
	can: { plain: null, denied: 'must-not' }
};

/** Verbs whose infinitive (or "from …ing") is the action; active they bind their object, passive their subject. */
export const DEONTIC_VERBS: Readonly<Record<string, Force>> = {
	require: 'must',
	oblige: 'must',
	obligate: 'must',
	expect: 'should',
	advise: 'should',
	encourage: 'should',
	recommend: 'should',
	allow: 'may',
	permit: 'may',
	entitle: 'may',
	authorise: 'may',
	authorize: 'may',
	prohibit: 'must-not',
	forbid: 'must-not',
	ban: 'must-not',
	bar: 'must-not',
	exempt: 'need-not',
	excuse: 'need-not'
};

/** What is said of an action: "it is forbidden to …", "…ing is compulsory", "are free to". */
export const DEONTIC_ADJECTIVES: Readonly<Record<string, Force>> = {
	mandatory: 'must',
	compulsory: 'must',
	obligatory: 'must',
	required: 'must',
	necessary: 'must',
	forbidden: 'must-not',
	prohibited: 'must-not',
	banned: 'must-not',
	illegal: 'must-not',
	unlawful: 'must-not',
	allowed: 'may',
	permitted: 'may',
	permissible: 'may',
	optional: 'need-not',
	voluntary: 'need-not',
	free: 'may',
	entitled: 'may',
	obliged: 'must',
	advisable: 'should',
	exempt: 'need-not'
};

/** Nouns that, had by somebody, bind or free: "have the right to". */
export const DEONTIC_NOUNS: Readonly<Record<string, Force>> = {
	right: 'may',
	permission: 'may',
	duty: 'must',
	obligation: 'must',
	responsibility: 'must'
};

/** Verbs of what happens rather than of what is done: with "may" or "should" they guess or foretell. */
export const HAPPENS = new Set(
	'rain snow arrive occur happen seem appear become remain last cost fall rise change vary differ exist contain help cause lead affect reduce increase improve prove mean depend result feel look sound smell taste die grow suffer experience find hear notice'.split(
		' '
	)
);

/** Markers of a limit that takes its case out of the rule. */
export const EXCEPTING =
	/^(?:unless|except|except for|except that|except when|except where|except if|excluding|apart from|other than|save|only if|only when|only with|but not|with the exception of|even if)$/i;
export const PERMISSION =
	/\b(?:permission|consent|approval|authori[sz]ation|agreement|permit|leave|notice|invitation|supervision|prescription|warrant|reason|cause)\b/i;
