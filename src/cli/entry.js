// Plain JavaScript that any Node can read, so that a too-old one gets a sentence instead of a stack trace.
const NEEDED = 24;
const COMMANDS = [
	'build',
	'start',
	'generate',
	'admin',
	'backup',
	'restore',
	'move',
	'parse',
	'read',
	'train-reader',
	'evaluate-reader',
	'evaluate-reading'
];

const command = process.argv[2];
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
	console.error(
		`Threshold runs on Node ${NEEDED}, which "npm ci" brings along; this is Node ${process.versions.node}. Run "npm ci", then start it through npm, for example "npm start".`
	);
	process.exit(1);
}
if (!command || !COMMANDS.includes(command)) {
	console.error(`Say which command to run: ${COMMANDS.join(', ')}.`);
	process.exit(2);
}
// What was compiled and stripped of its types once is kept, which halves the time to start.
(await import('node:module')).enableCompileCache?.('node_modules/.cache/threshold');
// The command reads its own arguments as if it had been started directly.
process.argv.splice(2, 1);
await import(`./${command}.ts`);
