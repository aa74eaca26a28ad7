/** What a named place is, as a question calls it. */
import { CITIES, COUNTRIES, PROVINCES, STATES } from '../../reading/gazetteer.ts';

/** 'country', 'city', 'state', 'river' … or 'place' where nothing finer is known. */
export function placeKind(name: string): string {
	const bare = name.replace(/^the /i, '');
	if (COUNTRIES.has(bare)) return 'country';
	if (STATES.has(bare)) return 'state';
	if (PROVINCES.has(bare)) return 'province';
	if (CITIES.has(bare)) return 'city';
	const noun =
		/\b(River|Lake|Island|Street|Bridge|Mountain|Valley|Bay|Square|Park|Airport|Harbour|Station)$/.exec(
			bare
		)?.[1];
	return noun ? noun.toLowerCase() : 'place';
}
