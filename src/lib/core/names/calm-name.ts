import type { Random } from '../random.ts';

/** Calm things one can be: none judges, none rhymes with anything rude, each is easy to spell. */
const QUALITIES = `
	amber ample autumn azure balmy blithe blue bright brisk calm candid cedar cheery clear clever copper coral cosy
	crimson crisp curious dapper dawn deft downy drifting dusky eager early earnest easy even fair feathered fern
	fine fleet fond frosty gentle gilded glad gleaming golden good green hazel hearty hidden hushed indigo ivory jade
	jolly keen kind lapis lilac limber lively lucid lunar maple mellow merry mild misty modest mossy nimble noble
	northern olive opal patient peaceful pearl placid plucky poised proud quiet ready russet sage sandy serene
	shady silent silver simple sleepy snowy soft solar southern spry stately steady still sunny swift tawny teal
	tidy tranquil trusty upland velvet verdant violet warm wandering western willow winter wise woven young zesty
`
	.trim()
	.split(/\s+/);

/** Calm things one can see out of doors or on a table. */
const THINGS = `
	acorn alder anchor anemone arbour aspen aster avocet badger bamboo barley basil beacon bell birch bluebell bramble
	breeze brook bunting buttercup canoe canyon chestnut clover comet compass cove crane creek crocus curlew cypress
	daisy dale delta dove dune eagle egret elder elm falcon fern fjord forest fox gannet garden geyser glade glen
	grove gull harbour hare hawk heath heather hedgehog heron hill ibis iris island ivy jasmine juniper kestrel
	kingfisher kite lagoon lake lantern larch lark lavender ledge lemon lichen lighthouse lily linden linnet lotus
	lynx magnolia maple marigold marsh marten meadow merlin mint moon moss mountain nettle newt nightingale oak
	oasis orchard orchid osprey otter owl pebble petrel pine plover pond poplar poppy prairie puffin quail quartz
	rain raven reed ridge river robin rowan sandpiper sparrow spring spruce star stone stork sunrise swallow swan
	teasel tern thicket thistle thrush thyme tulip valley violet walnut warbler wave willow wren yarrow
`
	.trim()
	.split(/\s+/);

/** How many different names there are without a number. */
export const CALM_NAMES = QUALITIES.length * THINGS.length;

const TRIES = 24;

/**
 * A name of two calm words, such as "Quiet Heron", that is not `taken`. Where chance meets only taken ones, a number
 * follows; so there is always a name, and its length is at most 24 characters.
 */
export function calmName(random: Random, taken: (name: string) => boolean): string {
	let name = draw(random);
	for (let i = 0; i < TRIES && taken(name); i++) name = draw(random);
	if (!taken(name)) return name;
	for (let number = 2; ; number++) {
		const numbered = `${name} ${number}`;
		if (!taken(numbered)) return numbered;
	}
}

function draw(random: Random): string {
	return `${capital(random.pick(QUALITIES))} ${capital(random.pick(THINGS))}`;
}

function capital(word: string): string {
	return word[0]!.toUpperCase() + word.slice(1);
}
