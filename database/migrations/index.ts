import { initial } from './0001-initial'
import { planLibrary } from './0002-plan-library'
import { planParts } from './0003-plan-parts'
import { stockLedger } from './0004-stock-ledger'
import { suppliesCatalogue } from './0005-supplies-catalogue'
import { suppliesCounts } from './0006-supplies-counts'
import { suppliesStandards } from './0007-supplies-standards'
import { handbookPrinting } from './0008-handbook-printing'
import { handbookCopies } from './0009-handbook-copies'
import { outlinesAndSittings } from './0010-outlines-and-sittings'
import type { Migration } from './migration'

export type { Migration }

/** Every step, in order. A step that was released is never changed; the next one is appended. */
export const migrations: readonly Migration[] = [
  initial,
  planLibrary,
  planParts,
  stockLedger,
  suppliesCatalogue,
  suppliesCounts,
  suppliesStandards,
  handbookPrinting,
  handbookCopies,
  outlinesAndSittings,
]

export const latestVersion = migrations.length
