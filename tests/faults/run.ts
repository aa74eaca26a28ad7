/** `npm run test:faults [-- KIND …]`: bad days by the hundred, each looked at afterwards. Exits 1 on any fault. */
import { KINDS } from './kinds.ts';
import { FAULTS, Tally, type Fault } from './tally.ts';

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !KINDS.some((kind) => kind.name === name));
if (unknown !== undefined) {
	console.error(`There is no ${unknown}. Which of ${KINDS.map((kind) => kind.name).join(', ')}?`);
	process.exit(2);
}

const widths = [24, 7, ...FAULTS.map((fault) => fault.length + 2)];
const row = (...cells: (string | number)[]) =>
	cells
		.map((cell, i) => (i === 0 ? `${cell}`.padEnd(widths[i]!) : `${cell}`.padStart(widths[i]!)))
		.join('');
const sums = new Map<Fault, number>();
let cases = 0;
const began = Date.now();
console.log(row('', 'cases', ...FAULTS));
for (const { name, count, all, run } of KINDS) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	const tally = new Tally();
	const start = Date.now();
	try {
		await run(all ? Infinity : count, tally);
	} catch (error) {
		tally.note('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
	if (tally.cases < count)
		tally.note('wrong', `${tally.cases} cases, not the ${count} there should be`);
	const counts = FAULTS.map((fault) => tally.faults.filter((one) => one.fault === fault).length);
	const seconds = Math.round((Date.now() - start) / 1000);
	console.log(
		`${row(name, tally.cases, ...counts)}   ${[`${seconds} s`, ...tally.notes].join(', ')}`
	);
	for (const { fault, what } of tally.faults) console.log(`  ${fault}: ${what}`);
	cases += tally.cases;
	FAULTS.forEach((fault, i) => sums.set(fault, (sums.get(fault) ?? 0) + counts[i]!));
}
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(
	`${row('all', cases, ...FAULTS.map((fault) => sums.get(fault) ?? 0))}   ${minutes} min`
);
process.exit([...sums.values()].some((n) => n > 0) ? 1 : 0);
