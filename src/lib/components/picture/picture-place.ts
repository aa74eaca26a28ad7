import { resolve } from '$app/paths';
import { getContext, setContext } from 'svelte';
import type { ImagePlace } from '$lib/schemas/images.ts';

/** Where pictures are looked at on a page: the server shows each only to those who see its words there. */
export interface PicturePlace {
	of: ImagePlace;
	id: string;
}

const KEY = Symbol('pictures');

/** Says it for everything inside the component that calls this. @param place is asked again when a page goes on to another */
export function placePictures(place: () => PicturePlace): void {
	setContext(KEY, place);
}

/** What was said around the component that calls this. */
export function picturesAround(): () => PicturePlace {
	const place = getContext<(() => PicturePlace) | undefined>(KEY);
	return () => {
		if (!place) throw new Error('This page does not say where its pictures are looked at.');
		return place();
	};
}

export function pictureAddress({ of, id }: PicturePlace, image: string): string {
	if (of === 'play') return resolve('/play/[session]/images/[image]', { session: id, image });
	return resolve('/images/[of]/[id]/[image]', { of, id, image });
}

/** Where pictures are sent for what is edited there. */
export function picturesDoor({ of, id }: PicturePlace): string {
	return of === 'scenario'
		? resolve('/scenarios/[id]/images', { id })
		: resolve('/quizzes/[id]/images', { id });
}
