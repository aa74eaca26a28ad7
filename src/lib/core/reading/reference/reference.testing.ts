/** Texts with their mentions for the tests of this folder: parsed as articles are, typed by the test itself. */
import { models } from '../../../../../tests/support/reader.ts';
import { parsePlainText } from '../../../../../tests/quality/reading/annotated-files.ts';
import type { Mention } from '../reading.ts';
import type { SentenceTree } from '../tree.ts';
import type { EntityClass } from '../typing/entity-types.ts';
import type { MentionedSentence } from './names.ts';
import { findReferences } from './refer.ts';

const OUTSIDE = [
	'appos',
	'acl',
	'conj',
	'cc',
	'case',
	'cop',
	'nsubj',
	'punct',
	'advmod',
	'parataxis'
];

/** @param types what the nouns of the text name, by the noun's own form; other nouns are no mentions */
export function mentionedText(
	text: string,
	types: Readonly<Record<string, EntityClass>>
): MentionedSentence[] {
	return parsePlainText(text, models.syntax).map((sentence, index) => ({
		...sentence,
		mentions: sentence.tree.words.flatMap((word, head): Mention[] => {
			const type = types[word.text];
			if (!type || !/^(?:NOUN|PROPN)$/.test(word.upos) || isPartOfName(sentence.tree, head))
				return [];
			const inside = new Set(sentence.tree.subtree(head, (at) => isOutside(sentence.tree, at)));
			let from = head;
			while (inside.has(from - 1)) from--;
			let until = head + 1;
			while (inside.has(until)) until++;
			const span = sentence.tree.span([from, until - 1]);
			return [
				{
					...{
						...span,
						text: text.slice(span.start, span.end),
						sentence: index,
						head,
						from,
						until
					},
					...{ type, fine: type === 'other' ? 'object' : type, named: word.upos === 'PROPN' },
					...{ confidence: 0.9, cluster: -1 }
				}
			];
		})
	}));
}

const isOutside = (tree: SentenceTree, at: number) =>
	tree.words[at]!.text !== '-' && OUTSIDE.some((label) => tree.is(at, label));

const isPartOfName = (tree: SentenceTree, at: number) =>
	/^(?:compound|flat)$/.test(tree.words[at]!.label) &&
	tree.words[tree.words[at]!.head]!.upos === 'PROPN';

/** The clusters of a text: name, then what it is called elsewhere, in order; pronouns as `she`. */
export function clustersOf(text: string, types: Readonly<Record<string, EntityClass>>): string[][] {
	const sentences = mentionedText(text, types);
	const { clusters, clusterOf, pronouns } = findReferences(sentences, models.pronouns);
	return clusters.map(({ name }, number) => {
		const called = sentences.flatMap(({ mentions, tree }, s) => [
			...mentions.filter((_, m) => clusterOf[s]![m] === number).map(({ text }) => text),
			...pronouns[s]!.filter(({ cluster }) => cluster === number).map(
				({ position }) => tree.words[position]!.text
			)
		]);
		return [name, ...called];
	});
}
