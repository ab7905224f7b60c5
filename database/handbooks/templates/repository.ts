import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { TemplateEntity, type TemplateRow } from './schema'

/** Templates of this office by name; more than a few hundred nobody has. */
export function listTemplates(em: EntityManager): TemplateRow[] {
  return rowsOf(
    em,
    TemplateEntity,
    'SELECT * FROM handbook_templates WHERE deleted_at IS NULL ORDER BY name LIMIT 500',
    [],
  )
}

export function templateById(em: EntityManager, id: string): TemplateRow | undefined {
  return rowsOf(em, TemplateEntity, 'SELECT * FROM handbook_templates WHERE id = ? AND deleted_at IS NULL', [
    id,
  ])[0]
}

/** Whether another template has the name. */
export function nameTaken(em: EntityManager, name: string, except: string): boolean {
  return (
    prepared<[string, string], { n: number }>(
      em,
      'SELECT count(*) AS n FROM handbook_templates WHERE name = ? AND id <> ? AND deleted_at IS NULL',
    ).get(name, except)?.n !== 0
  )
}
