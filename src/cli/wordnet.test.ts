import { expect, test } from 'vitest';
import { parseSenses } from './wordnet.ts';

/** Three files in the dictionary's format (wndb(5WN)) about a made-up corner of the world. */
const DATA = `  1 A licence stands here.
00000001 03 n 01 entity 0 000 | all there is
00000002 06 n 01 structure 0 001 @ 00000001 n 0000 | what is built
00000003 06 n 02 mill 0 works 0 001 @ 00000002 n 0000 | a building with machines
00000004 18 n 01 mill 0 001 @ 00000001 n 0000 | one who mills
00000005 18 n 01 Mill 0 001 @i 00000004 n 0000 | an English philosopher
00000006 15 n 01 wind_farm 0 001 @ 00000001 n 0000 | turbines on a hill
`;
const INDEX = `  1 A licence stands here.
entity n 1 0 1 0 00000001
mill n 3 1 @ 3 1 00000004 00000005 00000003
structure n 1 1 @ 1 0 00000002
wind_farm n 1 1 @ 1 0 00000006
works n 1 1 @ 1 0 00000003
`;
const KEYS = 'structure%1:06:00:: 00000002 1 5\nmill%1:18:00:: 00000004 1 3\n';

test('senses stand in the order of the index, names apart, buildings told from other things made', () => {
	const { nouns, names } = parseSenses(DATA, INDEX, KEYS);
	expect(nouns.get('mill')).toEqual(['person', 'structure']);
	expect(names.get('mill')).toEqual(['person']);
	expect(nouns.get('works')).toEqual(['structure']);
	expect(nouns.get('entity')).toEqual(['tops']);
});

test('only single words are kept', () => {
	const { nouns } = parseSenses(DATA, INDEX, KEYS);
	expect([...nouns.keys()].sort()).toEqual(['entity', 'mill', 'structure', 'works']);
});
