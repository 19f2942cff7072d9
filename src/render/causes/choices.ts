import { toData } from '../../yaml/data.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { nodeAt } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/sources.ts'

/**
 * Words that a chart knows for a value beside the one that it has: those that its values.schema.json lists, and those
 * that templates compare a value of that name with. Any other word would be refused or fall through, and would show
 * nothing.
 *
 * @param schemas the values.schema.json of charts, by the keys of their values, joined by NULs
 * @param templates texts of all templates
 */
export function choicesFor(
  schemas: ReadonlyMap<string, string>,
  templates: readonly string[],
): (slot: EditableValue) => readonly string[] {
  const listed = new Map([...schemas].map(([under, text]) => [under, parseDocuments(text, '')[0]?.root]))
  const compared = comparedWith(templates)
  return ({ kind, source, trail, value }) => {
    if (kind === 'key' || typeof value !== 'string') return []
    const inSchemas = source.under.flatMap((above) => listedAt(listed, [...above, ...trail]))
    const name = trail.findLast((key) => typeof key === 'string') ?? ''
    const known = inSchemas.length > 0 ? inSchemas : [...(compared.get(name) ?? [])]
    return known.filter((word) => word !== value)
  }
}

/** What the schemas of the release's chart and of a subchart list for a value of the release. */
function listedAt(
  schemas: ReadonlyMap<string, YamlNode | null | undefined>,
  trail: readonly (string | number)[],
): string[] {
  return trail.flatMap((_, depth) => {
    const schema = schemas.get(trail.slice(0, depth).join('\0'))
    return schema ? listed(schema, trail.slice(depth)) : []
  })
}

function listed(schema: YamlNode, trail: readonly (string | number)[]): string[] {
  const node = nodeAt(
    schema,
    trail.flatMap((key) => (typeof key === 'number' ? ['items'] : ['properties', key])),
  )
  const words = node && nodeAt(node, ['enum'])
  const items = words?.kind === 'list' ? words.items : []
  return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.value : []))
}

/** `eq .Values.mode "a" "b"`, `eq "a" .mode`, `has .mode (list "a" "b")`. */
const comparing =
  /\b(?:eq|ne)\s+\(?[\w.$]*\.\w+\)?(?:\s+"[^"]*")+|\b(?:eq|ne)\s+"[^"]*"\s+[\w.$]*\.\w+|\bhas\s+[\w.$]*\.\w+\s+\(list(?:\s+"[^"]*")+/g

/** For each field name the texts that stand beside it in actions that compare. */
function comparedWith(templates: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const actions = templates.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? [])
  for (const comparison of actions.flatMap((action) => action.match(comparing) ?? [])) {
    const words = [...comparison.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word!)
    const name = /\.(\w+)(?=[\s)]|$)/.exec(comparison)?.[1]
    if (name !== undefined) found.set(name, new Set([...(found.get(name) ?? []), ...words]))
  }
  return found
}

/** The first entry that another source has where a slot is empty, as YAML in one line. */
export function contentFor(
  { source, trail }: EditableValue,
  sources: readonly ValuesSource[],
): string | undefined {
  for (const other of sources.filter((each) => each !== source && each.root)) {
    for (const way of source.under.map((above) => [...above, ...trail])) {
      const own = wayIn(other, way)
      const node = own && nodeAt(other.root!, own)
      const first = node?.kind === 'map' ? [...node.entries.values()][0]?.value : undefined
      const item = node?.kind === 'list' ? node.items[0] : first
      if (item)
        return JSON.stringify(toData(item), (_, value: unknown) =>
          typeof value === 'bigint' ? Number(value) : value,
        )
    }
  }
  return undefined
}

/** A way of the release's values within a source. */
function wayIn({ under }: ValuesSource, way: readonly (string | number)[]): (string | number)[] | undefined {
  const above = under.find((keys) => keys.every((key, index) => way[index] === key))
  return above && way.slice(above.length)
}
