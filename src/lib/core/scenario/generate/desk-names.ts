/** Who said, did or decided it, and where: a claim may give it to another one that the article names. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { peersOf } from '../../quiz/generate/peers.ts';
import { seededRandom } from '../../random.ts';
import type { Mention, Reading } from '../../reading/reading.ts';
import { isToldOf } from './desk-figures.ts';
import { blanked, type Filling, type Point, type PointKind } from './desk-point.ts';
import { rolePoints } from './desk-roles.ts';

const SAYS =
	/^(?:say|tell|argue|warn|claim|explain|add|call|believe|think|suggest|deny|insist|describe|promise|complain|announce|write|estimate|note|concede|admit|object)$/;
const GENDERED = /\b(?:he|she|his|her|him|hers|himself|herself)\b/i;
/** So short, a sentence hangs on another. */
const FEWEST_WORDS = 9;
const DENIED = /\b(?:not|never|no|nor|neither|nobody)\b|n[’']t\b/i;
/** Says what somebody is, or is like, and not what they did. */
const STATES =
	/^(?:be|have|become|remain|live|belong|own|lie|stand|know|marry|seem|die|retire|grow|come|go|arrive|leave|follow|begin)$/;

export function namePoints(material: Material, excerpt: Excerpt): Point[] {
	return [
		...actorPoints(material, excerpt),
		...rolePoints(material, excerpt),
		...placePoints(material.reading, excerpt)
	];
}

/** Somebody named, as who says or does what the sentence tells. */
function actorPoints({ reading, isTopic }: Material, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const { tree } = sentence;
	const verb = tree.words[tree.root];
	if (!verb || verb.upos !== 'VERB' || STATES.test(verb.lemma)) return [];
	// "Admitted nine counts" is something done; "admitted that" is something said.
	const says =
		SAYS.test(verb.lemma) &&
		(tree.child(tree.root, 'ccomp', 'parataxis') >= 0 || /[“"]/.test(sentence.text));
	if (!says && !/^VB[DN]$/.test(verb.xpos)) return [];
	const heads = [tree.child(tree.root, 'nsubj'), tree.child(tree.root, 'obl:agent')];
	const mention = sentence.mentions.find((m) => heads.includes(m.head));
	// Whoever did it is one person of the article, and not what another one is there.
	if (!mention || !isNamed(mention) || (!says && (isTopic(mention) || mention.type === 'person')))
		return [];
	const at = mention.start - sentence.start;
	const told = sentence.text;
	const after = told.slice(at + mention.text.length);
	if (blanked(told).slice(at, at + mention.text.length) !== mention.text) return [];
	// "Judge Okafor, who wrote the decision", "Sela of the union": what is said of one does not fit another.
	if (/^(?:,|['’]s?\b| (?:of|at|from|in|and|or|who|\p{Lu}|\())/u.test(after)) return [];
	if (
		!/^$|[“"’,;] ?$|\b(?:by|said|says|that|as|added|adds|which|when|what|where|how|whom|told|and|but) $/.test(
			told.slice(0, at)
		)
	)
		return [];
	if (told.split(' ').length < FEWEST_WORDS || DENIED.test(told)) return [];
	// Named twice, it says itself who it was.
	if (told.split(mention.text).length !== 2) return [];
	const whole = `${before}${told}`;
	if (GENDERED.test(whole) || (mention.type === 'person' && /\bits?\b/.test(told))) return [];
	const name = reading.clusters[mention.cluster]!.name;
	const others = othersNamed(reading, mention, says).filter(
		(other) =>
			!other
				.split(' ')
				.some((word) => word.length > 2 && (name.includes(word) || whole.includes(word))) &&
			/^the /i.test(other) === /^the /i.test(mention.text) &&
			(says || !isToldOf(reading, index, told, other.split(' ').at(-1)!))
	);
	if (others.length === 0) return [];
	const picked = seededRandom(`name ${told}`).shuffle(others).slice(0, 2);
	return [
		pointOf(
			excerpt,
			at,
			{ text: mention.text, shown: mention.text },
			picked,
			says ? 'speaker' : 'actor',
			says ? 3 : 2.4
		)
	];
}

const isNamed = ({ named, type, cluster, text }: Mention) =>
	named &&
	text.split(' ').length <= 4 &&
	!/ (?:of|from|at) /.test(text) &&
	/^(?:person|organization)$/.test(type) &&
	cluster >= 0 &&
	/^(?:the )?\p{Lu}/iu.test(text) &&
	!SEVERAL.test(text);

/** The title of more than one. */
const SEVERAL =
	/^(?:the )?(?:Deputies|Officers|Constables|Councillors|Judges|Ministers|Inspectors|Doctors|Drs|Professors|Brothers|Sisters|Messrs)\b/iu;

/** All others of the kind, by their full names; of those who say something, those who do. */
function othersNamed({ sentences, clusters }: Reading, own: Mention, says: boolean): string[] {
	const found = sentences.flatMap(({ tree, mentions }) =>
		mentions.filter(
			(m) =>
				isNamed(m) &&
				m.type === own.type &&
				m.cluster !== own.cluster &&
				clusters[m.cluster]!.type === own.type &&
				(!says ||
					(SAYS.test(tree.words[tree.root]?.lemma ?? '') &&
						m.head === tree.child(tree.root, 'nsubj')))
		)
	);
	const names = found.map((m) => (m.type === 'person' ? clusters[m.cluster]!.name : m.text));
	return [...new Set(names)].filter((name) => own.type !== 'person' || / /.test(name));
}

/** One place among the others of its kind in the article. */
function placePoints(reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence, before, index } = excerpt;
	const places = sentence.entities.filter((e) => e.type === 'place');
	const [place] = places;
	if (places.length !== 1 || place!.class === '' || DENIED.test(sentence.text)) return [];
	const at = place!.start - sentence.start;
	const outside = blanked(sentence.text);
	if (outside.slice(at, at + place!.text.length) !== place!.text) return [];
	if (
		!/\b(?:in|at|to|from|near|through) $/.test(outside.slice(0, at)) ||
		!/^(?:[.,;]| (?:\p{Ll}))/u.test(outside.slice(at + place!.text.length))
	)
		return [];
	if (/^,? \p{Lu}|^, (?:in|on|near) /u.test(outside.slice(at + place!.text.length))) return [];
	const text = `${before}${sentence.text}`;
	const others = peersOf(reading, place!, { text, sentence }, 6, seededRandom(`place ${text}`))
		.filter(
			(p) =>
				p.from !== null &&
				!/^(?:County|City|State|Valley|Street|North|South|East|West)$/.test(p.text) &&
				!isToldOf(reading, index, sentence.text, p.text)
		)
		.map((p) => p.text);
	return others.length === 0
		? []
		: [
				pointOf(
					excerpt,
					at,
					{ text: place!.text, shown: place!.text },
					others.slice(0, 2),
					'place',
					1.2
				)
			];
}

const pointOf = (
	excerpt: Excerpt,
	at: number,
	own: Filling,
	others: readonly string[],
	kind: PointKind,
	worth: number
): Point => ({
	excerpt,
	at,
	own,
	others: others.map((text) => ({ text, shown: text })),
	claimable: others.length,
	kind,
	worth
});
