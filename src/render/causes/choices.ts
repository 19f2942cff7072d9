import { toData } from '../../yaml/data.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { nodeAt } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/values-source.ts'

/**
 * Returns a function that lists the other words that a chart accepts for a value: the `enum` of its values.schema.json,
 * else the words that templates compare a value of that name with. Any other word would violate the schema or match no
 * branch of the template, and so prove nothing. Empty for a key, for a value that is no text, and if no word is known.
 *
 * @param schemas the values.schema.json of the chart (`''`) and its subcharts, by the keys of their values, joined by NULs
 * @param templates texts of all templates
 */
export function choicesFor(
  schemas: ReadonlyMap<string, string>,
  templates: readonly string[],
): (editable: EditableValue) => readonly string[] {
  const listed = new Map([...schemas].map(([keys, text]) => [keys, parseDocuments(text, '')[0]?.root]))
  const compared = comparedWith(templates)
  return ({ kind, source, path, value }) => {
    if (kind === 'key' || typeof value !== 'string') return []
    const inSchemas = source.prefixes.flatMap((prefix) => listedAt(listed, [...prefix, ...path]))
    const name = path.findLast((key) => typeof key === 'string') ?? ''
    const candidates = inSchemas.length > 0 ? inSchemas : [...(compared.get(name) ?? [])]
    return candidates.filter((word) => word !== value)
  }
}

/** The words that the schemas of the release's chart and its subcharts list for a value of the release. */
function listedAt(
  schemas: ReadonlyMap<string, YamlNode | null | undefined>,
  path: readonly (string | number)[],
): string[] {
  return path.flatMap((_, depth) => {
    const schema = schemas.get(path.slice(0, depth).join('\0'))
    return schema ? listed(schema, path.slice(depth)) : []
  })
}

function listed(schema: YamlNode, path: readonly (string | number)[]): string[] {
  const node = nodeAt(
    schema,
    path.flatMap((key) => (typeof key === 'number' ? ['items'] : ['properties', key])),
  )
  const words = node && nodeAt(node, ['enum'])
  const items = words?.kind === 'list' ? words.items : []
  return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.value : []))
}

/** `eq .Values.mode "a" "b"`, `eq "a" .mode`, `has .mode (list "a" "b")`. */
const comparing =
  /\b(?:eq|ne)\s+\(?[\w.$]*\.\w+\)?(?:\s+"[^"]*")+|\b(?:eq|ne)\s+"[^"]*"\s+[\w.$]*\.\w+|\bhas\s+[\w.$]*\.\w+\s+\(list(?:\s+"[^"]*")+/g

/** For each field name the strings that template actions compare it with. */
function comparedWith(templates: readonly string[]): Map<string, Set<string>> {
  const wordsByName = new Map<string, Set<string>>()
  const actions = templates.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? [])
  for (const comparison of actions.flatMap((action) => action.match(comparing) ?? [])) {
    const words = [...comparison.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word!)
    const name = /\.(\w+)(?=[\s)]|$)/.exec(comparison)?.[1]
    if (name !== undefined) wordsByName.set(name, new Set([...(wordsByName.get(name) ?? []), ...words]))
  }
  return wordsByName
}

/** The first entry that another source has at the path of an empty map or list, as YAML in one line. */
export function contentOfOtherSource(
  { source, path }: EditableValue,
  sources: readonly ValuesSource[],
): string | undefined {
  for (const otherSource of sources.filter((candidate) => candidate !== source && candidate.root)) {
    for (const valuesPath of source.prefixes.map((prefix) => [...prefix, ...path])) {
      const localPath = pathIn(otherSource, valuesPath)
      const node = localPath && nodeAt(otherSource.root!, localPath)
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

/** The path within a source for a path in the release's values; `undefined` where the source cannot contain it. */
function pathIn(
  { prefixes }: ValuesSource,
  valuesPath: readonly (string | number)[],
): (string | number)[] | undefined {
  const prefix = prefixes.find((keys) => keys.every((key, index) => valuesPath[index] === key))
  return prefix && valuesPath.slice(prefix.length)
}
