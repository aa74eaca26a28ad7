import type { LayoutTask } from './graph-view.ts';
import { layOut } from './lay-out.ts';

/** Lays out what comes in, off the thread that draws. */
self.onmessage = ({ data }: MessageEvent<{ number: number; task: LayoutTask }>) => {
	self.postMessage({ number: data.number, laid: layOut(data.task) });
};
