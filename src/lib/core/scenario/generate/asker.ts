/** Who comes with a question: the role that a rule binds, or where it names nobody, somebody who is new to the rules. */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { lower } from './deed.ts';

export interface Asker {
	/** Lemma of the noun that names the role; '' for whoever reads the rules. */
	key: string;
	/** "A driver" */
	name: string;
	/** "the driver" */
	the: string;
	/** Whether the rule speaks of many, so that "their" in it is each one's own. */
	many: boolean;
}

const ANYONE: Asker = { key: '', name: '', the: '', many: false };

const ANYBODY = /^(?:nobody|no one|no-one|everyone|everybody|anyone|anybody|all|you|people)$/i;
const MANY = /^(?:staff|personnel|crew|people)$/;
/** Bodies and those who cannot ask for themselves. */
const NO_ASKER =
	/^(?:company|council|ministry|government|board|agency|committee|service|state|party|court|firm|manufacturer|department|office|university|school|hospital|team|authority|country|child|baby|toddler|infant|police|army|public|group|union|society|charity|bank|dog|animal|horse|cat|bee|tick|household|ship|vessel|train|vehicle|lorry|truck|car|bus|aircraft|supplier|insurer|landlord|owner)$/;
const ROLE =
	/(?:er|or|ist|ian|ant|ent|ee|staff|personnel|crew|man|woman|mate|nurse|doctor|host|guard|marshal|chef|cook|clerk|pilot|coach|volunteer|trustee|parent|pupil|warden|apprentice|member|joiner|carer|guest|witness)$/;
const NO_ROLE =
	/^(?:letter|number|order|paper|water|computer|container|server|router|sensor|monitor|radiator|incident|accident|equipment|document|component|moment|treatment|plant|agreement|event|reminder|register|door|floor|error|motor|corridor|mirror|cover|counter|power|shower|river|answer|shoulder|tent|content|percent|extinguisher|indicator|generator|printer|folder|drawer|locker|cylinder|tower|offer|matter|corner|finger|ladder|department|fee|committee|guarantee|appointment|payment|investment|request|shipment|truck|trailer|master|loader|freezer|cleaner|filter|heater|boiler|shutter|detector|conveyor|platform operator|tender|paper|order|layer|sticker|wrapper|buffer|fastener)$/;

/** Whom a rule binds and who may ask about it; null where that is nobody in particular's business. */
export function askerOf(reading: Reading, norm: Norm): Asker | null {
	const { bearer } = norm;
	if (bearer === null || ANYBODY.test(bearer.text)) return ANYONE;
	if (/^they$/i.test(bearer.text)) return namedInCase(norm) ?? namedBefore(reading, norm);
	const { tree } = reading.sentences[bearer.sentence]!;
	const word = tree.words[bearer.head]!;
	if (word.upos === 'PROPN' && !/^(?:The|An?|Each|Every|All)\b/i.test(bearer.text)) {
		// "Staff", "Drivers" at the head of a sentence are taken for names at times.
		if (!/^NNPS?$/.test(word.xpos) || bearer.text !== word.text) return null;
		if (!ROLE.test(word.text.toLowerCase().replace(/s$/, ''))) return null;
	}
	if (!/^(?:NOUN|PROPN)$/.test(word.upos)) return null;
	// "Employees who sit on a panel", "no more than two people": some of them only.
	if (/ (?:who|that|whose|on|under|with|in|from|at|whom) /.test(bearer.text)) return null;
	if (tree.child(bearer.head, 'nummod') >= 0) return null;
	if (
		/\b(?:no|no more|only|that|this|other|else|some|most|many|few|both|either|those|these|second|first|one|another)\b/i.test(
			bearer.text
		)
	)
		return null;
	const lemma = word.lemma.toLowerCase();
	if (NO_ASKER.test(lemma) || NO_ROLE.test(lemma) || !ROLE.test(lemma)) return null;
	if (
		/ of /.test(bearer.text) &&
		!/^(?:an?|every|each|all)? ?members? of (?:the )?staff$/i.test(bearer.text)
	)
		return null;
	const before = bearer.text
		.slice(0, Math.max(0, word.start - bearer.start))
		.replace(/\b(?:the|an?|each|every|all|any|our|their|your)\b\s*/gi, '')
		.trim();
	if (/[^\p{L}\s-]|\band\b|\bor\b/u.test(before)) return null;
	const noun = `${before} ${lemma}`.trim();
	const many =
		/^NNP?S$/.test(word.xpos) || MANY.test(lemma) || /^(?:each|every|all)\b/i.test(bearer.text);
	if (lemma === 'member' || MANY.test(lemma)) {
		const whose = lemma === 'member' ? 'staff' : noun;
		return { key: lemma, name: `A member of ${named(whose)}`, the: 'the colleague', many };
	}
	const small = named(noun);
	if (!many && /^the\b/i.test(bearer.text))
		return { key: lemma, name: `The ${small}`, the: `the ${small}`, many };
	return {
		key: lemma,
		name: `${/^[aeiou]/i.test(small) && !/^(?:uni|use|eu)/i.test(small) ? 'An' : 'A'} ${small}`,
		the: `the ${small}`,
		many
	};
}

/** "Agency staff" → "agency staff": a capital at the head of a sentence is not the word's own. */
const named = (noun: string): string => (/^\p{Lu}[\p{Lu}\d]/u.test(noun) ? noun : lower(noun));

/** "If staff see a child alone, they should …": those whom the case has named. */
function namedInCase({ conditions }: Norm): Asker | null {
	for (const { text } of conditions) {
		const noun = /^(?:if|when|whenever|once) (\p{Ll}+)\b/iu.exec(text)?.[1] ?? '';
		if (/^(?:staff|personnel)$/.test(noun)) return STAFF;
		const one = noun.replace(/s$/, '');
		if (noun !== one && ROLE.test(one) && !NO_ROLE.test(one) && !NO_ASKER.test(one))
			return {
				key: one,
				name: `${/^[aeiou]/.test(one) ? 'An' : 'A'} ${one}`,
				the: `the ${one}`,
				many: true
			};
	}
	return null;
}

const STAFF: Asker = { key: 'staff', name: 'A member of staff', the: 'the colleague', many: true };

/** "They must work in pairs": those whom the rule before it binds, where it is the sentence before. */
function namedBefore(reading: Reading, norm: Norm): Asker | null {
	const at = reading.norms.indexOf(norm);
	const sentence = reading.sentences[norm.sentence]!;
	const before = reading.norms
		.slice(0, at)
		.filter((n) => n.bearer !== null)
		.at(-1);
	if (!before || norm.sentence - before.sentence > 1) return null;
	if (reading.sentences[before.sentence]!.paragraph !== sentence.paragraph) return null;
	const asker = askerOf(reading, before);
	if (!asker || asker.key === '' || !asker.many) return null;
	// Another plural in between may be meant.
	const { object } = before;
	if (object && /^NNP?S$/.test(reading.sentences[object.sentence]!.tree.words[object.head]!.xpos))
		return null;
	return asker;
}
