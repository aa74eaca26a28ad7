import pino from 'pino';
import { describeError } from './describe-error.ts';

/** Structured logs without names, answers or texts: ids and error detail only. */
export const logger = pino({
	level: process.env.LOG_LEVEL || 'info',
	serializers: { err: describeError }
});
