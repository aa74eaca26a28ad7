/** Whether a question can be understood by itself, and is well formed. */
import { outsideQuotes } from '../generate/wording.ts';
import type { EntityClass } from '../../reading/typing/entity-types.ts';
import type { Item } from '../item.ts';
import { matterOf, showsPassage, type Gate, type GateContext } from './gate.ts';
import { bentAfterDo, disagreement, lacksAuxiliary, wrongArticle } from './question-form.ts';
import { holdsWords } from './words.ts';

/** What an item says in its own words: its matter without what it quotes. A gap stands in quotation marks of ours. */
function ownWords(item: Item): string {
	const matter = matterOf(item);
	return matter === item.stem || !matter.startsWith('“')
		? outsideQuotes(matter)
		: matter.replace(/‘[^’]*’(?!\p{L})|(?<=.)["][^"]*["]/gu, '');
}

const POINTS_OUT = [
	/^[“"]?(?:He|She|It|They|This|These|Those|His|Her|Its|Their)\b(?! (?:of (?:these|the)\b))/i,
	/\bthe (?:others?|latter|former)\b(?! (?:side|end|hand|half))/i,
	/\b(?:the other one|each other's)\b/i,
	/\b(?:as|was|were|is|are)? ?(?:mentioned|described|shown|said|noted|listed|stated|explained|named) (?:above|below|earlier|before)\b/i,
	/\bthe (?:above|aforementioned|said)\b(?! (?:to|that))/i,
	/\bfor the same\b(?![^.?]* as\b)/i,
	/\bthe (?:new|old|first|second|third|last|next) ones?\b/i,
	/^[“"]?According to [^,]{2,80}, (?:he|she|they|it)\b(?! (?:is|was) (?:\p{Ll}+ ){0,2}(?:that|to)\b)/iu,
	/\b(?:by|with|from|to|of|for) (?:he|she|they)\b(?! who\b)/i,
	/[”"_] (?:although|because|when|after|before|while) (?:he|she|they|it)\b/i,
	/^[“"]?Without [^,]{2,40} (?:he|she|they|it) (?:must|may|should|can)\b/i,
	/^[“"]?(?:From|At|By|Since) [^,]{2,40}, (?:he|she|they|it) (?:must|may|should|can|has|had|becomes|became)\b/i,
	/\b(?:none|all|much|most|some|each|any) of (?:that|this|them|these|those)\b(?! (?:who|which|that|in|of|with)\b)/i,
	/\bsuch an? \p{Ll}/iu,
	/\b(?:did|does|do|was|were|is|are|must|may|should|has|have) (?:he|she|they)\b(?! who)/i,
	/\b(?:did|must|has|have|had|should|may) it\b(?! take)/i,
	/(?<!\p{Lu}[\p{L}.]* )\b(?:I|I[’'](?:m|ve|d|ll))(?= \p{Ll})/u,
	/\b(?:we|our|ours|my|mine|me|us|myself|ourselves)\b/
];
/** "this" and "that" before what they point to; "that" may as well join clauses. */
const DEMONSTRATIVE = /\b(?:this|these|those) (?!(?:who|in|of|with|that|are|is)\b)\p{L}/iu;
const ASKS_OF_THESE =
	/^Which of these\b|^Put these \p{Ll}+|\bof these (?:does|do|is|are|has|have|was|were|must|should|may)\b/u;

const noLooseWords: Gate = {
	id: 'gate-8',
	hard: true,
	check: (item, context) => {
		// Its sentences are to be understood from one another.
		if (showsPassage(item)) return null;
		const own = ownWords(item);
		const pointed = POINTS_OUT.map((pattern) => pattern.exec(own)).find((found) => found !== null);
		const demonstrative = DEMONSTRATIVE.exec(own.replace(ASKS_OF_THESE, ''));
		const loose =
			pointed?.[0] ??
			demonstrative?.[0].split(' ')[0] ??
			unnamed(item, own, context) ??
			pointing(own, context.parse);
		return loose ? `“${loose.trim()}” points to something outside the question.` : null;
	}
};

const A_PERSON =
	/\b(?:Mr|Mrs|Ms|Dr|who|whom|whose|someone|somebody|anyone|anybody|everyone|everybody|nobody|person|man|woman|boy|girl|child|worker|employee|member|officer|manager|driver|nurse|doctor|patient|student|pupil|visitor|teacher|owner|director|chair|author|judge|agent|player|mother|father|son|daughter|wife|husband|brother|sister|king|queen)\b/i;
const SEVERAL =
	/\b(?:and|who|people|police|staff|children|men|women|someone|somebody|anyone|anybody|everyone|everybody|nobody|each|every|person|team|crew|family|group|company|council)\b/i;
const MEASURE =
	/^(?:seconds|minutes|hours|days|weeks|months|years|times|metres|meters|kilometres|miles|ounces|euros|dollars|pounds|francs|degrees|words)$/;

/** A pronoun with nothing before it that it could mean. */
function unnamed(item: Item, own: string, { parse, reading }: GateContext): string | null {
	const found = [
		...own.matchAll(/\b(?:he|she|him|his|her|hers|himself|herself|it|they|them|their|theirs)\b/g)
	];
	if (found.length === 0) return null;
	const words = parse?.(own)?.tree.words ?? null;
	const mentions = reading?.sentences.flatMap((s) => s.mentions);
	const named = (near: string, ...types: EntityClass[]) =>
		mentions?.some((m) => types.includes(m.type) && near.includes(m.text));
	for (const { 0: pronoun, index } of found) {
		// The name may come right after it: "In her letter, Vance …".
		const after = /^[^,]{0,60}, (?:\p{Lu}|the |an? |____)[^,]*/u.exec(own.slice(index))?.[0] ?? '';
		const near = `${own.slice(0, index)} ${after}`;
		const gapIs = near.includes('____') && /person|man|woman/.test(item.stem);
		if (pronoun === 'it') {
			// Where it means nothing ("it is hard to …"), or a noun stands before it.
			const at = words?.findIndex((w) => w.start === index) ?? -1;
			const means = at > 0 && words![at]!.label === 'nsubj' && words![at]!.head > at;
			if (
				means &&
				!near.includes('____') &&
				!words!.slice(0, at).some((w) => /^(?:NOUN|PROPN|PRON)$/.test(w.upos))
			)
				return pronoun;
			continue;
		}
		if (/^th/.test(pronoun)) {
			const several =
				words?.some(
					(w) => w.start < near.length && /^NNP?S$/.test(w.xpos) && !MEASURE.test(w.text)
				) ?? /\p{Ll}{2,}s\b/u.test(near);
			if (!several && !gapIs && !SEVERAL.test(near) && !named(near, 'organization', 'person'))
				return pronoun;
			continue;
		}
		const known =
			named(near, 'person') ??
			/\p{Lu}\p{Ll}|\p{Ll}{3,}(?:er|or|ist|ian|ant|ess)\b/u.test(near.slice(1));
		if (!known && !gapIs && !A_PERSON.test(near)) return pronoun;
	}
	return null;
}

/** "that ruling": "that" with a noun, by its place in the tree. */
function pointing(own: string, parse: GateContext['parse']): string | null {
	if (!parse || !/\bthat \p{Ll}/iu.test(own)) return null;
	const words = parse(own)?.tree.words ?? [];
	const at = words.findIndex(
		(w, i) =>
			w.text.toLowerCase() === 'that' &&
			w.label === 'det' &&
			w.head > i &&
			w.head - i <= 2 &&
			/^NNP?$/.test(words[w.head]!.xpos) &&
			!/^NN/.test(words[w.head + 1]?.xpos ?? '')
	);
	return at < 0 ? null : `${words[at]!.text} ${words[at + 1]!.text}`;
}

const SPAN =
	'(?:day|night|week|weekend|month|year|decade|century|season|summer|winter|spring|autumn|fall|morning|afternoon|evening|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?';
const RELATIVE_DATE = new RegExp(
	[
		'yesterday|today|tomorrow|tonight|nowadays|currently|recently|lately|so far|to date|until now|right now|these days',
		'at (?:present|the moment)(?! (?:when|of|that))',
		// "the last week of May" and "the next day" hang on what the question itself names.
		`(?<!\\bthe )(?:last|next|this|coming|past) ${SPAN}(?! (?:of|before)\\b)`,
		`(?:earlier|later) (?:today|this ${SPAN})`,
		`(?:in|over|during|for|within) (?:the )?(?:past|last|recent|coming|next) (?:few |several |two |three |five |ten |\\d+ )?${SPAN}(?! (?:of|before)\\b)`,
		`${SPAN} ago`,
		`on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! ?,? (?:\\([^)]*\\d|\\d|the \\d|January|February|March|April|May|June|July|August|September|October|November|December))`,
		'(?<!how |as |too |very |so )soon(?! (?:after|before|as))'
	]
		.map((part) => `\\b(?:${part})\\b`)
		.join('|'),
	'i'
);

const noRelativeDate: Gate = {
	id: 'gate-9',
	hard: true,
	check: (item) => {
		// A passage is quoted as it stands, and no date in it is asked for.
		if (showsPassage(item)) return null;
		const said = ownWords(item).replace(/ who (?:said|wrote|demanded that) “[^”]*”/, '');
		const loose = RELATIVE_DATE.exec(said);
		return loose ? `“${loose[0]}” means nothing without the day of the article.` : null;
	}
};

const ASKS =
	/^(?:(?:in|on|at|by|to|from|for|since|until|through|with|under|of) )?(?:which|what|who|whom|whose|when|where|why|how)\b/i;

const wellFormed: Gate = {
	id: 'gate-11',
	hard: true,
	check: (item, context) => {
		const { stem } = item;
		for (const [open, close] of ['“”', '()', '[]'] as const) {
			if (stem.split(open!).length !== stem.split(close!).length)
				return `A ${open} or ${close} stands alone.`;
		}
		if (stem.split('"').length % 2 === 0) return 'A quotation mark stands alone.';
		const outside = outsideQuotes(stem);
		const doubled = /(?<!\.)\.\.(?!\.)|[,;]{2}|,[.?!]|[ \t][,;.?!](?![.\d])/.exec(outside);
		if (doubled) return `“${doubled[0]}”: a mark stands loose or twice.`;
		if (outside.split('?').length > 2 || /\? (?:and|or) \p{L}+[?.]?$/iu.test(outside))
			return 'There are two questions in one.';
		const own = ownWords(item);
		const twice = /\b(\p{L}{2,}) \1\b/iu.exec(own);
		if (
			twice &&
			!/^(?:had|that)$/i.test(twice[1]!) &&
			/\p{Ll}/u.test(twice[1]!.charAt(0) + twice[0].at(-twice[1]!.length)!)
		)
			return `“${twice[0]}” stands there twice.`;
		const source = /^According to (\p{Lu}[^,:]{2,60}), .*\b\1(?!\p{L})/u.exec(
			own.replace(/^[“"]/, '')
		);
		if (source) return `“${source[1]}” is named twice.`;
		const article = wrongArticle(own);
		if (article) return `“${article}”: the article does not go with the word after it.`;
		const matter = matterOf(item).replace(/^According to [^,]{2,80}, /i, '');
		if (item.type === 'true-false')
			return isPhrase(matter, context) ? 'This is no sentence.' : null;
		if (item.type === 'cloze' || !ASKS.test(matter)) return null;
		return outside.includes('?') ? verbsFit(matter, context) : 'The question has no question mark.';
	}
};

/** Whether a statement was read as a mere phrase, where a parser is at hand. */
function isPhrase(statement: string, { parse }: GateContext): boolean {
	const tree = parse?.(statement)?.tree;
	if (!tree || tree.root < 0) return false;
	const { upos } = tree.words[tree.root]!;
	return upos !== 'VERB' && upos !== 'AUX' && tree.child(tree.root, 'cop', 'expl', 'aux') < 0;
}

/** The verbs of a question, where a parser is at hand. */
function verbsFit(question: string, { parse, reading }: GateContext): string | null {
	const tree = parse?.(question)?.tree;
	if (!tree) return null;
	if (lacksAuxiliary(tree)) return 'The question lacks a word like “did”, “is” or “must”.';
	// The article may have a form as a verb of its own: "found" in "founded a school".
	const known = (form: string) => reading?.clauses.some((c) => c.verb.lemma === form) ?? false;
	const bent = bentAfterDo(tree, known);
	if (bent) return `“${bent}” is not a form of the verb.`;
	const apart = disagreement(tree);
	return apart && `“${apart}”: one is singular, the other plural.`;
}

const NEGATIVE_WORD = /\b(?:except|not|n[’']t|never|incorrect|untrue|false|wrong|NOT|EXCEPT)\b/i;

const noBareNegative: Gate = {
	id: 'gate-17',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		// "What must visitors not carry?" asks for a rule; "must" and "may" show that it forbids.
		const own = outsideQuotes(matterOf(item)).replace(
			/\b(must|may|should|need|can)((?: [^\s?]+){0,5}) not\b/gi,
			'$1$2'
		);
		const negative = NEGATIVE_WORD.exec(
			own.replace(/\b(?:go(?:es)?|went|gone) wrong\b|\bfalse (?:alarm|teeth|name)/gi, '')
		);
		return negative ? `“${negative[0]}” in a question is easily overlooked.` : null;
	}
};

const OWN_WORDS =
	/\b(?:always|never|all|none|every|only|solely|completely|totally|entirely|absolutely|invariably|definitely|usually|often|sometimes|frequently|rarely|seldom|generally|typically|commonly|normally|(?<!how )many|several|some)\b/gi;

const noWordsOfOurOwn: Gate = {
	id: 'gate-18',
	hard: false,
	check: (item, { text }) => {
		const said = [matterOf(item), ...item.options.map((o) => o.text)].join(' ');
		const added = [...said.matchAll(OWN_WORDS)].find(([word]) => !holdsWords(text, word));
		return added ? `“${added[0]}” is not the article’s word, and can give the answer away.` : null;
	}
};

const stemLength: Gate = {
	id: 'gate-19',
	hard: false,
	check: (item) => {
		const words = item.stem.split(/\s+/).filter(Boolean).length;
		if (words === 0) return 'The question has no words yet.';
		return words < 6 || words > 40 ? 'The question is very short or very long.' : null;
	}
};

export const WORDING_GATES: readonly Gate[] = [
	noLooseWords,
	noRelativeDate,
	wellFormed,
	noBareNegative,
	noWordsOfOurOwn,
	stemLength
];
