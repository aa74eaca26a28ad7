import { seededRandom } from '../../random.ts';
import type { Entity, Quote, Reading } from '../../reading/reading.ts';
import { letter, makeItem, upperFirst, type Candidate } from './candidate.ts';
import { fullestName } from './peers.ts';
import { isHarm } from './wording.ts';

/** "Who said …?": a whole quotation, and who the article says said it. */
export function draftAttribution(reading: Reading): Candidate[] {
	const speakers = reading.quotes.map((q) => speakerName(reading, q));
	return reading.quotes.flatMap((quote, i) => {
		const speaker = speakers[i];
		const sentence = reading.sentences[quote.sentence]!;
		const words = quote.text.split(/\s+/).length;
		if (!speaker || words < 5 || words > 45 || isHarm(quote.text)) return [];
		if (
			/\b(?:he|she|him|her|his|it|they|them|their|this one|that one|these|those)\b/i.test(
				quote.text.split(/\s+/).slice(0, 4).join(' ')
			)
		)
			return [];
		const said = /^["“]\p{Lu}/u.test(reading.text.slice(quote.start - 1)) ? 'said' : 'spoke of';
		const said2 = quote.verb.startsWith('wr')
			? 'wrote'
			: quote.verb === 'demanded'
				? 'demanded that'
				: said;
		if (said2 === 'spoke of') return [];
		if (overlapsName(quote.text, speaker.name)) return [];
		const wrong = otherSpeakers(reading, speaker, speakers, quote);
		if (wrong.length < 2) return [];
		const random = seededRandom(quote.text);
		const options = random.shuffle([
			{ text: speaker.name, right: true },
			...wrong.slice(0, 3).map((text) => ({ text, right: false }))
		]);
		const body = quote.text.replace(/[,.]$/, '');
		return [
			{
				sentences: [quote.sentence],
				claims: [quote.text],
				by: 'attribution',
				score: 7.6,
				item: makeItem(reading, sentence, quote.text, {
					type: 'choice',
					level: 'recall',
					stem: `According to the article, who ${said2} “${body}”?`,
					options: options.map((o, k) => ({
						id: letter(k),
						text: upperFirst(o.text),
						rationale: o.right
							? `The article gives these words to ${speaker.name}.`
							: `The article gives these words to ${speaker.name}, not to ${o.text}.`
					})),
					key: [letter(options.findIndex((o) => o.right))],
					explanation: `The article gives these words to ${speaker.name}.`,
					difficulty: 0.4
				})
			}
		];
	});
}

interface Speaker {
	name: string;
	key: string;
	type: Entity['type'];
}

function speakerName(reading: Reading, quote: Quote): Speaker | null {
	if (!quote.speaker) return null;
	const sentence = reading.sentences[quote.speaker.sentence]!;
	const { text, start, end } = quote.speaker;
	const inside = sentence.entities.filter(
		(e) => e.start >= start && e.end <= end && /^(?:person|organization|place)$/.test(e.type)
	);
	const entity = inside.find(
		(e) => e.text === text || `The ${e.text}` === text || `the ${e.text}` === text
	);
	if (entity && entity.type !== 'place') {
		const name =
			entity.type === 'person' ? fullestName(reading, entity) : text.replace(/^The /, 'the ');
		if (entity.type === 'person' && !name.includes(' ')) return null;
		return { name, key: entity.key, type: entity.type };
	}
	const role =
		/^[Tt]he (ministry|university|court|company|agency|police|commission|council|committee|union|bank|government|embassy|hospital|department|institute)$/.exec(
			text
		)?.[1];
	if (!role) return null;
	const named = new Map(
		reading.sentences
			.flatMap((s) => s.entities)
			.filter((e) => e.type === 'organization' && e.text.toLowerCase().includes(role))
			.map((e) => [e.key, e.text])
	);
	if (named.size !== 1) return null;
	const [key, name] = [...named][0]!;
	return { name: `the ${name.replace(/^The /, '')}`, key, type: 'organization' };
}

function overlapsName(text: string, name: string): boolean {
	return (
		name
			.split(' ')
			.some(
				(w) =>
					w.length > 4 &&
					new RegExp(`\\b${w}\\b`).test(text) &&
					!/^(?:Ministry|Foreign|Affairs|Human|Mobility)$/.test(w)
			) || text.includes(name)
	);
}

/** Others who could have said it: speakers and people first, then organisations; nobody who shares a name or house. */
function otherSpeakers(
	reading: Reading,
	speaker: Speaker,
	speakers: (Speaker | null)[],
	quote: Quote
): string[] {
	const sentence = reading.sentences[quote.sentence]!;
	const found = new Map<string, string>();
	const add = (key: string, name: string) => {
		const head = speaker.name.split(' ').at(-1)!.toLowerCase();
		if (key === speaker.key || found.has(key) || name.toLowerCase().includes(head)) return;
		if ([...found.values()].some((f) => f.includes(name) || name.includes(f))) return;
		if (quote.text.includes(name)) return;
		found.set(key, name);
	};
	for (const s of speakers) if (s) add(s.key, s.name);
	const entities = reading.sentences.flatMap((s) => s.entities);
	for (const e of entities) {
		const name = e.type === 'person' ? fullestName(reading, e) : '';
		if (
			name.includes(' ') &&
			!sentence.entities.some((o) => o.key === e.key && o.type === 'person')
		)
			add(e.key, name);
	}
	for (const e of entities) {
		if (e.type !== 'organization' || e.class === 'acronym' || sentence.entities.includes(e))
			continue;
		if (e.text.split(' ').length < 2 || e.text.length > 60) continue;
		add(e.key, `the ${fullestName(reading, e).replace(/^The /, '')}`);
	}
	const same = [...found].filter(([key]) =>
		entities.some((e) => e.key === key && e.type === speaker.type)
	);
	const rest = [...found].filter(([key]) => !same.some(([k]) => k === key));
	return [...same, ...rest].map(([, name]) => name);
}
