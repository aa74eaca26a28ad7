/** "Ada published her notes": pronouns that their own sentence explains, whatever stood before it. */
import type { Sentence } from '../../reading/reading.ts';

/**
 * Whether a possessive goes with the subject of its own clause: of the same number, a person where it must be one, and
 * the only such thing said before it. Where it stands it means the same in a question that keeps both.
 */
export function isBound({ tree, mentions }: Sentence, position: number): boolean {
	const { words } = tree;
	const form = words[position]!.text.toLowerCase();
	if (!/^(?:his|her|its|their)$/.test(form) || words[position]!.xpos !== 'PRP$') return false;
	let verb = words[position]!.head;
	while (verb >= 0 && tree.child(verb, 'nsubj') < 0) verb = words[verb]!.head;
	if (verb < 0) return false;
	const subject = tree.child(verb, 'nsubj');
	if (subject > position || tree.subtree(subject).includes(position)) return false;
	if (tree.children(subject, 'conj').length > 0) return form === 'their';
	const head = words[subject]!;
	const mention = mentions.find((m) => m.head === subject);
	const plural = /^(?:NNS|NNPS)$/.test(head.xpos);
	if (head.upos === 'PRON') return MATES[head.text.toLowerCase()] === form;
	if (!mention || mention.confidence < 0.7) return false;
	const before = mentions.filter((m) => m !== mention && m.head < position && m.head !== subject);
	switch (form) {
		case 'his':
		case 'her':
			return mention.type === 'person' && !plural && before.every((m) => m.type !== 'person');
		case 'their':
			return plural && !before.some((m) => /^(?:NNS|NNPS)$/.test(words[m.head]!.xpos));
		default:
			return !plural && mention.type !== 'person' && mention.type !== 'time';
	}
}

const MATES: Record<string, string> = { he: 'his', she: 'her', it: 'its', they: 'their' };
