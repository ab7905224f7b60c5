import { countLists, type Level, type ListDefinition, type ListUse, type Numbering } from './numbering'
import { attribute, child, flag, parseXml, value, type XmlElement } from './xml'

type Definition = ListDefinition & { link: string | undefined; styleLink: string | undefined }

/** Reads word/numbering.xml (ECMA-376 Part 1, 17.9). */
export function readNumbering(xml: string | undefined): Numbering {
  const root = xml === undefined ? undefined : child(parseXml(xml), 'w:numbering')
  const definitions = new Map<string, Definition>()
  const uses = new Map<string, ListUse>()
  for (const element of root?.children ?? []) {
    if (element.name === 'w:abstractNum') {
      definitions.set(attribute(element.attributes, 'w:abstractNumId') ?? '', readDefinition(element))
    } else if (element.name === 'w:num') {
      uses.set(attribute(element.attributes, 'w:numId') ?? '', readUse(element))
    }
  }
  const linked = new Map(
    [...definitions].flatMap(([id, one]) => (one.styleLink ? [[one.styleLink, id] as const] : [])),
  )
  for (const use of uses.values()) {
    // A definition without levels stands for the one its list style is defined by.
    const definition = definitions.get(use.definition)
    if (definition?.link && definition.levels.size === 0)
      use.definition = linked.get(definition.link) ?? use.definition
  }
  return countLists(definitions, uses)
}

function readDefinition(element: XmlElement): Definition {
  return {
    levels: readLevels(element.children),
    link: value(element, 'w:numStyleLink'),
    styleLink: value(element, 'w:styleLink'),
  }
}

function readUse(element: XmlElement): ListUse {
  const overrides = element.children.filter((one) => one.name === 'w:lvlOverride')
  const starts = new Map<number, number>()
  for (const override of overrides) {
    const start = value(override, 'w:startOverride')
    if (start !== undefined) starts.set(figure(attribute(override.attributes, 'w:ilvl'), 0), figure(start, 1))
  }
  return {
    definition: value(element, 'w:abstractNumId') ?? '',
    starts,
    levels: readLevels(overrides.flatMap((one) => one.children)),
  }
}

function readLevels(elements: readonly XmlElement[]): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of elements) {
    if (element.name !== 'w:lvl') continue
    const restart = value(element, 'w:lvlRestart')
    levels.set(figure(attribute(element.attributes, 'w:ilvl'), 0), {
      start: figure(value(element, 'w:start'), 1),
      format: value(element, 'w:numFmt') ?? customFormat(element) ?? 'decimal',
      text: value(element, 'w:lvlText') ?? '',
      style: value(element, 'w:pStyle'),
      legal: flag(element, 'w:isLgl') ?? false,
      restart: restart === undefined ? undefined : figure(restart, 0),
    })
  }
  return levels
}

/** Word wraps newer formats in an alternative whose fallback is plain. */
function customFormat(element: XmlElement): string | undefined {
  const choice = child(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')
  return choice ? attribute(choice.attributes, 'w:val') : undefined
}

function figure(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : fallback
}
