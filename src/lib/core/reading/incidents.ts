import type { Incident, Sentence } from './reading.ts';

const CONTESTED =
	/\b(?:tried to|attempted to|attempted|attempt|attempts|demanded|threatened|threatening to|refused to|forced|incursion|raid)\b/;

/** Sentences in which someone tried, demanded or threatened something. */
export function findIncidents(sentences: Sentence[]): Incident[] {
	return sentences.flatMap((s, sentence) => {
		const match = CONTESTED.exec(s.text);
		return match ? [{ sentence, verb: match[0] }] : [];
	});
}
