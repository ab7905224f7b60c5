import { z } from 'zod'
import { ExpectedRev, FileRef, Id, listOutput, Output, recordShape, requiredText, text } from '../common'
import { command, query, task } from '../define'
import { PaperOrder, paperForms } from './order'
import { HandbookPart } from './parts'

/** A plan in a template that goes to other offices: by what it is called, because ids are this office's own. */
const NamedPlan = z.object({ title: text(200).default(''), category: text(40).default('') })

/** What a template keeps beside the order: the names of its plans, for offices where their ids mean nothing. */
export const TemplateOrder = z.object({
  ...PaperOrder.shape,
  plans: z.record(z.string(), NamedPlan).default({}),
})
export type TemplateOrder = z.infer<typeof TemplateOrder>

export const Template = z.object({
  ...recordShape,
  name: z.string(),
  remark: z.string(),
  form: z.enum(paperForms),
  /** `county`: brought in as a file. `built-in`: comes with the program. */
  source: z.enum(['own', 'county', 'built-in']),
  parts: z.number().int(),
})
export type Template = z.infer<typeof Template>

export const templatesCalls = {
  listTemplates: query(
    'Templates: own ones, those the county gave, and those that come with the program.',
    z.object({}),
    listOutput(Template),
  ),
  openTemplate: query(
    'A template as an order that can be made here. Plans are found by id, else by title, else by category.',
    z.object({ id: z.string().min(1).max(60) }),
    z.object({
      name: z.string(),
      order: PaperOrder.extend({ parts: z.array(HandbookPart).max(600) }),
      /** Plans that the template names and that are not here. */
      missing: z.array(z.string()),
    }),
  ),
  saveTemplate: command(
    'Keeps a choice as a template, or changes one. Without `order` only the name changes.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      name: requiredText(60),
      remark: text(200).default(''),
      order: PaperOrder.optional(),
    }),
    Template,
  ),
  removeTemplate: command(
    'Puts a template into the recycle bin.',
    z.object({ id: Id }),
    z.object({ id: Id }),
  ),
  exportTemplate: task(
    'A template as a file for other offices: plans by their titles, no personal data.',
    z.object({ id: z.string().min(1).max(60) }),
    Output,
    { reads: true },
  ),
  importTemplate: task(
    'Brings in a template file, for instance the county’s. Anything that is no template is refused.',
    z.object({ file: FileRef }),
    z.object({ template: Template, missing: z.array(z.string()) }),
  ),
}
