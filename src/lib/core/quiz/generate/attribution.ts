/** Who said it: a whole quotation, and who the article says spoke it. */
import { seededRandom } from '../../random.ts';
import type { Quote, Sentence } from '../../reading/reading.ts';
import { capitalised, renderWords } from '../realise/render.ts';
import { letter, makeItem, type Candidate } from './candidate.ts';
import { positionsOf, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

interface Voice {
	/** "the foreign ministry", "Leonora Vance" */
	name: string;
	identity: string;
	/** A person, not a body. */
	person: boolean;
	/** Shorter names of the same one that may be answered. */
	short: string[];
}

const SHORTEST = 4;
/** Of words that nothing leads up to. */
const SHORTEST_ALONE = 6;
const LONGEST = 45;
/** What a quotation may not begin with: it points to words before it. */
const POINTS_BACK = /^(?:\S+ )?(?:he|she|him|her|his|it|they|them|their|this|that|these|those)\b/i;
/** With a title among bare names, somebody stands out. */
const TITLED = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Cllr|Prof)\b/;
/** Of whom or what the speaker has just spoken. */
const OF_SOMEBODY =
	/\b(?:they|them|their|he|she|him|her|his|its?|this(?! (?:nature|kind|sort)\b)|these|those|(?:at|in|on|of|from|for|with) that)\b/i;
const VAGUE = /^(?:one|some|many|others?|people|he|she|they|it|who|nobody|everyone|a|an)\b/i;

export function draftAttribution(material: Material): Candidate[] {
	const { quotes } = material.reading;
	const voices = quotes.map((quote) => voiceOf(material, quote));
	return quotes.flatMap((quote, i) => {
		const voice = voices[i];
		const words = quote.text.split(/\s+/).length;
		if (!voice || words < SHORTEST || words > LONGEST) return [];
		const told = material.reading.sentences[quote.sentence]!;
		const lead = leadOf(told, quote);
		if (isHarm(quote.text) || POINTS_BACK.test(quote.text) || lead === null) return [];
		if (OF_SOMEBODY.test(quote.text)) return [];
		// "We were not told" says too little to be anybody's.
		if (lead === '' && words < SHORTEST_ALONE) return [];
		// Words from the middle of what was said are told by what leads up to them.
		if (!quote.utterance && lead === '') return [];
		if (sharesWord(quote.text, voice.name) || TITLED.test(voice.name)) return [];
		const named = namedVoices(material, told.start);
		const others = [...voices.flatMap((v) => v ?? []), ...named].filter(
			({ person, name }) => person === voice.person && !TITLED.test(name)
		);
		return [itemFor(material, quote, voice, others, lead)];
	});
}

/**
 * What stands between the speaker and words quoted from the middle of what they said: "demanded that", "announced that he
 * would"; '' before words quoted whole; null where they cannot be put after "who".
 */
function leadOf({ text, start }: Sentence, quote: Quote): string | null {
	if (/^\p{Lu}/u.test(quote.text)) return '';
	const before = text.slice(0, quote.start - start);
	// "announced earlier in the day that": when it was is left out.
	const found =
		/\b((?:said|says|wrote|announced|demanded|promised|warned|added|insisted|argued|claimed|explained|stated|declared|told reporters))((?: \p{Ll}+){0,5}) (that(?: (?:he|she|they) (?:would|will|could|should|must|had|was|were|is|are))?) ["“]$/u.exec(
			before
		);
	return found ? `${found[1]} ${found[3]}` : null;
}

function itemFor(
	material: Material,
	quote: Quote,
	voice: Voice,
	others: readonly Voice[],
	lead: string
): Candidate {
	const sentence = material.reading.sentences[quote.sentence]!;
	const verb = /^(?:wr(?:ote|ites?|itten)|post(?:ed|s)|tweet)/.test(quote.verb) ? 'wrote' : 'said';
	const body = quote.text.replace(/[,.]$/, '');
	const stem = `According to the article, who ${lead === '' ? verb : lead} “${body}”?`;
	const random = seededRandom(quote.text);
	const wrong: Voice[] = [];
	for (const other of others) {
		const clash = [voice, ...wrong].some(
			(v) => v.identity === other.identity || sharesWord(v.name, other.name)
		);
		if (clash || sharesWord(quote.text, other.name)) continue;
		wrong.push(other);
		if (wrong.length === 3) break;
	}
	const base = { sentences: [quote.sentence], claims: [quote.text] };
	const part = {
		level: 'recall' as const,
		stem,
		explanation: `The article gives these words to ${voice.name}.`
	};
	if (wrong.length < 2) {
		return {
			...base,
			by: 'attribution-short',
			score: 6,
			item: makeItem(material.reading, sentence, quote.text, {
				...part,
				type: 'short-answer',
				options: [],
				key: namesOf(voice),
				difficulty: 0.55
			})
		};
	}
	const options = random.shuffle([voice, ...wrong]);
	return {
		...base,
		by: 'attribution',
		score: 7.6,
		item: makeItem(material.reading, sentence, quote.text, {
			...part,
			type: 'choice',
			options: options.map((option, k) => ({
				id: letter(k),
				text: capitalised(option.name),
				rationale:
					option === voice
						? `The article gives these words to ${voice.name}.`
						: `The article gives these words to ${voice.name}, not to ${option.name}.`
			})),
			key: [letter(options.indexOf(voice))],
			difficulty: 0.4
		})
	};
}

function voiceOf(material: Material, { speaker }: Quote): Voice | null {
	if (!speaker) return null;
	const sentence = material.reading.sentences[speaker.sentence]!;
	const name = renderWords(sentence, positionsOf(sentence, speaker), material.naming());
	// A surname alone is no answer for somebody who has not met its bearer.
	if (name !== null && /^\p{Lu}\S*$/u.test(name) && !/^\p{Lu}{2,}$/u.test(name)) return null;
	if (name === null || name.split(' ').length > 7 || VAGUE.test(name) || /[,()“”"]/.test(name))
		return null;
	const mention = material.mentionAt(speaker.sentence, speaker.head);
	// A letter or a report says nothing by itself.
	if (mention && !/^(?:person|organization)$/.test(mention.type)) return null;
	const cluster = mention ? material.reading.clusters[mention.cluster] : undefined;
	const person = mention?.type !== 'organization';
	const full = person && cluster?.type === 'person' ? cluster.name : '';
	const surname = /\p{Lu}[\p{L}’'-]+$/u.exec(name)?.[0] ?? '';
	return {
		// By name alone, so that no title tells one from the others.
		name: / /.test(full) ? bareName(full) : name.replace(/^The /, 'the '),
		identity: material.identity(speaker.sentence, speaker.head),
		person,
		short: person ? [full, surname].filter(Boolean) : []
	};
}

/** "Chief executive Dana Ross" → "Dana Ross". */
const bareName = (full: string) => /\p{Ll}\S* (\p{Lu}\S+ \p{Lu}\S+)$/u.exec(full)?.[1] ?? full;

/** People and bodies the article names elsewhere: they could have said it. */
function namedVoices({ reading }: Material, start: number): Voice[] {
	return reading.clusters.flatMap((cluster, index) => {
		if (cluster.type !== 'person' && cluster.type !== 'organization') return [];
		const mentions = reading.sentences.flatMap((s) =>
			s.mentions.filter((m) => m.cluster === index)
		);
		// Whom harm was done to may not be there to say anything.
		if (mentions.some((m) => isHarm(reading.sentences[m.sentence]!.text))) return [];
		const named = mentions.some((m) => m.named && m.confidence > 0.8);
		const here = mentions.some((m) => reading.sentences[m.sentence]!.start === start);
		if (!named || here || cluster.name.split(' ').length > 6) return [];
		const person = cluster.type === 'person';
		if (/^(?:On|In|At|By|For|From|Of|To) |\d/.test(cluster.name)) return [];
		// A first name or a title alone could be anybody's.
		if (person && !/^\p{Lu}\S* (?:\S+ )*\p{Lu}\S*$/u.test(cluster.name)) return [];
		const name = person ? bareName(cluster.name) : cluster.name.replace(/^(?:the )?/i, 'the ');
		return [{ name, identity: `cluster ${index}`, person, short: [] }];
	});
}

/** The name as it may be written: whole, and without its article. */
const namesOf = ({ name, short }: Voice) => [
	...new Set([name.replace(/^the /, ''), ...short, name])
];

function sharesWord(a: string, b: string): boolean {
	const words = contentWords(b);
	return [...contentWords(a)].some((word) => words.has(word));
}
