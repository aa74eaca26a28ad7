import { buildIfStale } from './build-if-stale.ts';

await buildIfStale((line) => console.log(line));
console.log('The build in build/ is up to date.');
