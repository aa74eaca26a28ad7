import { storedImage } from '../../src/lib/server/app/add-image.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { holdImages, putImage } from '../../src/lib/server/db/images.ts';
import type { Shared } from '../../src/lib/server/db/members.ts';
import { pictured } from './images.ts';

/** Stores pictures as `pictured` makes them, and lets a quiz or scenario hold them. */
export async function storePictures(
	ctx: Context,
	numbers: readonly number[],
	held?: Shared
): Promise<void> {
	await ctx.db.write(async (tx) => {
		for (const n of numbers) {
			const image = storedImage(pictured(n).data, ctx.now());
			await putImage(tx, image);
			if (held) await holdImages(tx, held, [image.id], ctx.now());
		}
	});
}
