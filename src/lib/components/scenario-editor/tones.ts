import type { ComponentProps } from 'svelte';
import type Badge from '$lib/components/ui/Badge.svelte';

export type BadgeTone = NonNullable<ComponentProps<typeof Badge>['tone']>;
