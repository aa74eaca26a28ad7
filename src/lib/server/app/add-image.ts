import { createHash } from 'node:crypto';
import { LARGEST_IMAGE, pictureIds, type Picture } from '../../core/image/picture.ts';
import { readImage } from '../../core/image/read-image.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import {
	bytesOfOwner,
	holdImages,
	listHeldImages,
	putImage,
	type StoredImage
} from '../db/images.ts';
import type { Shared } from '../db/members.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { ownShared } from './owned.ts';

const MB = 1024 * 1024;
/** All that one owner's quizzes and scenarios hold, the same picture counted once. In bytes. */
const MOST_OF_OWNER = 200 * MB;
/** What one draft shows, so that its export can be brought in again. In bytes. */
export const MOST_OF_DRAFT = 15 * MB;

/**
 * Keeps a picture for a quiz or scenario, as the picture alone: see readImage. It is shown nowhere until an item or a
 * situation tells of it. DomainError with field 'image' says why one is not taken.
 */
export async function addImage(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; bytes: Uint8Array }
): Promise<Omit<Picture, 'alt'>> {
	const { shared } = input;
	const made = await ownShared(ctx, actor, shared, 'editor');
	const image = storedImage(input.bytes, ctx.now());
	const q = ctx.db.read;
	const shown =
		'body' in made
			? made.body
			: (await listDraftItems(q, made.id)).flatMap(({ state, body }) =>
					state === 'dropped' ? [] : [body]
				);
	const facts = await listHeldImages(q, shared, pictureIds(shown));
	const beside = facts.filter(({ id }) => id !== image.id);
	if (beside.reduce((sum, { size }) => sum + size, image.size) > MOST_OF_DRAFT) {
		throw refused(
			`The pictures of this ${shared.kind} would be larger than ${MOST_OF_DRAFT / MB} MB together. Make some of them smaller, or take some out.`,
			'too-large'
		);
	}
	await refuseBeyondOwner(q, made.ownerId, image.size);
	await ctx.db.write(async (tx) => {
		await putImage(tx, image);
		await holdImages(tx, shared, [image.id], ctx.now());
	});
	const { id, width, height } = image;
	return { id, width, height };
}

/** The picture in these bytes as it is stored; DomainError where they are none that is taken. */
export function storedImage(bytes: Uint8Array, at: number): StoredImage {
	const read = readImage(bytes);
	if ('refused' in read) {
		throw refused(read.refused, bytes.length > LARGEST_IMAGE ? 'too-large' : 'invalid');
	}
	const { type, width, height } = read;
	const data = Buffer.from(read.bytes);
	const id = createHash('sha256').update(data).digest('hex');
	return { id, type, width, height, size: data.length, broughtAt: at, data };
}

/** Refuses more pictures than an owner has room for. @param size of what is to come, in bytes */
export async function refuseBeyondOwner(q: Query, ownerId: string, size: number): Promise<void> {
	if ((await bytesOfOwner(q, ownerId)) + size <= MOST_OF_OWNER) return;
	throw refused(
		`There is no room for more pictures: the owner of this has ${MOST_OF_OWNER / MB} MB of them, which is the most. What is taken out, or deleted with its quiz, makes room within a month.`,
		'too-large'
	);
}

function refused(sentence: string, code: 'invalid' | 'too-large'): DomainError {
	return new DomainError(code, sentence, 'image');
}
