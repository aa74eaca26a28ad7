/** Who holds which role: each person by what the article calls them beside the name. */
import { seededRandom } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { evidenceOf, letter, makeItem, quoted, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { identitiesOf, type Identity } from './identities.ts';
import { contentWords } from './peers.ts';
import { acceptedFor } from './role-items.ts';
import { rivalsOf, type Thing } from './things.ts';
import { whyWrong } from './why-wrong.ts';

const FEWEST_PAIRS = 3;
const MOST_PAIRS = 4;

export function askIdentities(material: Material, things: readonly Thing[]): Candidate[] {
	const identities = identitiesOf(material);
	const names = things.map((thing) => {
		const name = material.reading.clusters[thing.mention.cluster]?.name;
		return name && thing.mention.named ? { ...thing, text: name } : thing;
	});
	return [
		...identities.flatMap((identity) => askWho(material, names, identities, identity)),
		...matchRoles(material, identities)
	];
}

/** "Who is named in the article as undersecretary to the prime minister?" */
function askWho(
	material: Material,
	things: readonly Thing[],
	identities: readonly Identity[],
	identity: Identity
): Candidate[] {
	const { person, role, noun, index } = identity;
	const sentence = material.reading.sentences[index]!;
	const alike = identities.filter((other) => other.noun === noun);
	if (alike.length > 1 && contentWords(role).size < 3) return [];
	const stem = identity.hasArticle
		? `According to the article, who ${identity.isPast ? 'was' : 'is'} ${role.replace(/^\S+/, (a) => a.toLowerCase())}?`
		: `Whom does the article name as ${role}?`;
	const random = seededRandom(stem);
	const rivals = rivalsOf(material, things, person, { sentence, index }, stem, random).filter(
		(thing) => !alike.some((other) => other.person.identity === thing.identity)
	);
	const claim = `${person.text}: ${role}`;
	const base = { sentences: [index], claims: [claim] };
	const part = {
		level: 'recall' as const,
		stem,
		explanation: `The article says: ${quoted(sentence.text)}`,
		difficulty: 0.45
	};
	if (rivals.length < 2) {
		return [
			{
				...base,
				by: 'identity-who-short',
				score: 6.5,
				item: makeItem(material.reading, sentence, claim, {
					...part,
					type: 'short-answer',
					options: [],
					key: acceptedFor(material, person)
				})
			}
		];
	}
	const options = random.shuffle([person, ...rivals]);
	return [
		{
			...base,
			by: 'identity-who',
			score: 7.4,
			item: makeItem(material.reading, sentence, claim, {
				...part,
				type: 'choice',
				options: options.map((option, i) => ({
					id: letter(i),
					text: option.text,
					rationale:
						option === person
							? 'This is who the article names.'
							: whyWrong(material, person.text, option.text, option.mention.sentence)
				})),
				key: [letter(options.indexOf(person))]
			})
		}
	];
}

function matchRoles(material: Material, identities: readonly Identity[]): Candidate[] {
	const { reading } = material;
	const chosen: Identity[] = [];
	const random = seededRandom(`roles ${reading.text.slice(0, 200)}`);
	for (const identity of random.shuffle([...identities])) {
		const clash = chosen.some(
			(other) =>
				other.noun === identity.noun ||
				other.person.identity === identity.person.identity ||
				shares(other.role, identity.role) ||
				shares(other.person.text, identity.role) ||
				shares(identity.person.text, other.role)
		);
		if (!clash) chosen.push(identity);
		if (chosen.length === MOST_PAIRS) break;
	}
	if (chosen.length < FEWEST_PAIRS) return [];
	const left = chosen.sort((a, b) => a.index - b.index);
	const right = random.shuffle([...left]);
	const claims = left.map(({ person, role }) => `${person.text}: ${role}`);
	const item = makeItem(reading, reading.sentences[left[0]!.index]!, claims.join(' '), {
		type: 'match',
		level: 'recall',
		stem: 'Match each person with what the article calls them.',
		options: left.map(({ person }, i) => ({ id: letter(i), text: person.text })),
		targets: right.map(({ role }, i) => ({ id: TARGETS[i]!, text: capitalised(role) })),
		key: left.map((one, i): [string, string] => [letter(i), TARGETS[right.indexOf(one)]!]),
		explanation: claims.map(capitalised).join('. ').concat('.'),
		difficulty: 0.4
	});
	item.evidence = left.map(({ index }) => evidenceOf(reading, reading.sentences[index]!));
	return [{ item, sentences: left.map(({ index }) => index), claims, by: 'match-roles', score: 8 }];
}

const TARGETS = ['v', 'w', 'x', 'y', 'z'];

function shares(a: string, b: string): boolean {
	const words = contentWords(b);
	return [...contentWords(a)].some((word) => words.has(word));
}
