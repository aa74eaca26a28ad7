/** Who has to do it, or did it, or must be told: a claim may give it to another of the article's roles. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { thingAt, thingsOf, type Thing } from '../../quiz/generate/things.ts';
import type { Sentence } from '../../reading/reading.ts';
import { isToldOf } from './desk-figures.ts';
import { blanked, type Point } from './desk-point.ts';
import { lower } from './deed.ts';

const OFFICE =
	/(?:er|or|ist|ian|ant|ent|ee|head|chair|desk|office|room|team|service|doctor|nurse|police|chief|captain|mate|secretary)$/;
/** Offices that end like things. */
const OF_PEOPLE =
	/^(?:driver|cleaner|worker|employee|guard|clerk|steward|porter|skipper|locum|midwife|cook|chef|lead|crew|mayor|governor|contractor|janitor|pilot|foreman|judge|bishop|king|captain|carer|archivist|trainee|apprentice|keeper)$/;
const NO_OFFICE =
	/^(?:committee|driver|visitor|customer|passenger|member|owner|letter|number|order|paper|water|computer|container|parent|patient|student|daughter|mother|father|brother|sister|user|reader|other|worker|employee|server|router|sensor|monitor|radiator|incident|accident|equipment|document|department|component|moment|treatment|plant|agreement|event|reminder|register|boiler|theater|door|floor|error|colour|color|motor|corridor|mirror|cover|counter|power|paper|shower|river|winter|summer|answer|cleaner|shoulder|alligator|tent|content|percent|extinguisher|analyser|indicator|generator|printer|folder|drawer|locker|cylinder|tower|server|offer|matter|manner|corner|drawer|finger|ladder|timber|starter|helper)$/;
/** Who is told from another of the kind only, or is no office. */
const UNFIT =
	/[’']s\b|\b(?:first|second|third|same|other|new|old|former|next|last|defendant|seller|buyer|government|party|client|public|user|caller|speaker|writer|complainant|applicant|claimant|resident|guest|visitor|patient|owner|tenant|passenger|customer|member|person|people|man|woman|child|witness|victim|winner|loser|successor|predecessor)\b/;
/** Says what somebody is, or is like, and not what they did. */
const STATES =
	/^(?:be|have|become|remain|live|belong|own|lie|stand|know|marry|seem|die|retire|grow|come|go|arrive|leave|follow|begin|say|think|feel|hear|see|hope|want|like)$/;
const ASKED =
	/\b(?:to|by|from|tell|tells|told|ask|asks|asked|call|calls|called|inform|informs|informed|contact|contacts|notify|notifies|notified|telephone|ring|alert|alerts|alerted) $/i;
const SURE = 0.8;
/** So many roles make it worth knowing which of them it is. */
const FEWEST = 3;

const headOf = (text: string): string => text.split(' ').at(-1)!;

function isRole({ text, mention, plural, opening }: Thing): boolean {
	const head = headOf(text);
	return (
		mention.type === 'person' &&
		mention.confidence >= SURE &&
		!mention.named &&
		!plural &&
		/^(?:the|a)$/.test(opening) &&
		text.split(' ').length <= 4 &&
		/^(?:[Tt]he|[Aa]n?) [\p{Ll} -]+$/u.test(text) &&
		!UNFIT.test(text) &&
		(OF_PEOPLE.test(head) || (OFFICE.test(head) && !NO_OFFICE.test(head)))
	);
}

const rolesOf = new WeakMap<Material, readonly Thing[]>();

/** Every role, the one that is spoken of most first; each in the words in which it is called most. */
function rolesIn(material: Material): readonly Thing[] {
	const known = rolesOf.get(material);
	if (known) return known;
	const roles = thingsOf(material).filter(isRole);
	const count = (role: Thing) => roles.filter((r) => headOf(r.text) === headOf(role.text)).length;
	const sorted = [...roles].sort((a, b) => count(b) - count(a));
	rolesOf.set(material, sorted);
	return sorted;
}

/** "The duty manager", as who must be asked or did it, among the other roles of the article. */
export function rolePoints(material: Material, excerpt: Excerpt): Point[] {
	const roles = rolesIn(material);
	if (new Set(roles.map((r) => headOf(r.text))).size < FEWEST) return [];
	// "A pharmacist", met with once, is nobody to be taken for another.
	const isKnown = (role: Thing) =>
		role.opening === 'the' || roles.filter((r) => headOf(r.text) === headOf(role.text)).length > 1;
	const { sentence, before, index } = excerpt;
	const outside = blanked(sentence.text);
	return sentence.mentions.flatMap((mention): Point[] => {
		const role = thingAt(material, sentence, mention);
		if (!role || !isRole(role) || !isKnown(role)) return [];
		const at = outside.indexOf(role.text);
		const last = headOf(role.text);
		if (at < 0 || sentence.text.toLowerCase().split(last).length !== 2) return [];
		const after = outside.slice(at + role.text.length);
		// "The doctor who referred you": what is said of one does not fit another.
		if (
			/^(?:[’'-]|,? (?:of|in|at|for|on|who|whose|from|with|and|or|\p{Lu})|, (?!and|but|or))/u.test(
				after
			)
		)
			return [];
		const isAsked = ASKED.test(outside.slice(0, at));
		if (!isAsked && !acts(sentence, mention.head)) return [];
		const shown = `${before}${sentence.text}`.toLowerCase();
		const others = roles
			.filter(
				(other) =>
					isKnown(other) &&
					other.opening === role.opening &&
					headOf(other.text) !== last &&
					!shown.includes(headOf(other.text).toLowerCase()) &&
					!isToldOf(material.reading, index, sentence.text, headOf(other.text))
			)
			.map(({ text }) => lower(text))
			.filter((text, i, all) => all.findIndex((t) => headOf(t) === headOf(text)) === i)
			.slice(0, 2);
		if (others.length === 0) return [];
		const small = lower(role.text);
		return [
			{
				excerpt,
				at,
				own: { text: role.text, shown: small },
				others: others.map((text) => ({ text, shown: text })),
				claimable: others.length,
				kind: 'who',
				worth: (isAsked ? 3.2 : 2.8) + (others.length - 1) * 0.4
			}
		];
	});
}

/** It is the subject of something that is done. */
function acts({ tree }: Sentence, head: number): boolean {
	const { head: verb, label } = tree.words[head]!;
	const word = tree.words[verb];
	return (
		/^nsubj$/.test(label) &&
		word?.upos === 'VERB' &&
		!STATES.test(word.lemma) &&
		/^(?:root|conj|ccomp|parataxis)$/.test(word.label) &&
		!tree.children(verb, 'advmod').some((i) => /^(?:not|never|n[’']t)$/i.test(tree.words[i]!.text))
	);
}
