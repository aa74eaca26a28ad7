/** Whether a question can be understood by itself, and is well formed. */
import { outsideQuotes } from '../generate/statements.ts';
import { matterOf, type Gate, type GateContext } from './gate.ts';
import { holdsWords } from './words.ts';

const noLooseWords: Gate = {
	id: 'gate-8',
	hard: true,
	check: (item) => {
		const matter = matterOf(item);
		const outside =
			matter === item.stem
				? outsideQuotes(matter)
				: matter.replace(/‘[^’]*’(?!\p{L})|(?<=.)["][^"]*["]/gu, '');
		const loose =
			/^[“"]?(?:He|She|It|They|This|These|Those|His|Her|Its|Their)\b|\bthe (?:other|others|latter|former)\b|\bthis (?:month|week|year|time)\b/i.exec(
				outside
			) ??
			/\b(?:did|does|do|was|were|is|are|must|may|should|has|have) (?:he|she|they)\b/i.exec(outside);
		return loose ? `“${loose[0]}” points to something outside the question.` : null;
	}
};

const noRelativeDate: Gate = {
	id: 'gate-9',
	hard: true,
	check: (item) => {
		const loose =
			/\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:days|weeks|months|years) ago|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i.exec(
				item.stem.replace(/ who (?:said|wrote|demanded that) “[^”]*”/, '')
			);
		return loose ? `“${loose[0]}” means nothing without the day of the article.` : null;
	}
};

const WRONG_ARTICLE =
	/\ba (?=[aeio](?!ne\b|nce\b|u[a-z]|wn)\p{Ll}{2})|\ban (?=[bcdfgjklmnpqrstvwyz]\p{Ll}{2})/u;

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
		if (outside.split('?').length > 2) return 'There are two questions in one.';
		const twice = /\b(\p{Ll}+) \1\b/u.exec(outside);
		if (twice && !/^(?:had|that)$/.test(twice[1]!)) return `“${twice[0]}” stands there twice.`;
		const article = WRONG_ARTICLE.exec(outside.replace(/\ba (?=e[uw]|u|one)/g, ''));
		if (article) return `“${article[0].trim()}” does not go with the word after it.`;
		return verbsFit(stem, context);
	}
};

/** "did … refused", "does … refuses": after a form of "do" the verb stands in its base form. */
function verbsFit(stem: string, { parse, reading }: GateContext): string | null {
	if (!parse || !/\b(?:did|does|do)\b/i.test(stem) || !stem.includes('?')) return null;
	const tree = parse(stem)?.tree;
	if (!tree) return null;
	for (const [at, word] of tree.words.entries()) {
		if (word.label !== 'aux' || word.lemma !== 'do' || word.head <= at) continue;
		const verb = tree.words[word.head]!;
		const form = verb.text.toLowerCase();
		const bent = /^(?:VBD|VBZ)$/.test(verb.xpos) && form !== verb.lemma;
		// "did Malik found a school": the article has it as a base form.
		if (bent && !reading?.clauses.some((c) => c.verb.lemma === form))
			return `“${word.text} … ${verb.text}” is not a form of the verb.`;
	}
	return null;
}

const noBareNegative: Gate = {
	id: 'gate-17',
	hard: false,
	check: (item) => {
		if (item.type !== 'choice' && item.type !== 'multiple') return null;
		const negative =
			/\b(?:except|(?<!must |may |should |need |can)not|n[’']t|never|incorrect|untrue)\b/i.exec(
				outsideQuotes(matterOf(item))
			);
		return negative ? `“${negative[0]}” in a question is easily overlooked.` : null;
	}
};

const OWN_WORDS =
	/\b(?:always|never|all|none|every|only|completely|totally|usually|often|sometimes|frequently|rarely|generally|many|several|some)\b/gi;

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
