/** A tag as it is compared: without regard to capitals, and to how its letters are composed. */
export function tagKeyOf(tag: string): string {
	return tag.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
