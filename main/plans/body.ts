import type { Block } from '../../preload/contract/blocks'

/** The blocks of a section's stored body. */
export const parseBody = (body: string): Block[] => JSON.parse(body) as Block[]
