/** A picture beside the words of a question or a situation. */
import type { Item } from '../quiz/item.ts';
import type { Scenario, ScenarioNode } from '../scenario/model.ts';

export interface Picture {
	/** SHA-256 of the stored bytes, in small hexadecimal digits. */
	id: string;
	/** What it shows, for those who cannot see it. A draft may lack it; nothing is published without. */
	alt: string;
	/** In pixels as it is shown, so that a page leaves room for it before it is there. */
	width: number;
	height: number;
}

export const LONGEST_ALT = 300;

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** In bytes. */
export const LARGEST_IMAGE = 2 * 1024 * 1024;
/** In pixels: a small file can be a huge picture, which would fill the memory of every phone in the room. */
export const LONGEST_SIDE = 6_000;
export const MOST_PIXELS = 16_000_000;

export const TOO_LARGE =
	'This picture is larger than 2 MB. Make it smaller first: 1,600 pixels on its longer side are plenty.';

/** The gate that speaks of an item's picture: only people bring any, so it is none of the generator's. */
export const IMAGE_GATE = 'image';

/** What stands against a picture without its words; null: nothing. */
export function whyNotPublished(picture: Picture | undefined): string | null {
	if (!picture || picture.alt.trim() !== '') return null;
	return 'Say what the picture shows: whoever cannot see it hears these words instead.';
}

/** The picture of a node's words, and of the question it asks. */
export function picturesOfNode(node: ScenarioNode): Picture[] {
	if (node.kind === 'ending') return [];
	return [node.image, node.item?.image].filter((one) => one !== undefined);
}

/** Ids of the pictures in a quiz's items or a scenario. */
export function pictureIds(made: readonly Item[] | Scenario): Set<string> {
	return new Set(picturesOf(made).map(({ id }) => id));
}

/** All the pictures in a quiz's items or a scenario, in order, as often as they are told of. */
export function picturesOf(made: readonly Item[] | Scenario): Picture[] {
	return 'nodes' in made
		? made.nodes.flatMap(picturesOfNode)
		: made.flatMap(({ image }) => image ?? []);
}
