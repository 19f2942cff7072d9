import type { TextOrigin } from '../../core/target.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { HelmRequest } from '../helm.ts'
import type { EmbeddedValues } from '../../core/embedded-values.ts'
import { placedNode, rootInText } from '../../yaml/embedded.ts'

/** A text with values of a release that people can edit. */
export interface ValuesSource {
  /**
   * How the engine receives it: a `-f` file by its name, a values.yaml by its location in the chart, the text of a
   * flag, a file that `--set-file` names. Values `embedded` in a file of the tree are extracted from its text first;
   * `key` is the key that the flag sets. A `part` is filled into such values. An `object` states the release, and a tool
   * rendered it. A helmfile takes values from its `environment`.
   */
  readonly input:
    | { readonly as: 'file'; readonly name: string; readonly embedded?: EmbeddedValues }
    | { readonly as: 'part'; readonly embedded: EmbeddedValues }
    | { readonly as: 'text'; readonly name: string }
    | { readonly as: 'chart'; readonly location: string }
    | { readonly as: 'object' }
    | { readonly as: 'environment' }
    | {
        readonly as: 'flag'
        readonly flag: SetFlag
        readonly index: number
        readonly key?: undefined
        readonly embedded?: undefined
      }
    | {
        readonly as: 'flag'
        readonly flag: SetFlag
        readonly index: number
        readonly key: string
        readonly embedded: EmbeddedValues
        /** The scalar in the tree. */
        readonly node: YamlNode | null
      }
  /** Path in the tree, or the flag. */
  readonly file: string
  readonly text: string
  /** The file from which a template generated the text, with its contents. */
  readonly made?: TextOrigin & { readonly fileText: string }
  /** The parsed values; `null` if the text is empty or not YAML. */
  readonly root: YamlNode | null
  /** The precedence: if two sources set the same key, the one with the higher layer takes effect. */
  readonly layer: number
  /**
   * The keys under which the release's values contain the values of this source: one path for each alias of a subchart, and
   * for each scalar that a part is filled into. Empty for a source of another release's values.
   */
  readonly prefixes: readonly (readonly (string | number)[])[]
}

/** A source whose precedence is not yet known. */
export type UnrankedSource = Omit<ValuesSource, 'layer'>

/** True for a flag whose value no file contains as it is. */
export function isUnplacedFlag({ input }: ValuesSource): boolean {
  return input.as === 'flag' && input.embedded === undefined
}

/** Values embedded in a file as a source, with the text of the whole file. */
export function embeddedSource(
  tree: Tree,
  embedded: EmbeddedValues,
  input: ValuesSource['input'],
): UnrankedSource[] {
  const reader = readerOf(tree)
  const text = reader.text(embedded.file)
  if (text === undefined) return []
  const node = placedNode(reader, embedded)
  return [
    {
      input,
      file: embedded.file,
      text,
      root: input.as === 'flag' ? null : input.as === 'file' ? valuesRoot(node) : node,
      prefixes: [embedded.under ?? []],
    },
  ]
}

/** A file of a request by its name, links followed: its path in the tree and its bytes. */
export function sourceFileOf(
  tree: Tree,
  { files }: HelmRequest,
  name: string,
): { path: string; data: Uint8Array } | undefined {
  const path = resolveLinks(tree, name) ?? name
  const data = files?.get(name) ?? tree.read(path)
  return data && { path, data }
}

/** Decodes UTF-8. */
export function utf8Text(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}

/** The flags of Helm that set single values from texts. */
export type SetFlag = 'setJson' | 'set' | 'setString' | 'setLiteral'

/** The values in a scalar that contains YAML; any other node unchanged. */
function valuesRoot(node: YamlNode | null): YamlNode | null {
  return (node?.kind === 'scalar' ? rootInText(node) : undefined) ?? node
}
