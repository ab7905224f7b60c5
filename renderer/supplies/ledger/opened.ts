import type { Answer } from '../../../preload/contract/api'

/** A document with its entries, links and what is still open of it. */
export type Opened = Answer<'supplies', 'getDocument'>
