import { groupBy } from '../../core/group.ts'
import { oncePerName } from '../../core/once-per.ts'
import { filesUnder } from '../../core/tree.ts'
import { hiddenTemplates, shownTemplates } from '../../yaml/hidden-templates.ts'
import { nodeMover } from '../../yaml/node-mover.ts'
import type { YamlMap } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartsInTree } from './charts.ts'
import { textOfKey, valueOfKey } from '../../yaml/map-values.ts'

/**
 * The object of a template of a kustomization's charts that renders an object: of the same kind, with a name whose texts
 * outside of templates are parts of its name in their order. Of several the one with the longest such texts; `undefined` if
 * there is none, or if several are alike.
 *
 * @param file the kustomization
 */
export function chartObjectOf(object: YamlMap, file: string, reader: Reader): YamlMap | undefined {
  const name = nameOf(object)
  const ofKind = templateObjects(reader, file).get(textOfKey(object, 'kind')) ?? []
  const candidates = ofKind
    .map((candidate) => ({ candidate, length: sharedLength(nameOf(candidate), name) }))
    .filter(({ length }) => length >= 0)
    .toSorted((first, second) => second.length - first.length)
  const [best, next] = candidates
  return best && best.length !== next?.length ? best.candidate : undefined
}

/** The length of the texts of a name outside of its templates; -1 if another name lacks one of them. */
function sharedLength(templated: string, name: string): number {
  let position = 0
  let length = 0
  for (const text of templated.split(/\{\{.*?\}\}/)) {
    const found = name.indexOf(text, position)
    if (found < 0) return -1
    position = found + text.length
    length += text.length
  }
  return length
}

function nameOf(object: YamlMap): string {
  return textOfKey(valueOfKey(object, 'metadata'), 'name')
}

/** The objects in templates and CRDs of the charts of a kustomization by kind, with templates as parts of keys and scalars. */
const templateObjects = oncePerName(
  (reader: Reader, file: string): ReadonlyMap<string, readonly YamlMap[]> => {
    const folders = new Set(chartsInTree(reader, file).map(({ folder }) => folder))
    const objects = [...folders].flatMap((folder) =>
      filesUnder(reader.tree, folder)
        .filter((path) => /\/(templates|crds)\/.*\.ya?ml$/.test(path))
        .flatMap((path) => objectsIn(reader.text(path) ?? '', path)),
    )
    return groupBy(objects, (object) => textOfKey(object, 'kind'))
  },
)

function objectsIn(text: string, file: string): YamlMap[] {
  const hidden = hiddenTemplates(text)
  return parseDocuments(hidden, file).flatMap(({ root, source }) => {
    if (root?.kind !== 'map') return []
    if (hidden === text) return root
    const move = nodeMover({ ...source, text }, (offset) => offset, shownTemplates)
    const moved = move(root)
    return moved.kind === 'map' ? moved : []
  })
}
