/**
 * Words for offered passphrases: short, plain, concrete and friendly; hard to mishear or misspell, so that one can be
 * read aloud, remembered and typed on a phone. Four of them hold some 42 bits.
 */
export const WORDS: readonly string[] = `
	acorn adder alder algae almond alpaca amber anchor angle ankle answer antler apple apricot
	apron arch arctic arena armchair arrow artist ash aspen aster atlas attic autumn avenue
	avocado award awning axle azure baboon bacon badge badger bagel bake baker balcony ball ballad
	ballet balloon bamboo banana band banjo bank banner barge bark barley barn barrel basil basin
	basket bath baton bay beach beacon bead beak beam bean bear beard beaver bed bedroom bee beech
	beetle bell bellow belt bench berry bicycle bike birch bird biscuit bison blanket blazer bloom
	blossom blue blush board boat bobbin bonnet book bookcase boot border botany bottle boulder
	bounce bouquet bow bowl box bracelet braid branch brass bread breeze brick bridge bright brisk
	bronze brook broom broth brother brown brush bubble bucket buckle bud buffalo bugle bulb bun
	bunch bundle bunny buoy burrow bus bush butter button cabbage cabin cable cactus cafe cake
	calf calm camel camera camp canal canary candle candy canoe canopy canvas canyon cap cape
	captain car caramel caravan card cargo carol carpet carrot cart carve cascade castle cat catch
	cave cedar ceiling celery cello cement center cereal chain chair chalk chapel chapter chart
	cheddar cheer cheese cherry chess chest chestnut chicken chimney chin choir chorus cider
	cinema cinnamon circle circus citrus city clam clap clarinet clay clean clear cliff climb clip
	cloak clock cloth cloud clover clown coach coast coat cobalt cobble cocoa coconut coffee coin
	colony color column comb comet comfort comic compass concert copper coral cord cork corn
	corner cosmos cottage cotton couch country cousin cove cow cowboy crab cradle craft crane
	crayon cream creek crescent crest cricket crisp crocus crown cruise crumb crystal cub cube
	cuckoo cucumber cuff cup curl current curry curtain curve cushion custard cyan cycle cymbal
	cypress daffodil dairy daisy dance dapple dawn daylight deck deep deer denim desert desk
	dessert dew diamond diary dice digit dime diner dinghy dinner dish diver dock doctor dolphin
	dome domino donkey door dot dove dozen drawer drawing dream dress drift drink drive drizzle
	drum duck dune dusk eager eagle early earth easel east easy echo eel egg elbow elf elk elm
	ember emerald emu engine envelope equal eraser ermine evening exit expert eyebrow fabric
	falcon family fancy farm farmer fast father feast feather fence fennel fern ferry festival
	fiber fiddle field fig figure film finch finger fir fire firefly fish flag flame flannel flask
	flax fleece flicker flight flint flip float flock floor flour flower flute foam fog foil
	folder folk font forest fork fossil fountain fox frame freckle fresh friday friend fringe frog
	front frost fruit fudge funnel fur future gable galaxy gallery gallop game gander garage
	garden garlic garnet gate gather gazelle gecko gem gentle geyser giant gift ginger giraffe
	glacier glad glass glaze glide glitter globe glove glow glue goal goat gold golden goldfish
	gondola good goose gorilla gown grain granary granite grape grass gravel gravy gray great
	green griddle grin grove guide guitar gull gully gust habit haiku hail hair hall hammock
	hamster hand handle happy harbor hare harmony harp harvest hat hatch hawk hay hazel head heart
	hearth heath heather hedge hedgehog helmet helper hen herb herd heron hickory high hill hinge
	hippo hobby hockey holiday hollow holly home honest honey hood hoof hoop hope horizon horn
	horse hour house hub humble hummus husky hut hyacinth ibis ice iceberg icicle idea igloo
	iguana index indigo ink inlet inn iris iron island ivory ivy jacket jade jaguar jam jar
	jasmine jasper jazz jeans jelly jersey jet jewel jigsaw jingle jockey jogger joke jolly
	journal journey joy jug juggle juice jumper jungle juniper kale kayak keen kettle key keyboard
	kilt kimono kind kingdom kiosk kitchen kite kitten kiwi knee knight knit knob knot koala label
	lace ladder ladle lagoon lake lamb lamp lamplight land lantern lap larch lark latch lattice
	laugh laundry laurel lava lavender lawn layer leaf leap leather ledge leek legend lemon lemur
	lens lentil leopard lesson letter lettuce level library lilac lily lime linen lion listen
	lively lizard llama lobby lobster local locket lodge loft log logic lotus lounge lovely loyal
	lucky lullaby lumber lunch lupin lute lynx lyric macaw magnet magpie mail main major mallet
	mango mansion mantle manual map maple marble march margin marigold marina market maroon marsh
	marten mask mast match mauve maze meadow meal medal medley mellow melody melon memory menu
	merry mesa metal meteor midday middle midnight mighty mild mile milk mill mimosa mineral mint
	minute mirror mist mitten mocha model modern mole moment monday month moon moose morning
	mosaic moss moth mother motor mountain mouse mouth movie muffin mug mulberry mule mural museum
	mushroom music mustard nap napkin narrow nation nature navy neat neck nectar needle nephew
	nest nestle net nettle newt nice nickel night nimble noble nod noodle noon north nose notebook
	novel nugget number nut nutmeg oak oar oasis oat ocean octave octopus office olive omelet
	onion opal open opera orange orbit orchard orchid oregano organ origami osprey ostrich otter
	outdoor oval oven owl owner oxygen oyster pack paddle page paint palace palm pan pancake panda
	pansy panther pantry papaya paper paprika parade parcel park parrot parsley party pasta pastel
	pastry patch path patio pattern paw pea peace peach peacock peak peanut pear pearl pebble
	pecan pedal pelican pen pencil penguin penny people pepper perch petal phone photo piano
	pickle picnic picture pie pigeon pillow pilot pine pink pint pioneer pipe pistachio pitcher
	pizza plaid plain planet plank plant plate platter play plaza plum plume plush pocket poem
	poet polar polite pond pony pool poplar poppy porch porridge port portrait postcard potato
	pottery powder prairie present pretzel print prism prize proud puddle puffin pulley pump
	pumpkin pupil puppet puppy purple purse puzzle pyramid quail quarter quartz quest quick quiet
	quill quilt quince quiver quiz rabbit raccoon race radio radish raft rain rainbow raisin rake
	ranch ranger raspberry raven reader ready recipe record red reed reef reindeer relay reptile
	ribbon rice rich riddle ridge right rind ring ripple rise river road roast robin robot rock
	rocket roll roof rook room root rope rose rosemary round route rowboat ruby ruffle rug ruler
	rumble runner rural rustic rye saddle safari saffron sage sail sailor salad salmon salt sample
	sand sandal sandwich sapphire sardine satchel satin saturday sauce saucer savory saxophone
	scale scallop scarf scarlet scenic school science scone scooter scout screen sculpture sea
	seal seashell season seat seed sentence sequoia sesame shade shallow shamrock shape shark
	sheep shelf shell shelter sherbet shine ship shirt shoe shore shoulder shovel shower shrimp
	shrub shutter siding signal silent silk silver simple singer sister sixty skate sketch ski
	skill skirt sky skylark slate sled sleep sleeve slice slide slipper slope smart smile smooth
	snack snail snow snowball soap soccer sock soda sofa soft soil solar solid solo sonata song
	soup south soybean space spark sparrow speck spice spider spinach spiral splash sponge spoon
	spring sprout spruce square squash squirrel stable stack stadium stage stair stamp star
	starfish starling station statue steady steam steel stem stew stick stitch stone stool stork
	storm story stove straw stream street string stripe strong studio sturdy style sugar suit
	summer summit sun sunday sundial sunny sunrise sunset surf swallow swan sweater sweet swift
	swim swing symbol syrup tabby table tadpole tail tailor talent tall tangerine tango tapestry
	tassel taste taxi tea teacup teal team teapot temple tempo tennis tent terrace thanks theater
	thicket thimble thistle thread thrush thumb thunder thursday thyme ticket tide tidy tiger tile
	timber tinsel tiny tiptoe toast toaster today toffee tomato tone tool topaz torch tortoise
	toucan towel tower town toy tractor trade trail train travel tray treat tree trellis triangle
	trio trolley trombone trophy trout truck truffle trumpet trunk tuba tuesday tugboat tulip tuna
	tundra tunnel turkey turnip turquoise turtle twelve twenty twig twilight twin twirl umbrella
	uncle unicorn uniform union unity upper uptown urban usher vacation valley vanilla vapor vase
	vault velvet verse vest vibrant victory video village vine vintage viola violet violin visit
	vista vivid voice volcano volume voyage waffle wagon waist walk wall wallet walnut walrus
	waltz warbler warm washer water wave wax weather weaver wedge week weekend west whale wheat
	wheel whisker whisper whistle white whole wicker wide wild willow wind window wing winner
	winter wire wise wisteria wolf wombat wonder wood wool word world wreath wren wrist writer
	yacht yard yarn year yellow yodel yogurt yolk young zebra zenith zephyr zero zest zigzag zinc
	zinnia zipper zone zoo
`
	.trim()
	.split(/\s+/);
