/**
 * Sentences that the parser takes for something else by habit, read again as what they are: orders and rules, which
 * news and encyclopaedias hardly ever give ("Close the doors" is no noun phrase, "shall not store data" no compound),
 * and clauses after "after" and "before", which it takes for prepositions.
 */
import { withAside } from './asides.ts';
import { withTeller } from './tellers-apart.ts';
import { withHalves } from './halves.ts';
import { withInversion } from './inversions.ts';
import { withProvided } from './provided.ts';
import type { SentenceSyntax } from './syntax/analyse.ts';

/** Verbs of instructions, in their base form, that are not as common in another part of speech at a sentence's start. */
const ORDERS: ReadonlySet<string> = new Set(
	`accept access accompany acknowledge act activate add adjust agree aim alert align allow alter analyse analyze announce
	answer appeal apply approach approve arrange arrive ask assemble assess assign assist assume attach attempt attend
	authorise authorize avoid bandage bear begin bend block boil book borrow break breathe bring brush build burn burst bury buy
	call calculate calm cancel carry catch change charge check choose claim clean clear climb close collect combine come
	comfort communicate compare complete comply compress confirm connect consider consult contact contain continue control
	cook cool copy correct count cover create cross cut deal decide declare decline delete deliver describe destroy
	determine dial disclose disconnect discard discuss dispose disconnect disinfect display dispose divide document drain
	draw dress drink drive drop dry eat eject elevate email empty enable encourage end enquire ensure enter erase escort
	establish estimate evacuate evaluate examine exchange exit explain extinguish faint fasten feed file fill find finish
	fit fix flush fold follow forget forward gather get give go grab greet grip guide hand handle hang heat help hide
	hold identify ignore illuminate immerse inform insert inspect install interrupt investigate invite isolate join
	judge jump keep kneel knock label launch lay lead lean learn leave lend let lie lift light limit list listen load
	locate lock log look loosen lower maintain make manage mark measure meet memorise memorize mention mix monitor mount
	move name notify observe obtain offer open operate order pack park pass pause pay perform phone photograph pick place
	plan play plug point pour practise practice prepare present press prevent print proceed process promise protect prove
	provide publish pull push put quarantine question raise reach read rebook recharge recommend record recycle reduce
	refer refill refrain refuse register release remain remember remind remove repair repeat replace reply report request
	reserve reset resist respect respond rest restart restrain restore retain return review ride ring rinse roll rotate
	rub run save scan schedule screen seal search seat secure seek select sell send separate serve set settle shake share
	shout show shower shut sign sit slide slow smoke soak sort speak spray stand start stay stir stop store strap submit
	supervise supply support surrender switch take talk tap teach tell test thank thaw throw tidy tie tighten touch train
	transfer transport treat try turn unlock unplug update upload use vacate verify visit wait wake walk warm warn wash
	watch water wear weigh wipe withdraw work wrap write
	announce autoclave bake bathe bleed blot buckle chock chop clamp coil configure countersign crimp dab decant deploy
	dilute dig drape drill ease enclose enrol enroll escalate fetch flip flood garnish gather glue grate grease hammer haul hitch
	hoe hoist hook incubate initial inject invert jog knead ladle lash lever loop mash massage melt mend mop mulch muster
	nail nudge pat peel pierce pinch pipette polish preheat prime prise prop prune pry purge radio reassemble reattach
	reboot rebuild reconnect redact redeploy refit reinsert relay remount rerun reseat retest retie retry revert revoke
	roast sand sanitise sanitize scrape scrub sew shred sieve simmer skim slacken slip sniff solder sow spin splice splint
	sprinkle spread squeeze stack stain staple steam steer sterilise sterilize stitch stow strain strip swab swap sweep
	tally taste tilt tow transplant trim tuck tug twist unbolt unclip undo unfold unhook unlatch unload unpack unscrew
	untie unwind unwrap vacuum vent ventilate wedge weed whisk`
		.trim()
		.split(/\s+/)
);
/** Of these, the ones that open fragments and headings as well: "Set in a garden", "Name and address". */
const AMBIGUOUS: ReadonlySet<string> = new Set(
	`set name file open document display label plan list light place store secure phone present hand return claim report
	train limit park display question release request reserve cover count exit fit guide measure order pause
	practice record rest supply test touch use visit watch water work support bleed drill ease flood glue grease hammer hook
	initial lever loop nail polish prime prop radio relay sand slip spin spread stack stain steam strain strip sweep taste
	tow trim vacuum vent wedge weed`
		.trim()
		.split(/\s+/)
);
/** Before the verb of an order. */
const BEFORE_ORDER =
	/^(?:please|never|always|then|next|first|firstly|second|secondly|third|thirdly|finally|lastly|now|also|afterwards|afterward|immediately|instead|only|just|carefully|gently|slowly|kindly|and|but|or|so|otherwise)$/i;
/** Open what stands before an order: "If …, close the door". */
const OPENS =
	/^(?:if|when|whenever|before|after|once|unless|while|where|as|in|on|at|during|upon|to|for|with|without|every|from|until|by|under|wherever|outside|following|within)$/i;
const MODAL = /^(?:must|shall|should|may|can|could|cannot|will|would)$/i;
const BETWEEN =
	/^(?:not|n't|n’t|never|always|also|only|then|neither|either|both|immediately|first)$/i;
/** Takes the place of a verb that was not seen to be one: nothing else in English. */
const STAND_IN = 'bring';

type Read = (forms: readonly string[]) => SentenceSyntax;

/** The syntax of a sentence; orders, verbs after modals, and clauses of time are read as such. */
export function readTwice(forms: readonly string[], readOnce: Read): SentenceSyntax {
	const read: Read = (again) => {
		const amount = withAmount(again, readOnce);
		const syntax = amount ?? readOnce(again);
		return (
			withProvided(again, syntax, read) ??
			withPastVerb(again, syntax, readOnce) ??
			withHalves(again, syntax, read) ??
			withTeller(again, syntax, read) ??
			withInversion(again, syntax, read) ??
			withClauseOfTime(again, syntax, readOnce) ??
			withHeavySubject(again, syntax, readOnce) ??
			withAside(again, syntax, read) ??
			syntax
		);
	};
	const plain = read(forms);
	return asOrder(forms, plain, read) ?? afterModal(forms, plain, read) ?? plain;
}

/** "up to six books" is an amount, no particle and no preposition; null where there is none. */
function withAmount(forms: readonly string[], read: Read): SentenceSyntax | null {
	const upTo = forms.flatMap((form, i) =>
		/^up$/i.test(form) && forms[i + 1] === 'to' && NUMBER.test(forms[i + 2] ?? '') ? [i] : []
	);
	if (upTo.length === 0) return null;
	const again = read(
		forms.map((form, i) => (upTo.includes(i) ? 'just' : upTo.includes(i - 1) ? 'about' : form))
	);
	const lemmas = again.lemmas.map((lemma, i) =>
		upTo.includes(i) || upTo.includes(i - 1) ? forms[i]!.toLowerCase() : lemma
	);
	return { ...again, lemmas };
}

/** Past forms that are nouns as well. */
const NOUN_OR_PAST = /^(?:shot|hit|cut|split|spread|cast|bid|set|left|felt|hurt|found|saw)$/;
/** A past form and nothing else. */
const PAST = 'wrote';

/** "after officers shot and wounded him": what is joined to a past verb is one; null where there is none. */
function withPastVerb(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const at = forms.findIndex(
		(form, i) =>
			NOUN_OR_PAST.test(form) &&
			plain.upos[i] === 'NOUN' &&
			/^(?:and|or)$/.test(forms[i + 1] ?? '') &&
			plain.xpos[i + 2] === 'VBD'
	);
	if (at < 0) return null;
	const again = read(forms.map((form, i) => (i === at ? PAST : form)));
	if (again.upos[at] !== 'VERB') return null;
	const lemmas = again.lemmas.map((lemma, i) =>
		i === at ? (BASES.get(forms[at]!) ?? forms[at]!) : lemma
	);
	return { ...again, lemmas };
}

const BASES: ReadonlyMap<string, string> = new Map([
	['shot', 'shoot'],
	['left', 'leave'],
	['felt', 'feel'],
	['found', 'find'],
	['saw', 'see']
]);

const NUMBER =
	/^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundred)$/i;

const FINITE = /^(?:MD|VBZ|VBP|VBD)$/;

/**
 * "Anyone who breaks this rule can be fined", "Using a flash is not allowed": the parser takes the subject for the whole
 * sentence and the rest for a part of it. The subject and the sentence without its clause are read apart and joined.
 */
function withHeavySubject(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const { heads, labels, xpos, upos } = plain;
	const noun = heads.indexOf(0);
	// Or it takes "a flash" alone for what is not allowed.
	const below = /^(?:advcl|csubj)$/.test(labels[0]!) && !forms.includes(',');
	const gerund = (noun === 0 || below) && xpos[0] === 'VBG';
	// "Food left in the fridge must …", "Children living abroad may …"
	const participle = /^VB[NGD]$/.test(xpos[noun + 1] ?? '');
	const relative = participle
		? noun + 1
		: labels.findIndex((label, i) => label === 'acl:relcl' && heads[i] === noun + 1);
	const copula = labels.some((label, i) => label === 'cop' && heads[i] === noun + 1);
	if (!gerund && (relative < noun || copula || !/^(?:NOUN|PROPN|PRON)$/.test(upos[noun]!)))
		return null;
	const opens = gerund ? 1 : noun + 1;
	const opener = /^(?:who|that|which|whose)$/i.test(forms[opens] ?? '');
	if (!gerund && !participle && !opener) return null;
	// The relative clause's own verb comes first.
	const from = gerund ? 1 : relative + 1;
	const verb = xpos.findIndex((tag, i) => i >= from && FINITE.test(tag));
	if (verb < 0 || forms.slice(opens + 1, verb).some((form) => OPENS_CLAUSE.test(form))) return null;
	const subject = read([...forms.slice(0, verb), '.']);
	const stem = gerund ? ['This'] : forms.slice(0, opens);
	const rest = read([...stem, ...forms.slice(verb)]);
	const head = gerund ? 0 : noun;
	if (subject.heads[head] !== 0 || !rest.labels[head]!.startsWith('nsubj')) return null;
	return joined(subject, rest, { head, stem: stem.length, verb, gerund });
}

const OPENS_CLAUSE =
	/^(?:who|that|which|whose|if|when|because|unless|while|although|though|after|before|and|or|but|,|;|:)$/i;

/** The words before `verb` from `subject`, the rest from `rest`, whose first `stem` words stand for the subject. */
function joined(
	subject: SentenceSyntax,
	rest: SentenceSyntax,
	{ head, stem, verb, gerund }: { head: number; stem: number; verb: number; gerund: boolean }
): SentenceSyntax {
	const place = (i: number) => (i < stem ? (gerund ? head : i) : i - stem + verb);
	const both = <T>(a: readonly T[], b: readonly T[]) => [...a.slice(0, verb), ...b.slice(stem)];
	const heads = [
		...subject.heads.slice(0, verb).map((above, i) => {
			if (i === head) return place(rest.heads[head]! - 1) + 1;
			// What hung on the full stop's side hangs on the subject.
			return above === 0 || above - 1 >= verb ? head + 1 : above;
		}),
		...rest.heads.slice(stem).map((above) => (above === 0 ? 0 : place(above - 1) + 1))
	];
	const labels = both(subject.labels, rest.labels);
	labels[head] = gerund ? 'csubj' : rest.labels[head]!;
	return {
		upos: both(subject.upos, rest.upos),
		xpos: both(subject.xpos, rest.xpos),
		lemmas: both(subject.lemmas, rest.lemmas),
		heads,
		labels,
		sure: both(subject.sure, rest.sure)
	};
}

const OPENS_TIME = /^(?:after|before|until|till|since)$/i;
/** Opens clauses and nothing else. */
const SUBORDINATOR = 'although';

/** "before the roof collapsed": with a verb behind its noun it opens a clause; null when nothing is to be mended. */
function withClauseOfTime(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const { heads, labels, xpos } = plain;
	const openers = forms.flatMap((form, i) => {
		const noun = heads[i]! - 1;
		if (!OPENS_TIME.test(form) || labels[i] !== 'case' || noun < i) return [];
		// "after two customs inspectors tried": the last of the nouns is the subject.
		let last = noun;
		while (/^(?:NNS?|NNPS?)$/.test(xpos[last + 1] ?? '')) last++;
		const verb = last + (/^RB/.test(xpos[last + 1] ?? '') ? 2 : 1);
		if (!/^(?:VBD|VBZ|VBP|MD)$/.test(xpos[verb] ?? '')) return [];
		const subject = labels.findIndex(
			(label, k) => label.startsWith('nsubj') && heads[k] === verb + 1
		);
		return subject < 0 || subject === noun || (last > noun && subject === last) ? [i] : [];
	});
	if (openers.length === 0) return null;
	const again = read(forms.map((form, i) => (openers.includes(i) ? SUBORDINATOR : form)));
	const opens = (i: number) =>
		again.labels[i] === 'mark' && again.labels[again.heads[i]! - 1]?.startsWith('advcl');
	if (!openers.every(opens)) return null;
	const lemmas = again.lemmas.map((lemma, i) =>
		openers.includes(i) ? forms[i]!.toLowerCase() : lemma
	);
	return { ...again, lemmas };
}

const isVerb = (tag: string) => /^(?:VB|MD)/.test(tag);

/** Where the verb of an order would stand; −1 where none can. */
function orderAt(forms: readonly string[], syntax: SentenceSyntax): number {
	let at = 0;
	if (OPENS.test(forms[0] ?? '') && !ORDERS.has(forms[0]!.toLowerCase())) {
		// After the last comma that only the opening stands before.
		at = forms.findIndex((form, i) => form === ',' && ORDERS.has(firstWord(forms, i + 1))) + 1;
		if (at === 0) return -1;
	}
	while (at < forms.length && BEFORE_ORDER.test(forms[at]!)) at++;
	const word = forms[at]?.toLowerCase() ?? '';
	if (!ORDERS.has(word) || at + 1 >= forms.length) return -1;
	const next = syntax.xpos[at + 1]!;
	if (AMBIGUOUS.has(word) && !/^(?:DT|PDT|PRP\$?|CD|NNS)$/.test(next)) return -1;
	// "Report forms", "Close to": what follows a verb of an order is its object, a particle, an adverb or a preposition.
	return /^(?:MD|VBZ|VBD|VBP|POS)$/.test(next) ? -1 : at;
}

function firstWord(forms: readonly string[], from: number): string {
	let at = from;
	while (at < forms.length && BEFORE_ORDER.test(forms[at]!)) at++;
	return forms[at]?.toLowerCase() ?? '';
}

/** The same sentence read with "you must" before its verb, and that taken out again; null when it is no order. */
function asOrder(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const at = orderAt(forms, plain);
	if (at < 0) return null;
	const root = plain.heads.indexOf(0);
	const known = root === at && plain.xpos[at] === 'VB';
	const subject = plain.labels.some(
		(label, i) => i >= at && /^(?:nsubj|expl|csubj)/.test(label) && plain.heads[i] === root + 1
	);
	if (known || subject) return null;
	let insert = at;
	while (insert > 0 && BEFORE_ORDER.test(forms[insert - 1]!)) insert--;
	const rest = forms.slice(insert);
	const first = rest[0]!;
	const small = /^\p{Lu}\p{Ll}*$/u.test(first) ? [first.toLowerCase(), ...rest.slice(1)] : rest;
	const again = read([...forms.slice(0, insert), insert === 0 ? 'You' : 'you', 'must', ...small]);
	const verb = at + 2;
	if (again.heads[verb] !== 0 || again.xpos[verb] !== 'VB') return null;
	if (again.heads[insert] !== verb + 1 || again.heads[insert + 1] !== verb + 1) return null;
	return ordersBeside(without(again, insert, verb), at);
}

/** "Press the button and hold it": what is coordinated with an order is one. */
function ordersBeside(syntax: SentenceSyntax, verb: number): SentenceSyntax {
	const { heads, labels } = syntax;
	const bare = (i: number) => !heads.some((head, k) => head === i + 1 && /^nsubj/.test(labels[k]!));
	const xpos = syntax.xpos.map((tag, i) =>
		tag === 'VBP' && labels[i] === 'conj' && heads[i] === verb + 1 && bare(i) ? 'VB' : tag
	);
	return { ...syntax, xpos };
}

/** Without the two words at `from`; what hung on them hangs on `verb`. */
function without(syntax: SentenceSyntax, from: number, verb: number): SentenceSyntax {
	const place = (i: number) => (i < from ? i : i - 2);
	const keep = <T>(list: readonly T[]) => list.filter((_, i) => i !== from && i !== from + 1);
	const heads = syntax.heads.map((head) => {
		if (head === 0) return 0;
		const above = head - 1 === from || head - 1 === from + 1 ? verb : head - 1;
		return place(above) + 1;
	});
	return {
		upos: keep(syntax.upos),
		xpos: keep(syntax.xpos),
		lemmas: keep(syntax.lemmas),
		heads: keep(heads),
		labels: keep(syntax.labels),
		sure: keep(syntax.sure)
	};
}

/** "shall not store data", "must neither lend nor borrow": after a modal stands a verb. */
function afterModal(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const taken = new Map<number, string>();
	const standIns = new Map<number, string>();
	forms.forEach((form, i) => {
		if (/^need$/i.test(form) && forms[i + 1] === 'not' && plain.xpos[i] !== 'MD') {
			taken.set(i, 'need');
			standIns.set(i, 'must');
		}
		if (!MODAL.test(form) || plain.xpos[i] !== 'MD') return;
		let at = i + 1;
		while (at < forms.length && BETWEEN.test(forms[at]!)) at++;
		const word = forms[at]?.toLowerCase() ?? '';
		if (ORDERS.has(word) && !isVerb(plain.xpos[at]!)) taken.set(at, word);
	});
	if (taken.size === 0) return null;
	const again = read(forms.map((form, i) => (taken.has(i) ? (standIns.get(i) ?? STAND_IN) : form)));
	const lemmas = again.lemmas.map((lemma, i) => taken.get(i) ?? lemma);
	return { ...again, lemmas };
}
