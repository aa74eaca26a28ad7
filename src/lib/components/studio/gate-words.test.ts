import { expect, it, test } from 'vitest';
import { blankItem } from '$lib/core/quiz/blank-item.ts';
import { GATES } from '$lib/core/quiz/gates/gates.ts';
import { warnItem } from '$lib/core/quiz/gates/warn.ts';
import { aboutFinding, byField, FIELDS } from './gate-words.ts';

it.each(GATES.map(({ id }) => id))(
	'%s has a field and, but for gate 5, says what to do',
	(gate) => {
		const { field, fix } = aboutFinding({ gate, message: 'Something.' });
		expect(FIELDS).toContain(field);
		// What gate 5 says is what to do.
		if (gate !== 'gate-5') expect(fix).toMatch(/^[A-Z].*\.$/);
	}
);

test('what an empty question lacks is said where it is missing', () => {
	const fields = byField(warnItem(blankItem('cloze', 'new'), 'An article.'));
	const messages = (field: (typeof FIELDS)[number]) =>
		fields[field].map((f) => f.message).join(' ');
	expect(messages('stem')).toMatch(/gap.*no words yet/s);
	expect(messages('evidence')).toMatch(/Mark the words/);
	expect(fields.evidence[0]!.fix).toMatch(/Use as evidence/);
	expect(fields.stem.every(({ blocks }) => blocks)).toBe(false);
	expect(fields.stem[0]!.blocks).toBe(true);
});

test('a picture without its words keeps a question from being published, and says so at the picture', () => {
	const image = { id: 'a'.repeat(64), alt: ' ', width: 4, height: 3 };
	const { image: found } = byField(
		warnItem({ ...blankItem('choice', 'new'), image }, 'An article.')
	);
	expect(found).toMatchObject([{ blocks: true, message: expect.stringContaining('Say what') }]);
	const told = { ...blankItem('choice', 'new'), image: { ...image, alt: 'A gate' } };
	expect(byField(warnItem(told, 'An article.')).image).toEqual([]);
});
