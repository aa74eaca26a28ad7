/** Whether an article says more on an act than the one rule that a question is decided by: then neither yes nor no may be right. */
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Rule } from './rules.ts';

const EXCEPTS =
	/\b(?:unless|except|exceptions?|exempt\w*|only (?:if|when|with|where|after|once|in|by|on)|apart from|other than|however|provided|allowed|permitted|may(?! not\b)|without (?:an?|the|your|written|prior) \p{L}+)\b/iu;
const GOES_ON =
	/^(?:but|however|the (?:only )?exception|exceptions?|only|unless|except|if|(?:it|they|you|staff) may do so|this|that|in such|where|when)\b/i;

export function isContested(reading: Reading, rule: Rule): boolean {
	const { sentences } = reading;
	const act = contentWords(rule.deed);
	const shared = (text: string) => [...act].filter((word) => contentWords(text).has(word)).length;
	const sameAct = (text: string) => {
		const count = shared(text);
		return act.size > 0 && count / act.size >= 0.8 && (count >= 2 || act.size === 1);
	};
	const next = sentences[rule.sentence + 1];
	if (
		next &&
		EXCEPTS.test(next.text) &&
		((next.paragraph === rule.paragraph && GOES_ON.test(next.text)) ||
			shared(next.text) * 2 > act.size)
	)
		return true;
	return reading.norms.some((norm) => {
		if (norm.sentence === rule.sentence || !sameAct(sentences[norm.sentence]!.text)) return false;
		const limited = norm.conditions.length + norm.exceptions.length > 0;
		return limited || norm.force !== rule.force;
	});
}
