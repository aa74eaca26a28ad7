import qrcode from 'qrcode';

/** A QR code as the path of its dark squares, in a square of `size` units with the quiet border that readers need. */
export interface QrPath {
	size: number;
	path: string;
}

const BORDER = 4;

/**
 * `text` as a QR code. On paper (Q) a quarter of it may be smudged and it is still read; on a screen (L) nothing smudges
 * it, and larger squares are worth more.
 */
export function qrPath(text: string, errorCorrectionLevel: 'Q' | 'L' = 'Q'): QrPath {
	const { modules } = qrcode.create(text, { errorCorrectionLevel });
	let path = '';
	for (let y = 0; y < modules.size; y++) {
		let from = -1;
		for (let x = 0; x <= modules.size; x++) {
			const dark = x < modules.size && modules.get(y, x);
			if (dark && from < 0) from = x;
			if (!dark && from >= 0) {
				path += `M${from + BORDER} ${y + BORDER}h${x - from}v1h-${x - from}z`;
				from = -1;
			}
		}
	}
	return { size: modules.size + 2 * BORDER, path };
}
