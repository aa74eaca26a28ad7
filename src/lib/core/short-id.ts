import { hash32 } from './random.ts';

/** A short id made of the content: the same content has the same id everywhere. */
export function shortId(prefix: string, content: string): string {
	const digits = (salt: number) => hash32(content, salt).toString(36).padStart(7, '0');
	return `${prefix}${digits(11)}${digits(23).slice(0, 4)}`;
}
