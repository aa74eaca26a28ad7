import type { MemberRole } from '$lib/schemas/together.ts';

export const ROLE_NAMES: Record<MemberRole, string> = {
	viewer: 'Viewer',
	editor: 'Editor',
	author: 'Author'
};

export const ROLE_HINTS: Record<MemberRole, string> = {
	viewer: 'Viewers see it with its keys, play it and comment.',
	editor: 'Editors change and publish it, too.',
	author: 'Authors also share, archive and delete it.'
};
