import { folderOf, joinPath } from '../../core/path.ts'
import { filesUnder, resolveLinks, type Tree } from '../../core/tree.ts'
import { locationAt } from '../../yaml/lines.ts'
import { itemsOfKey, textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import type { YamlNode, YamlScalar } from '../../yaml/node.ts'
import { readerOf, type Reader } from '../../yaml/reader.ts'

/**
 * The 1-based line of the entry of a kustomization that names the configuration of a plug-in or function.
 *
 * @param file the kustomization
 * @param plugin the id of the configuration, as kustomize prints it: `Kind.version.group/name.namespace`
 */
export function pluginLine(tree: Tree, file: string, plugin: string): number | undefined {
  const reader = readerOf(tree)
  const [, kind = '', name = ''] = /^([^.]*)[^/]*\/(.*)\.[^.]*$/.exec(plugin) ?? []
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  const entry = roots
    .flatMap((root) => fields.flatMap((field) => itemsOfKey(root, field)))
    .find(
      (item): item is YamlScalar => item.kind === 'scalar' && configures(item, file, { kind, name }, reader),
    )
  return entry && locationAt(entry.source, entry.start, entry.end).line
}

const fields = ['generators', 'transformers', 'validators']

/** True for the path of a file, or of a folder with a file, that has an object of this kind and name. */
function configures(
  entry: YamlScalar,
  file: string,
  plugin: { readonly kind: string; readonly name: string },
  reader: Reader,
): boolean {
  const named = joinPath(folderOf(file), String(entry.value ?? ''))
  const path = resolveLinks(reader.tree, named) ?? named
  const isPlugin = (root: YamlNode | null): boolean =>
    root !== null &&
    textOfKey(root, 'kind') === plugin.kind &&
    textOfKey(valueOfKey(root, 'metadata'), 'name') === plugin.name
  return [path, ...filesUnder(reader.tree, path)].some((candidate) =>
    reader.documents(candidate).some(({ root }) => isPlugin(root)),
  )
}
