/** Which of these does the article forbid, which does it ask: several rules at once, beside rules of another force. */
import { seededRandom } from '../../random.ts';
import type { Force } from '../../reading/rules/norm.ts';
import { capitalised } from '../realise/render.ts';
import type { Rule } from './rules.ts';
import { evidenceOf, letter, makeItem, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';

interface Asked {
	by: string;
	right: readonly Force[];
	wrong: readonly Force[];
	/** @param bearer '' when the rules are for whoever reads them */
	stem: (bearer: string) => string;
	marks: string;
}

const FORBIDDEN: Asked = {
	by: 'rules-forbidden',
	right: ['must-not'],
	wrong: ['must', 'should', 'may'],
	stem: (bearer) =>
		bearer === ''
			? 'Which of these does the article forbid?'
			: `According to the article, which of these must ${bearer} not do?`,
	marks: 'forbids'
};
const REQUIRED: Asked = {
	by: 'rules-required',
	right: ['must'],
	wrong: ['must-not', 'may', 'need-not'],
	stem: (bearer) =>
		bearer === ''
			? 'Which of these does the article require?'
			: `According to the article, which of these must ${bearer} do?`,
	marks: 'requires'
};

const MOST_KEYS = 3;
const MOST_OPTIONS = 5;

export function askRulesTogether(material: Material, rules: readonly Rule[]): Candidate[] {
	const bearers = new Set(rules.map(({ bearer }) => bearer));
	return [...bearers].flatMap((bearer) =>
		[FORBIDDEN, REQUIRED].flatMap((asked) => ask(material, rules, bearer, asked))
	);
}

function ask(
	material: Material,
	rules: readonly Rule[],
	bearer: string,
	asked: Asked
): Candidate[] {
	const { reading } = material;
	const stem = `${asked.stem(bearer)} Mark all that the article ${asked.marks}.`;
	const random = seededRandom(`${stem} ${reading.text.length}`);
	const keys = distinct(
		rules.filter(
			(rule) =>
				rule.bearer === bearer &&
				asked.right.includes(rule.norm.force) &&
				isPlain(rule) &&
				rule.norm.conditions.length === 0
		)
	).slice(0, MOST_KEYS);
	if (keys.length < 2) return [];
	const own = new Set(keys.flatMap(({ action }) => [...contentWords(action)]));
	const wrong = distinct(
		random.shuffle(
			rules.filter(
				(rule) =>
					asked.wrong.includes(rule.norm.force) &&
					isPlain(rule) &&
					!rules.some(
						(other) =>
							asked.right.includes(other.norm.force) &&
							shared(contentWords(other.action), rule.action) > 1
					) &&
					shared(own, rule.action) <= 1
			)
		)
	).slice(0, MOST_OPTIONS - keys.length);
	if (wrong.length < 2) return [];
	const options = random.shuffle([...keys, ...wrong]);
	const sentences = keys.map(({ norm }) => norm.sentence);
	const claims = keys.map(({ norm, action }) => `${bearer} ${norm.force} ${action}`);
	const item = makeItem(reading, reading.sentences[sentences[0]!]!, claims.join(' '), {
		type: 'multiple',
		level: 'understand',
		stem,
		options: options.map((rule, i) => ({
			id: letter(i),
			text: capitalised(rule.action),
			rationale: WHY[rule.norm.force] ?? ''
		})),
		key: options.flatMap((rule, i) => (keys.includes(rule) ? [letter(i)] : [])),
		explanation: `The article says: “${sentences.map((i) => reading.sentences[i]!.text.replace(/[“”"]/g, '')).join(' … ')}”`,
		difficulty: 0.5
	});
	item.evidence = [...new Set(sentences)].map((i) => evidenceOf(reading, reading.sentences[i]!));
	return [{ item, sentences, claims, by: asked.by, score: 8 }];
}

const WHY: Partial<Record<Force, string>> = {
	must: 'The article asks for this.',
	should: 'The article advises this.',
	may: 'The article allows this.',
	'must-not': 'The article forbids this.',
	'need-not': 'The article leaves this open.'
};

/** A rule without exceptions whose action says enough by itself. */
function isPlain({ norm, action }: Rule): boolean {
	return norm.exceptions.length === 0 && !/^be\b/.test(action) && action.split(' ').length >= 3;
}

function distinct(rules: readonly Rule[]): Rule[] {
	return rules.filter(
		(rule, i) => !rules.slice(0, i).some((b) => shared(contentWords(b.action), rule.action) > 0)
	);
}

function shared(words: ReadonlySet<string>, text: string): number {
	return [...contentWords(text)].filter((word) => words.has(word)).length;
}
