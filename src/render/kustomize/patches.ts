import { itemsOfKey, textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import type { YamlMap } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import { resolveLinks } from '../../core/tree.ts'
import { documentFragment, scalarFragments, type Fragment } from './fragment.ts'

/** A patch of a kustomization. Only a build decides which objects it changes. */
export interface Patch {
  readonly fragment: Fragment
  /** The kind in its selector or in the patch itself; `''` for any. */
  readonly kind: string
  /** For a strategic merge patch without a selector: the name of its object; `''` for any. */
  readonly name: string
  /** True for the list of operations of a JSON patch (RFC 6902). */
  readonly isJson: boolean
}

/**
 * The patches of kustomizations, inline or in files: of each one `patches`, `patchesJson6902`, then `patchesStrategicMerge`.
 * A file may have several; a file that is missing or not YAML has none.
 */
export function patchesIn(kustomizations: readonly YamlMap[], reader: Reader): Patch[] {
  return kustomizations.flatMap((root) => patchesOf(root, root.source.file, reader))
}

/** `patches`, `patchesStrategicMerge` and `patchesJson6902` (kustomize api/types/kustomization.go). */
function patchesOf(root: YamlMap, file: string, reader: Reader): Patch[] {
  const inFile = (path: string): Fragment[] => {
    const named = joinPath(folderOf(file), path)
    const documents = reader.documents(resolveLinks(reader.tree, named) ?? named)
    return documents.flatMap((document) => (document.root ? documentFragment(document.root) : []))
  }
  const named = [...itemsOfKey(root, 'patches'), ...itemsOfKey(root, 'patchesJson6902')].flatMap((entry) => {
    const inline = valueOfKey(entry, 'patch')
    const kind = textOfKey(valueOfKey(entry, 'target'), 'kind')
    const path = textOfKey(entry, 'path')
    const fragments = inline?.kind === 'scalar' ? scalarFragments(inline) : path === '' ? [] : inFile(path)
    const hasSelector = valueOfKey(entry, 'target') !== undefined
    return fragments.map((fragment) => patchOf(fragment, hasSelector ? { kind } : null))
  })
  const merged = itemsOfKey(root, 'patchesStrategicMerge').flatMap((item) => {
    if (item.kind !== 'scalar') return []
    const text = String(item.value ?? '')
    return (text.includes('\n') ? scalarFragments(item) : inFile(text)).map((fragment) =>
      patchOf(fragment, null),
    )
  })
  return [...named, ...merged]
}

function patchOf(fragment: Fragment, selector: { readonly kind: string } | null): Patch {
  const { root } = fragment
  return {
    fragment,
    kind: selector?.kind ?? textOfKey(root, 'kind'),
    name: selector ? '' : textOfKey(valueOfKey(root, 'metadata'), 'name'),
    isJson: root.kind === 'list',
  }
}
