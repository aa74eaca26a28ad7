/** A Reading written out for people, to be judged by eye. */
import type { Clause, Phrase } from './clauses/clause.ts';
import type { Reading, Sentence } from './reading.ts';
import { isoOf } from './reference/calendar.ts';

/** Plain text: each sentence with its clauses and rules, then what runs through the article. */
export function tellReading(reading: Reading): string {
	const out: string[] = [];
	const { dateline } = reading;
	if (reading.title) out.push(`Title: ${reading.title}`);
	if (dateline.date || dateline.place) {
		out.push(`Dateline: ${[dateline.place, dateline.date].filter(Boolean).join(', ')}`);
	}
	out.push(`Language: ${reading.language} · ${reading.words} words`, '');
	reading.sentences.forEach((sentence, index) =>
		out.push(...tellSentence(reading, sentence, index))
	);
	section(out, 'Entities', tellEntities(reading));
	section(
		out,
		'Quotations',
		reading.quotes.map(({ text, utterance, speaker, verb }) => {
			const who = speaker ? `${speaker.text}${verb ? ` (${verb})` : ''}` : 'speaker not told';
			return `${utterance ? '' : 'words: '}“${text}” — ${who}`;
		})
	);
	section(
		out,
		'Dates',
		reading.dates.map(
			({ text, sentence, iso, exact, days }) =>
				`${text} (${reading.sentences[sentence]!.id}): ${exact ? '' : 'about '}${iso || `${isoOf({ ...days, to: days.from })} to ${isoOf({ ...days, from: days.to })}`}`
		)
	);
	section(out, 'Events, in the order of the story', tellEvents(reading));
	section(
		out,
		'Claims',
		reading.claims.map(
			({ id, text, attributedTo }) =>
				`${id}  ${text}${attributedTo ? ` — says ${attributedTo.text}` : ''}`
		)
	);
	section(
		out,
		'Set aside',
		reading.setAside.map(
			({ start, end, reason }) =>
				`${reason}: ${reading.text.slice(start, Math.min(end, start + 80)).replace(/\s+/g, ' ')}`
		)
	);
	return `${out.join('\n').trimEnd()}\n`;
}

function section(out: string[], title: string, lines: string[]): void {
	if (lines.length === 0) return;
	out.push(`── ${title}`, ...lines.map((line) => `  ${line}`), '');
}

function tellSentence(reading: Reading, sentence: Sentence, index: number): string[] {
	const lines = [`${sentence.id}  ${sentence.text}`];
	for (const clause of reading.clauses) {
		if (clause.sentence === index) lines.push(`    ${tellClause(clause)}`);
	}
	for (const norm of reading.norms) {
		if (norm.sentence !== index) continue;
		const parts = [
			`rule: ${norm.force.replace('-', ' ')}`,
			`who ${norm.bearer?.text ?? '(nobody named)'}`,
			norm.action,
			...norm.conditions.map((limit) => `condition “${limit.text}”`),
			...norm.exceptions.map((limit) => `exception “${limit.text}”`)
		];
		lines.push(`    § ${parts.join(' · ')}`);
	}
	return [...lines, ''];
}

function tellClause(clause: Clause): string {
	const { verb, factuality } = clause;
	const part = (name: string, phrase: Phrase | null) => (phrase ? [`${name} ${told(phrase)}`] : []);
	const form = [
		verb.negated ? 'not' : '',
		verb.modal,
		verb.lemma,
		verb.particle,
		verb.voice === 'passive' ? '(passive)' : '',
		verb.tense === 'none' ? '' : verb.tense,
		verb.perfect ? 'perfect' : '',
		verb.progressive ? 'progressive' : ''
	]
		.filter(Boolean)
		.join(' ');
	const status =
		factuality.kind === 'attributed'
			? `attributed to ${factuality.source ? told(factuality.source) : 'somebody'}`
			: factuality.kind;
	return [
		`${clause.sure ? '●' : '○'} ${clause.confidence.toFixed(2)} ${clause.kind}${clause.subordinator ? ` (${clause.subordinator})` : ''}: ${form}`,
		...part('agent', clause.agent),
		...part('patient', clause.patient),
		...part('recipient', clause.recipient),
		...part('is', clause.predicative),
		...clause.modifiers.map((modifier) => `${modifier.role} “${modifier.text}”`),
		status
	].join(' · ');
}

const told = (phrase: Phrase) =>
	phrase.from === 'place' ? `“${phrase.text}”` : `“${phrase.text}” (${phrase.from})`;

function tellEntities(reading: Reading): string[] {
	const mentions = reading.sentences.flatMap((sentence) =>
		sentence.mentions.map((mention) => ({ mention, sentence }))
	);
	return reading.clusters.map((cluster, index) => {
		const own = mentions.filter(({ mention }) => mention.cluster === index);
		const pronouns = reading.sentences.flatMap((sentence) =>
			sentence.pronouns
				.filter((pronoun) => pronoun.cluster === index)
				.map(({ position }) => `${sentence.tree.words[position]!.text} (${sentence.id})`)
		);
		const names = own.map(({ mention, sentence }) => `${mention.text} (${sentence.id})`);
		return `${cluster.type}: ${cluster.name} — ${[...names, ...pronouns].join(', ')}`;
	});
}

function tellEvents({ events }: Reading): string[] {
	const numbers = new Map(events.map((event, i) => [event.id, i + 1]));
	return events.map((event, i) => {
		const parts = [
			[event.agent?.text, event.verb.lemma, event.verb.particle, event.patient?.text]
				.filter(Boolean)
				.join(' '),
			...event.when.map(({ text }) => `when “${text}”`),
			...event.where.map(({ text }) => `where “${text}”`),
			...event.why.map(({ text }) => `why “${text}”`),
			...event.earlier.map((id) => `after ${numbers.get(id) ?? id}`),
			...(event.attributed ? [`said by ${event.saidBy?.text ?? 'somebody'}`] : [])
		];
		return `${i + 1}. ${parts.join(' · ')}`;
	});
}
