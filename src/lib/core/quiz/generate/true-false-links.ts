/** True: a reason, a case, an aim or a means together with what it belongs to. */
import { capitalised } from '../realise/render.ts';
import { optionText } from './ask-link.ts';
import type { Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import type { Link } from './links.ts';
import { trueFalseItem } from './true-false.ts';

const LONGEST = 32;

export function judgeLinks(material: Material, links: readonly Link[]): Candidate[] {
	return links.flatMap((link) => judge(material, links, link));
}

function judge(material: Material, links: readonly Link[], link: Link): Candidate[] {
	const written = link.write(material.naming());
	// What is set against something may well go with other things, too.
	if (!written || link.order || link.tie === 'contrast' || link.tie === 'exception') return [];
	const { reading } = material;
	const claim = `${link.main} ${link.marker} ${link.part}`;
	const base = { sentences: [link.index], claims: [claim] };
	const told = (words: string) => {
		const text = `${written.main} ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
		return link.source === '' ? capitalised(text) : `According to ${link.source}, ${text}`;
	};
	const key = optionText(link, written.part);
	const statement = { sentence: link.sentence, text: told(key) };
	if (statement.text.split(' ').length > LONGEST) return [];
	// "It follows the river if you look for a walk": told to the reader, and true for everybody.
	if (/\byou\b/i.test(written.part) && !/\byou\b/i.test(written.main)) return [];
	const items: Candidate[] = [
		{
			...base,
			by: `true-${link.tie}`,
			score: 5.9,
			item: trueFalseItem(reading, statement, statement.text, true, '')
		}
	];
	return items;
}
