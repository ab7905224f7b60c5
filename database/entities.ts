import type { EntitySchema } from 'typeorm'
import { ImportBatchEntity } from './care/schema'
import { PackageEntity } from './exchange/schema'
import { HoldingEntity, PrintRunEntity } from './handbooks/copies/schema'
import { HandbookEntity } from './handbooks/schema'
import { TemplateEntity } from './handbooks/templates/schema'
import { DivisionEntity, UserEntity } from './office/schema'
import { PersonEntity } from './people/schema'
import { PlanAttachmentEntity } from './plans/library/schema'
import { PlanStepEntity } from './plans/life/schema'
import { PlanPartEntity } from './plans/parts/schema'
import { PlanEntity, PlanSectionEntity, PlanVersionEntity } from './plans/schema'
import { PlanTriggerEntity } from './plans/triggers/schema'
import { PlanOutlineEntity } from './plans/writing/schema'
import { DepotEntity, GbtCodeEntity, ItemEntity, SupplyFileEntity } from './supplies/catalogue/schema'
import { SupplyContractEntity } from './supplies/contracts/schema'
import { CountEntity, CountEntryEntity, CountLineEntity } from './supplies/counts/schema'
import { EquipmentEntity, EquipmentLogEntity } from './supplies/equipment/schema'
import { LabelFormatEntity } from './supplies/labels/schema'
import { StockDocumentEntity, StockMovementEntity, StockReservationEntity } from './supplies/ledger/schema'
import { RequestEntity, RequestLineEntity } from './supplies/requests/schema'
import { LotEntity } from './supplies/schema'
import {
  ItemMatchEntity,
  NeedNormEntity,
  PurchaseListEntity,
  ReplenishmentEntity,
  RotationEntryEntity,
  StandardEntity,
  StandardLineEntity,
} from './supplies/standards/schema'

/** Every table TypeORM maps. A test compares them with what the migrations make. */
export const entities: EntitySchema[] = [
  UserEntity,
  DivisionEntity,
  ImportBatchEntity,
  PersonEntity,
  PlanEntity,
  PlanVersionEntity,
  PlanSectionEntity,
  PlanPartEntity,
  PlanStepEntity,
  PlanAttachmentEntity,
  PlanTriggerEntity,
  PlanOutlineEntity,
  DepotEntity,
  ItemEntity,
  GbtCodeEntity,
  SupplyFileEntity,
  SupplyContractEntity,
  EquipmentEntity,
  EquipmentLogEntity,
  LabelFormatEntity,
  LotEntity,
  StockDocumentEntity,
  StockMovementEntity,
  StockReservationEntity,
  RequestEntity,
  RequestLineEntity,
  CountEntity,
  CountLineEntity,
  CountEntryEntity,
  StandardEntity,
  StandardLineEntity,
  ItemMatchEntity,
  PurchaseListEntity,
  NeedNormEntity,
  RotationEntryEntity,
  ReplenishmentEntity,
  HandbookEntity,
  TemplateEntity,
  PrintRunEntity,
  HoldingEntity,
  PackageEntity,
] as unknown as EntitySchema[]
