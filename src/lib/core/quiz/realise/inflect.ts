/** Verb forms that a question needs and the article does not give. */
import { wordTable } from '../../word-table.ts';

const THIRD_PERSON = wordTable<string>({ be: 'is', have: 'has', do: 'does', go: 'goes' });
const SINGULAR = wordTable<string>({
	are: 'is',
	were: 'was',
	have: 'has',
	do: 'does',
	"'re": 'is',
	'’re': 'is',
	"'ve": 'has',
	'’ve': 'has'
});

/** "refuse" → "refuses", "carry" → "carries", "be" → "is". */
export function thirdPerson(lemma: string): string {
	const irregular = THIRD_PERSON[lemma];
	if (irregular) return irregular;
	if (/(?:s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
	if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
	return `${lemma}s`;
}

/** "were" → "was": an auxiliary as it stands with "who" or "what"; others stay as they are. */
export function singularAuxiliary(form: string): string {
	return SINGULAR[form.toLowerCase()] ?? form;
}
