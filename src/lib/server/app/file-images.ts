import { isDeepStrictEqual } from 'node:util';
import { picturesOf, type Picture } from '../../core/image/picture.ts';
import { readImage } from '../../core/image/read-image.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { FileImage } from '../../schemas/document.ts';
import type { Query } from '../db/client.ts';
import { findImage, type StoredImage } from '../db/images.ts';
import { DomainError } from '../errors.ts';
import { MOST_OF_DRAFT, storedImage } from './add-image.ts';

/** The pictures that items or a scenario tell of, as a file carries them, each once. */
export async function imagesForFile(
	q: Query,
	made: readonly Item[] | Scenario
): Promise<FileImage[]> {
	const ids = [...new Set(picturesOf(made).map(({ id }) => id))].sort();
	const files: FileImage[] = [];
	for (const id of ids) {
		const image = await findImage(q, id);
		if (!image) {
			throw new DomainError(
				'conflict',
				'A picture in this is not here any more. Take it out, and export again.'
			);
		}
		files.push({ id, type: image.type, data: image.data.toString('base64') });
	}
	return files;
}

/**
 * The pictures of a file, by their ids. One that is not what the file says of it, or carries more than a picture, is told by
 * `refused`, with its place in the file.
 */
export function imagesOfFile(
	images: readonly FileImage[],
	at: number,
	refused: (sentence: string) => DomainError
): Map<string, StoredImage> {
	const read = new Map<string, StoredImage>();
	let size = 0;
	for (const [index, { id, type, data }] of images.entries()) {
		const place = `Picture ${index + 1}`;
		const bytes = Buffer.from(data, 'base64');
		if (bytes.toString('base64') !== data) throw refused(`${place}: its data is no Base64.`);
		const picture = readImage(bytes);
		if ('refused' in picture) throw refused(`${place}: ${picture.refused}`);
		if (picture.type !== type) {
			throw refused(`${place} is of the type ${picture.type}, and the file says ${type}.`);
		}
		if (!isDeepStrictEqual(Buffer.from(picture.bytes), bytes)) {
			throw refused(
				`${place} carries more than the picture, such as where it was taken. Bring it in on its question’s own page, which leaves that out.`
			);
		}
		const stored = storedImage(bytes, at);
		if (stored.id !== id) {
			throw refused(`${place} is not the one that its SHA-256 was made of.`);
		}
		if (read.has(id)) throw refused(`Two pictures have the same id, “${id.slice(0, 12)}…”.`);
		size += stored.size;
		read.set(id, stored);
	}
	if (size > MOST_OF_DRAFT) {
		throw refused(
			`The pictures in this file are larger than ${MOST_OF_DRAFT / 1024 / 1024} MB together.`
		);
	}
	return read;
}

/** What is wrong with a picture that a file tells of, as the end of a sentence; null: nothing. */
export function whyNotInFile(
	{ id, width, height }: Picture,
	images: ReadonlyMap<string, StoredImage>
): string | null {
	const image = images.get(id);
	if (!image) return 'is not in the file';
	if (image.width === width && image.height === height) return null;
	return `is ${image.width} × ${image.height} pixels large, and the file says ${width} × ${height}`;
}
