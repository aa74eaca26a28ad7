/** Why, to what end, in which case, when, how, against what: questions for what ties one clause to another. */
import { seededRandom, type Random } from '../../random.ts';
import type { Frame } from '../realise/frame.ts';
import { askOther, statementOf } from '../realise/question.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { innerStatement, opensSmall, type Fact, type Material } from './facts.ts';
import type { Link, Tie } from './links.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

export interface Wrong {
	text: string;
	why: string;
	/** Whether the article itself gives it in the same role. */
	sibling: boolean;
}

/** The question word of each tie, what is asked after a statement, and the word its answers open with. */
const ASKED: Record<Tie, { wh: string; after: string; opens: string }> = {
	reason: { wh: 'why', after: 'Which reason does it give for that?', opens: 'Because' },
	purpose: { wh: 'for what purpose', after: 'For what purpose?', opens: 'To' },
	condition: { wh: 'in which case', after: 'In which case?', opens: 'If' },
	exception: { wh: '', after: 'In which case does that not hold?', opens: 'If' },
	moment: { wh: 'when', after: 'When?', opens: 'When' },
	means: { wh: 'how', after: 'How?', opens: 'By' },
	contrast: { wh: '', after: 'Which of these does it set against that?', opens: '' }
};

/** What can stand in the place of what: a case told with "when" is a case, too. */
const FAMILY: Record<Tie, readonly Tie[]> = {
	reason: ['reason'],
	purpose: ['purpose'],
	condition: ['condition', 'exception', 'moment'],
	exception: ['condition', 'exception', 'moment'],
	moment: ['moment', 'condition'],
	means: ['means'],
	contrast: ['contrast']
};

export function askLinks(material: Material, links: readonly Link[]): Candidate[] {
	return links.flatMap((link) => [
		...askPart(material, links, link),
		...(link.tie === 'condition' ? askConsequence(material, links, link) : [])
	]);
}

/** "Why was no alert sent?": the reason among other reasons, or among other things the article says. */
function askPart(material: Material, links: readonly Link[], link: Link): Candidate[] {
	const stem = stemFor(material, link);
	const written = link.write(material.naming());
	if (stem === null || written === null) return [];
	const key = optionText(link, written.part);
	const random = seededRandom(stem);
	const wrong = chosenFrom(othersFor(material, links, link, random), key);
	if (wrong.length < 2) return [];
	const siblings = wrong.filter((w) => w.sibling).length;
	return [choice(material, link, `link-${link.tie}`, 7.2 + siblings * 0.4, stem, key, wrong)];
}

function stemFor(material: Material, link: Link): string | null {
	const { tie, source, frame } = link;
	const by = source === '' ? 'the article' : source;
	const { wh, after } = ASKED[tie];
	if (link.order) return `The article says: “${capitalised(link.main)}.” ${after}`;
	const question =
		wh === '' || !frame || holdsClause(frame)
			? null
			: askOther(frame, wh, link.branch, material.naming());
	if (question !== null) return `According to ${by}, ${question}?`;
	return source === '' ? `The article says that ${link.main}. ${after}` : null;
}

/** "For jobs that last two hours, …": moved behind, its verb would be read with the last words. */
function holdsClause({ front, sentence }: Frame): boolean {
	return front.some((i) => /^(?:VB[DPZ]|MD)$/.test(sentence.tree.words[i]!.xpos));
}

export function optionText(link: Link, part: string, as: Tie = link.tie): string {
	const own = /^(?:if|when|once|as soon as|as long as|so long as|provided that|whenever)\b/i.exec(
		link.marker
	)?.[0];
	const opens = as === 'condition' || as === 'moment' ? (own ?? ASKED[as].opens) : ASKED[as].opens;
	return capitalised(`${opens} ${part}`.trim());
}

/** What the article gives in the same role for something else; then what it says elsewhere. */
export function othersFor(
	material: Material,
	links: readonly Link[],
	link: Link,
	random: Random
): Wrong[] {
	const asked = contentWords(`${link.main} ${link.part}`);
	const siblings = random
		.shuffle(links.filter((other) => isOther(link, other)))
		.flatMap((other) => {
			const part = other.alone;
			if (part === null || overlap(asked, part) > 1) return [];
			return [
				{
					text: optionText(other, part, link.tie),
					why: `The article says this of something else: “${capitalised(other.main)}.”`,
					sibling: true
				}
			];
		});
	return [...siblings, ...substitutes(material, link, asked, random)];
}

function isOther(link: Link, other: Link): boolean {
	return (
		FAMILY[link.tie].includes(other.tie) &&
		other.index !== link.index &&
		other.source === link.source &&
		tenseOf(other) === tenseOf(link)
	);
}

/** Things the article says that are no reason, case or purpose of this one, in the form of one. */
function substitutes(
	material: Material,
	link: Link,
	asked: ReadonlySet<string>,
	random: Random
): Wrong[] {
	const { tie } = link;
	if (tie === 'means') return [];
	if (tie === 'purpose') {
		return random.shuffle(aimsOf(material, link.index)).flatMap((text) =>
			overlap(asked, text) > 0 || isHarm(text)
				? []
				: [
						{
							text: `To ${text}`,
							why: 'The article says this of something else.',
							sibling: false
						}
					]
		);
	}
	const near = (fact: Fact) => Math.abs(fact.index - link.index);
	return random
		.shuffle(material.facts.filter((fact) => near(fact) > 1 && near(fact) < 25))
		.sort((a, b) => Math.floor(near(a) / 5) - Math.floor(near(b) / 5))
		.flatMap((fact) => {
			const { verb } = fact.clause;
			if (fact.source !== link.source || verb.negated || isHarm(fact.statement)) return [];
			if (verb.tense !== tenseOf(link) || fact.frame.front.length > 0) return [];
			if (fact.clause.kind === 'relative') return [];
			// What is always so is no case that may come.
			if (/^(?:condition|exception|moment)$/.test(tie) && verb.tense !== 'past') return [];
			const naming = material.naming();
			if (!link.write(naming)) return [];
			const statement = statementOf(fact.frame, naming);
			if (statement === null || overlap(asked, statement) > 1 || /[():;“”"—]/.test(statement))
				return [];
			if (leadsOn(material, fact)) return [];
			const small = opensSmall(fact.frame, statement, material.proper);
			const text = innerStatement({ statement, small });
			return [
				{
					text: capitalised(`${ASKED[tie].opens} ${text}`.trim()),
					why:
						tie === 'reason'
							? 'The article says this, but does not give it as the reason.'
							: 'The article says this, but not of this.',
					sibling: false
				}
			];
		});
}

/** "collect customs duties": what the article says that somebody wanted, tried or had to do, elsewhere. */
function aimsOf({ reading, naming }: Material, index: number): string[] {
	return reading.clauses.flatMap((clause) => {
		const { tree } = reading.sentences[clause.sentence]!;
		const at = clause.predicate;
		const word = tree.words[at]!;
		if (clause.kind !== 'infinitive' || clause.sentence === index || clause.confidence < 0.5)
			return [];
		if (word.xpos !== 'VB' || tree.words[at - 1]?.text !== 'to' || clause.quoted) return [];
		if (clause.verb.voice === 'passive' || tree.child(at, 'aux', 'cop') >= 0) return [];
		const sentence = reading.sentences[clause.sentence]!;
		const own = tree.subtree(at).filter((i) => i >= at);
		if (own.at(-1)! - at + 1 !== own.length) return [];
		const text = tidied(renderWords(sentence, own, naming()) ?? '');
		const words = text.split(' ').length;
		return words < 3 || words > 14 || /["“”()[\]:;—–]/.test(text) ? [] : [text];
	});
}

/** The tense of what ties on: another would stand out. */
function tenseOf(link: Link): string {
	if (link.tie === 'purpose' || link.tie === 'means') return 'none';
	const { words } = link.sentence.tree;
	const forms = [...link.branch].map((i) => words[i]!.xpos);
	return forms.includes('VBD') ? 'past' : 'present';
}

/** What the next sentence takes for its own reason may be the reason of more. */
function leadsOn({ reading }: Material, fact: Fact): boolean {
	const next = reading.sentences[fact.index + 1]?.text ?? '';
	return /^(?:This|That|As a result|Therefore|So|Consequently|Thus|Hence)\b/.test(next);
}

/** "What happens if a radiator needs bleeding twice a year?" */
function askConsequence(material: Material, links: readonly Link[], link: Link): Candidate[] {
	const { verb } = link.clause;
	if (
		link.source !== '' ||
		link.order ||
		/^(?:must|should|shall|may|have to|need)$/.test(verb.modal)
	)
		return [];
	const { main, part } = link;
	const asks = verb.copular || /^(?:have|need|mean)$/.test(verb.lemma) ? 'is true' : 'happens';
	const stem = `According to the article, what ${asks} if ${part}?`;
	const random = seededRandom(stem);
	const asked = contentWords(`${main} ${part}`);
	const siblings = links.flatMap((other) =>
		other.tie === 'condition' &&
		other.index !== link.index &&
		other.source === '' &&
		!other.order &&
		overlap(asked, other.main) <= 1
			? [
					{
						text: capitalised(other.main),
						why: `The article says this of another case: if ${other.part}.`,
						sibling: true
					}
				]
			: []
	);
	const facts = random
		.shuffle(material.facts.filter((fact) => Math.abs(fact.index - link.index) > 1))
		.filter(
			(fact) =>
				fact.source === '' &&
				fact.clause.verb.tense === verb.tense &&
				fact.clause.verb.copular === verb.copular &&
				overlap(asked, fact.statement) <= 1 &&
				!/[():;“”"—]/.test(fact.statement) &&
				!isHarm(fact.statement)
		)
		.map((fact) => ({
			text: fact.statement,
			why: 'The article says this, but not of this case.',
			sibling: false
		}));
	const wrong = chosenFrom([...random.shuffle(siblings), ...facts], main);
	if (wrong.length < 2) return [];
	const count = wrong.filter((w) => w.sibling).length;
	return [
		choice(material, link, 'link-consequence', 6.4 + count * 0.4, stem, capitalised(main), wrong)
	];
}

/** Up to three of like length, of which no two say one thing. */
export function chosenFrom(wrong: readonly Wrong[], key: string): Wrong[] {
	const chosen: Wrong[] = [];
	for (const one of wrong) {
		const [a, b] = [one.text.length, key.length];
		if (a > b * 1.9 + 10 || b > a * 1.6 + 10) continue;
		const words = contentWords(one.text);
		if (chosen.some((c) => overlap(words, c.text) > 1 || c.text === one.text)) continue;
		chosen.push(one);
		if (chosen.length === 3) break;
	}
	return chosen;
}

function choice(
	material: Material,
	link: Link,
	by: string,
	score: number,
	stem: string,
	key: string,
	wrong: readonly Wrong[]
): Candidate {
	const options = seededRandom(`${stem} ${key}`).shuffle([
		{ text: key, why: 'This is what the article says.' },
		...wrong
	]);
	const claim = `${link.main} ${link.marker} ${link.part}`;
	return {
		sentences: [link.index],
		claims: [claim],
		by,
		score,
		item: makeItem(material.reading, link.sentence, claim, {
			type: 'choice',
			level: 'understand',
			stem,
			options: options.map(({ text, why }, i) => ({ id: letter(i), text, rationale: why })),
			key: [letter(options.findIndex(({ text }) => text === key))],
			explanation: `The article says: ${quoted(link.sentence.text)}`,
			difficulty: 0.45
		})
	};
}

function overlap(words: ReadonlySet<string>, text: string): number {
	let shared = 0;
	for (const word of contentWords(text)) if (words.has(word)) shared++;
	return shared;
}
