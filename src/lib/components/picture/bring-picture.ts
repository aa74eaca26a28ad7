import { LARGEST_IMAGE, LONGEST_SIDE, MOST_PIXELS, type Picture } from '$lib/core/image/picture.ts';

export type Brought = { picture: Omit<Picture, 'alt'>; note: string } | { problem: string };

/** What a picture that is too large is made: enough for a projector. */
const SMALLER_SIDE = 2_000;
const UNREACHABLE = 'The server cannot be reached. Please try again.';
const UNSHOWN = 'Your browser cannot show this picture. It may be damaged: save it again.';

/** Sends a picture to be kept. One that is too large is made smaller first. */
export async function bringPicture(door: string, file: Blob): Promise<Brought> {
	const shown = await createImageBitmap(file).catch(() => null);
	let body = file;
	let note = '';
	if (shown && isTooLarge(file, shown)) {
		const smaller = await drawSmaller(shown);
		if (smaller) {
			body = smaller;
			note = 'It was larger than can be shown everywhere, and was made smaller.';
		}
	}
	try {
		const response = await fetch(door, {
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream' },
			body: await body.arrayBuffer()
		});
		const answer = (await response.json()) as Omit<Picture, 'alt'> & { message?: string };
		if (!response.ok) return { problem: answer.message ?? UNREACHABLE };
		// The server looks at how it is made; whether it can be drawn, a browser knows.
		return shown ? { picture: answer, note } : { problem: UNSHOWN };
	} catch {
		return { problem: UNREACHABLE };
	} finally {
		shown?.close();
	}
}

function isTooLarge(file: Blob, { width, height }: ImageBitmap): boolean {
	return (
		file.size > LARGEST_IMAGE ||
		Math.max(width, height) > LONGEST_SIDE ||
		width * height > MOST_PIXELS
	);
}

async function drawSmaller(picture: ImageBitmap): Promise<Blob | null> {
	const scale = Math.min(1, SMALLER_SIDE / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.85));
	if (drawn?.type === 'image/webp') return drawn;
	// Where that cannot be written: JPEG knows no transparent ground.
	context.globalCompositeOperation = 'destination-over';
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	return await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
}
