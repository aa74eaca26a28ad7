import type { Item, Option } from '../quiz/item.ts';

/** A part of an item in words, as it is compared with what it was before. */
export interface ItemField {
	label: string;
	text: string;
}

/** Everything that people write in an item, part by part; empty parts are left out. */
export function fieldsOf(item: Item): ItemField[] {
	const option = (what: string) => (one: Option, index: number) => [
		{ label: `${what} ${index + 1}`, text: one.text },
		{ label: `Why, ${what.toLowerCase()} ${index + 1}`, text: one.rationale ?? '' }
	];
	const fields = [
		{ label: 'Question', text: item.stem },
		{ label: 'Picture', text: pictureInWords(item) },
		...item.options.flatMap(option('Option')),
		...(item.type === 'match' ? item.targets.flatMap(option('Target')) : []),
		{ label: 'Key', text: keyInWords(item) },
		{ label: 'Explanation', text: item.explanation },
		{ label: 'Level', text: item.level },
		...item.evidence.map(({ quote }, index) => ({ label: `Quote ${index + 1}`, text: quote }))
	];
	return fields.filter(({ text }) => text !== '');
}

/** Another picture shows as a change, also where it is told in the same words. */
function pictureInWords({ image }: Item): string {
	if (!image) return '';
	return `${image.alt || 'not told in words yet'} (${image.width} × ${image.height}, ${image.id.slice(0, 8)})`;
}

function keyInWords(item: Item): string {
	const textOf = (list: readonly Option[], id: string) =>
		list.find((one) => one.id === id)?.text ?? id;
	switch (item.type) {
		case 'cloze':
		case 'short-answer':
			return item.key.join(' · ');
		case 'numeric':
			return `${item.key.value} ± ${item.key.tolerance} ${item.key.unit}`.trim();
		case 'match':
			return item.key
				.map(([o, t]) => `${textOf(item.options, o)} → ${textOf(item.targets, t)}`)
				.join(' · ');
		default:
			return item.key.map((id) => textOf(item.options, id)).join(' · ');
	}
}
