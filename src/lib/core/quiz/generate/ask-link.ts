/** Why, to what end, in which case, when, how, against what: questions for what ties one clause to another. */
import { seededRandom, type Random } from '../../random.ts';
import { askOther, statementOf } from '../realise/question.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { innerStatement, opensSmall, type Fact, type Material } from './facts.ts';
import type { Link, Tie } from './links.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

interface Wrong {
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
	const question = wh === '' || !frame ? null : askOther(frame, wh, link.branch, material.naming());
	if (question !== null) return `According to ${by}, ${question}?`;
	return source === '' ? `The article says that ${link.main}. ${after}` : null;
}

export function optionText(link: Link, part: string, as: Tie = link.tie): string {
	const own = /^(?:if|when|once|as soon as|as long as|so long as|provided that|whenever)\b/i.exec(
		link.marker
	)?.[0];
	const opens = as === 'condition' || as === 'moment' ? (own ?? ASKED[as].opens) : ASKED[as].opens;
	return capitalised(`${opens} ${part}`.trim());
}

/** What the article gives in the same role for something else; then what it says elsewhere. */
function othersFor(
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

/** Things the article says of the same matter that are no reason or case of this one, in the form of one. */
function substitutes(
	material: Material,
	link: Link,
	asked: ReadonlySet<string>,
	random: Random
): Wrong[] {
	const { tie } = link;
	// Any aim may be an aim of more; a case or a means must be told as one.
	if (/^(?:means|purpose|condition|exception)$/.test(tie)) return [];
	const matter = contentWords(link.main);
	const near = (fact: Fact) => Math.abs(fact.index - link.index);
	return random
		.shuffle(material.facts.filter((fact) => near(fact) > 1 && near(fact) < 25))
		.sort((a, b) => Math.floor(near(a) / 5) - Math.floor(near(b) / 5))
		.flatMap((fact) => {
			const { verb, kind } = fact.clause;
			if (fact.source !== link.source || verb.negated || isHarm(fact.statement)) return [];
			if (verb.tense !== tenseOf(link) || fact.frame.front.length > 0) return [];
			if (kind !== 'main' && kind !== 'complement') return [];
			// What is always so is no moment that comes.
			if (tie === 'moment' && (verb.tense !== 'past' || verb.copular)) return [];
			const naming = material.naming();
			if (!link.write(naming)) return [];
			const statement = statementOf(fact.frame, naming);
			if (statement === null || /[():;“”"—]/.test(statement)) return [];
			// It speaks of what the question speaks of, and says something else of it.
			const shared = overlap(matter, fact.statement);
			if (shared === 0 || overlap(asked, statement) > 2 || leadsOn(material, fact)) return [];
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
	const wrong = chosenFrom(random.shuffle(siblings), main);
	if (wrong.length < 2) return [];
	const count = wrong.filter((w) => w.sibling).length;
	return [
		choice(material, link, 'link-consequence', 6.4 + count * 0.4, stem, capitalised(main), wrong)
	];
}

/** Up to three of like length, of which no two say one thing. */
function chosenFrom(wrong: readonly Wrong[], key: string): Wrong[] {
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
