/** What speaks for and against a candidate: a row of whole numbers for the boosted trees. */
import type { SentenceTree } from '../tree.ts';
import { FINE_TYPES } from '../typing/entity-types.ts';
import type { Candidate } from './candidates.ts';
import { OCCURRENCE_KINDS, type Discourse, type Occurrence } from './discourse.ts';
import type { PronounWord } from './pronoun-words.ts';
import type { MentionedSentence } from './names.ts';
import type { Gender } from './people.ts';
import type { Referents } from './referents.ts';
import { clauseAbove, clauseOf, ROLES, subjectOf } from './structure.ts';
import { wordTable } from '../../word-table.ts';

const KINDS: readonly PronounWord['kind'][] = ['he', 'she', 'it', 'they'];
const PLACES: readonly PronounWord['place'][] = [
	'subject',
	'object',
	'oblique',
	'owner',
	'self',
	'hers'
];
const MOST = 20;

/** What is the same for all candidates of a pronoun. */
export interface PronounScene {
	sentences: readonly MentionedSentence[];
	sentence: number;
	pronoun: PronounWord;
	/** Number of the quotation it stands in, −1 outside. */
	quote: number;
	referents: Referents;
	discourse: Discourse;
	cast: Cast;
	/** Latest last. */
	candidates: readonly Candidate[];
}

/** Who there is in the text as a whole. */
export interface Cast {
	/** People with a name, by gender. */
	people: Readonly<Record<Gender, number>>;
	/** The person with a name whom the text calls most often; −1 when nobody or several. */
	lead: number;
	/** The first person who is named. */
	first: number;
}

export function castOf({ all }: Referents): Cast {
	const people = { f: 0, m: 0, '': 0 };
	let [lead, most, first] = [-1, 0, -1];
	all.forEach(({ type, named, plural, gender, mentions }, referent) => {
		if (type !== 'person' || !named || plural) return;
		people[gender]++;
		if (first < 0) first = referent;
		if (mentions.length > most) [lead, most] = [referent, mentions.length];
		else if (mentions.length === most) lead = -1;
	});
	return { people, lead, first };
}

/** One row a candidate. */
export function pronounRows(scene: PronounScene): Int32Array[] {
	const shared = sharedFeatures(scene);
	const { candidates, discourse } = scene;
	const counts = candidates.map(({ referent }) => discourse.counts.get(referent) ?? 0);
	const most = Math.max(0, ...counts);
	return candidates.map((candidate, i) => {
		const others = candidates.filter((_, j) => j !== i);
		const rival = Math.max(0, ...counts.filter((_, j) => j !== i));
		return Int32Array.from([
			...shared,
			...candidateFeatures(scene, candidate, others),
			Math.min(MOST, counts[i]!),
			Math.max(-MOST, Math.min(MOST, counts[i]! - rival)),
			counts[i] === most ? 1 : 0,
			candidates.length - 1 - i
		]);
	});
}

function sharedFeatures({
	sentences,
	sentence,
	pronoun,
	quote,
	candidates
}: PronounScene): number[] {
	const { tree, paragraph } = sentences[sentence]!;
	const { position, kind, place } = pronoun;
	const clause = clauseOf(tree, position);
	return [
		KINDS.indexOf(kind),
		PLACES.indexOf(place),
		quote >= 0 ? 1 : 0,
		Math.min(MOST, position),
		sentences[sentence - 1]?.paragraph === paragraph ? 0 : 1,
		tree.words[clause]!.head < 0 ? 0 : 1,
		Math.min(MOST, candidates.length),
		Math.min(MOST, candidates.filter(({ agrees }) => agrees === 2).length),
		candidates.filter(({ latest }) => latest.sentence === sentence).length,
		candidates.filter(({ latest }) => isSubject(latest)).length,
		...(kind === 'it' ? emptyFeatures(tree, position, clause) : [0, 0, 0, 0]),
		tree.is(clause, 'advcl') && clause < tree.words[clause]!.head ? 1 : 0,
		place === 'subject' && HUMAN.test(tree.words[clause]!.lemma) ? 1 : 0,
		place === 'owner' && tree.words[position + 1]?.lemma === 'own' ? 1 : 0
	];
}

const WEATHER =
	/^(?:rain|snow|hail|thunder|freeze|thaw|drizzle|late|early|dark|cold|hot|warm|time|day|night|morning|evening|noon)$/;
const SEEMING =
	/^(?:seem|appear|turn|happen|take|follow|depend|matter|occur|say|think|know|expect|believe|hope|report|estimate|claim|suggest|agree|decide|find|make|consider|feel|look)$/;

/** What tells that "it" stands for nothing: "it rained", "it is clear that", "made it hard to". */
function emptyFeatures(tree: SentenceTree, at: number, clause: number): number[] {
	const { lemma, upos } = tree.words[clause]!;
	const clausal = tree
		.children(clause, 'csubj', 'ccomp', 'xcomp', 'advcl', 'acl')
		.filter((child) => child > at);
	const marked = clausal.some((child) =>
		tree
			.children(child, 'mark')
			.some((mark) => /^(?:that|to|for|if|whether|how)$/i.test(tree.words[mark]!.text))
	);
	const next = tree.words[at + 1]?.upos;
	return [
		tree.is(at, 'expl') ? 1 : 0,
		clausal.length === 0 ? 0 : marked ? 2 : 1,
		WEATHER.test(lemma) ? 2 : SEEMING.test(lemma) ? 1 : 0,
		tree.child(clause, 'cop') < 0 ? (next === 'ADJ' ? 1 : 0) : upos === 'ADJ' ? 3 : 2
	];
}

/** Done by people and what people make up. */
const HUMAN =
	/^(?:accept|accuse|admit|agree|announce|argue|ask|attend|become|believe|call|claim|complain|decide|demand|deny|describe|die|discover|eat|explain|fear|feel|fight|forget|help|hope|insist|invite|know|learn|like|live|look|love|marry|meet|plan|play|promise|publish|refuse|say|see|sell|speak|spend|stay|study|suggest|talk|teach|tell|think|travel|try|understand|visit|vote|wait|walk|want|warn|wear|win|wish|work|worry|write)$/;

const isSubject = ({ role }: Occurrence) => role === 'subject' || role === 'passive subject';

function candidateFeatures(
	{ sentences, sentence, pronoun, quote, referents, discourse, cast }: PronounScene,
	{ referent, occurrences, latest, after, agrees }: Candidate,
	others: readonly Candidate[]
): number[] {
	const { tree, paragraph } = sentences[sentence]!;
	const { type, unclear, named, gender } = referents.all[referent]!;
	const back = sentence - latest.sentence;
	const place = (one: Occurrence) => one.sentence * 10_000 + one.head;
	const here = occurrences.filter((one) => one.sentence === latest.sentence);
	const best = Math.min(...here.map((one) => ROLES.indexOf(one.role)));
	const inParallel = PARALLEL[pronoun.place]?.includes(latest.role) ? 1 : 0;
	const isPerson = (one: number) => referents.all[one]!.type === 'person';
	const nominal = occurrences.filter((one) => one.kind !== 'pronoun');
	return [
		after ? -1 : back,
		sentences[latest.sentence]!.paragraph === paragraph ? 1 : 0,
		back === 0 ? Math.min(40, Math.abs(pronoun.position - latest.head)) : 40,
		ROLES.indexOf(latest.role),
		best,
		OCCURRENCE_KINDS.indexOf(latest.kind),
		latest.joined ? 1 : 0,
		inParallel,
		agrees,
		TYPES.indexOf(type),
		FINE_TYPES.indexOf(latest.fine),
		Math.round(latest.confidence * 10),
		unclear ? 1 : 0,
		latest.quote === quote ? (quote < 0 ? 0 : 1) : quote < 0 ? 2 : latest.quote < 0 ? 3 : 4,
		Math.min(3, discourse.firstIn.get(referent) ?? 3),
		Math.min(9, occurrences.length),
		Math.min(9, occurrences.length - nominal.length),
		nominal.length === 0 ? 1 : 0,
		back === 0 ? tieOf(tree, pronoun, latest) : 9,
		// What competes with it.
		Math.min(9, others.filter((one) => place(one.latest) > place(latest)).length),
		Math.min(
			9,
			others.filter((one) => isSubject(one.latest) && one.latest.sentence >= latest.sentence).length
		),
		Math.min(9, others.filter((one) => one.agrees > agrees).length),
		Math.min(9, others.filter((one) => one.agrees >= agrees).length),
		Math.min(
			9,
			others.filter((one) => one.agrees >= agrees && referents.all[one.referent]!.type === type)
				.length
		),
		others.some((one) => one.after) ? 1 : 0,
		referents.all[referent]!.genderGuessed ? 1 : 0,
		Math.min(
			9,
			...others.map((one) =>
				one.latest.sentence === sentence ? tieOf(tree, pronoun, one.latest) : 9
			)
		),
		Math.min(9, others.filter((one) => isPerson(one.referent) && one.agrees === 1).length),
		isQuantified(sentences[latest.sentence]!.tree, latest) ? 1 : 0,
		named ? 1 : 0,
		Math.min(MOST, referents.all[referent]!.mentions.length),
		referent === cast.lead ? 1 : 0,
		referent === cast.first ? 1 : 0,
		Math.min(
			9,
			rivalsInCast(cast, pronoun) -
				(named && type === 'person' && (gender === '' || agrees === 2) ? 1 : 0)
		),
		Math.min(9, sentence - (discourse.lastNoun.get(referent) ?? sentence - 9)),
		goneOn(discourse.lastPronoun.get(pronoun.kind), referent),
		Math.min(
			9,
			others.filter(
				(one) =>
					one.agrees >= 1 &&
					one.latest.kind !== 'pronoun' &&
					place(one.latest) > place(latest) &&
					isPerson(one.referent)
			).length
		)
	];
}

/** Named people who may be meant by the pronoun, as far as their gender is known. */
function rivalsInCast({ people }: Cast, { kind }: PronounWord): number {
	if (kind === 'he') return people.m + people[''];
	if (kind === 'she') return people.f + people[''];
	return people.f + people.m + people[''];
}

/** Whether the last pronoun of the kind stood for the candidate: 1, for another: 2, for nobody known: 3. */
function goneOn(last: Occurrence | undefined, referent: number): number {
	if (!last) return 0;
	if (last.referent < 0) return 3;
	return last.referent === referent ? 1 : 2;
}

/** Stand before what is none in particular. */
const QUANTIFIED = /^(?:each|every|any|no|either|neither|some)$/i;
const isQuantified = (tree: SentenceTree, { head }: Occurrence) =>
	tree.children(head, 'det').some((at) => QUANTIFIED.test(tree.words[at]!.text));

const TYPES = ['person', 'organization', 'place', 'time', 'other'];

const PARALLEL = wordTable<readonly string[]>({
	subject: ['subject', 'passive subject'],
	object: ['object'],
	oblique: ['oblique'],
	owner: ['owner', 'subject']
});

/** How the clauses of the two stand to each other. */
export function tieOf(tree: SentenceTree, { position }: PronounWord, { head }: Occurrence): number {
	const clause = clauseOf(tree, position);
	const other = clauseOf(tree, head);
	const leads = subjectOf(tree, other) === head;
	if (clause === other) return leads ? 0 : 1;
	const above = clauseAbove(tree, clause);
	if (above === other) {
		const beside = tree.is(clause, 'conj') || tree.is(clause, 'parataxis');
		return (beside ? 4 : 2) + (leads ? 0 : 1);
	}
	if (subjectOf(tree, clause) === head) return 6;
	return clauseAbove(tree, other) === clause ? 7 : 8;
}

/** How many numbers a row has. */
export const ROW_LENGTH = 58;
