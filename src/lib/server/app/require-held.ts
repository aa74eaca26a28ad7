import type { Picture } from '../../core/image/picture.ts';
import type { Query } from '../db/client.ts';
import { listHeldImages } from '../db/images.ts';
import type { Shared } from '../db/members.ts';
import { DomainError } from '../errors.ts';

/**
 * Refuses pictures that the quiz or scenario does not hold, or that are said to be of another size than they are: what is
 * told of is there, and nobody can tell of what they were never given.
 */
export async function requireHeld(
	q: Query,
	shared: Shared,
	pictures: readonly Picture[]
): Promise<void> {
	if (pictures.length === 0) return;
	const facts = await listHeldImages(
		q,
		shared,
		pictures.map(({ id }) => id)
	);
	const held = new Map(facts.map((image) => [image.id, image]));
	for (const { id, width, height } of pictures) {
		const image = held.get(id);
		if (image?.width === width && image.height === height) continue;
		throw new DomainError(
			'invalid',
			'A picture in this is not here any more. Take it out, or bring it in again.',
			'image'
		);
	}
}
