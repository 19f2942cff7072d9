import { groupBy } from '../core/group.ts'
import {
  inlineValuesName,
  type HelmTarget,
  type PlacedText,
  type ReleaseParameter,
  type ReleaseSettings,
} from '../core/target.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import { placedNode, embeddedText, valuesText } from '../yaml/embedded.ts'
import type { YamlNode } from '../yaml/node.ts'
import { readerOf } from '../yaml/reader.ts'
import { apisOfMesh } from './mesh-apis.ts'
import { escapedFlag } from './set-flag.ts'
import type { EmbeddedValues } from '../core/embedded-values.ts'
import type { HelmRequest } from './helm.ts'

/**
 * The render request of a release, with the values and options of the objects that state it. Texts in files of the tree are
 * read from the tree, so an edited tree renders its edits.
 */
export function releaseRequest(tree: Tree, target: HelmTarget): HelmRequest {
  const { settings } = target
  if (!settings) return { target, ...defaultFlags(tree) }
  const { values, parameters, replacesDefaults } = settings
  const inputs: RequestInputs = { files: new Map(), embedded: new Map() }
  const flags = parameterFlags(parameters, tree, inputs)
  const names = values.map((text, index) => addValues(text, index, tree, inputs))
  return {
    target,
    values: [...target.values, ...names],
    flags: { ...optionsOf(settings, tree), ...Object.fromEntries(flags) },
    ...(replacesDefaults === true && { replacesDefaults }),
    ...inputs,
  }
}

/** The files of a request, and where its values are written in files of the tree. */
interface RequestInputs {
  readonly files: Map<string, Uint8Array>
  readonly embedded: Map<string, EmbeddedValues>
}

/** The texts of parameters by their flag. What they are made from is added to `inputs`. */
function parameterFlags(
  parameters: readonly ReleaseParameter[],
  tree: Tree,
  { files, embedded }: RequestInputs,
): ReadonlyMap<ReleaseParameter['flag'], string[]> {
  const byFlag = groupBy(effective(parameters), ({ flag }) => flag)
  const flagText = ({ flag, key, value, isVerbatim }: ReleaseParameter, index: number): string => {
    if (value.at && flag !== 'setFile') embedded.set(`${flag}/${index}`, value.at)
    if (flag === 'setFile') addFile(tree, value.text, files)
    const text = flag === 'setFile' ? value.text : textOf(tree, value, embeddedText)
    return isVerbatim ? `${key}=${text}` : escapedFlag(key, text)
  }
  return new Map([...byFlag].map(([flag, ofFlag]) => [flag, ofFlag.map(flagText)]))
}

/** Adds values as a file, and returns its name. */
function addValues(text: PlacedText, index: number, tree: Tree, { files, embedded }: RequestInputs): string {
  const name = inlineValuesName(index)
  files.set(name, encode(textOf(tree, text, (node) => valuesText(node, text.at?.under))))
  if (text.at) embedded.set(name, text.at)
  return name
}

/** The flags of `helm template` that have one value. */
function optionsOf(
  {
    includeCrds,
    isUpgrade,
    skipTests,
    noHooks,
    skipSchemaValidation,
    kubeVersion,
    apiVersions,
  }: ReleaseSettings,
  tree: Tree,
): HelmRequest['flags'] {
  return {
    includeCrds,
    skipTests,
    skipSchemaValidation,
    apiVersions: apiVersions.length > 0 ? apiVersions : apisOfMesh(tree),
    ...(isUpgrade !== undefined && { isUpgrade }),
    ...(noHooks !== undefined && { noHooks }),
    ...(kubeVersion !== undefined && { kubeVersion }),
  }
}

function defaultFlags(tree: Tree): Pick<HelmRequest, 'flags'> {
  const apiVersions = apisOfMesh(tree)
  return apiVersions.length > 0 ? { flags: { apiVersions } } : {}
}

/** The last parameter of each name, since Argo CD collects parameters by name (`reposerver`, helmTemplate). */
function effective(parameters: readonly ReleaseParameter[]): ReleaseParameter[] {
  return [
    ...new Map(parameters.map((parameter) => [`${parameter.flag}/${parameter.key}`, parameter])).values(),
  ]
}

function textOf(tree: Tree, { text, at }: PlacedText, read: (node: YamlNode | null) => string): string {
  return at ? read(placedNode(readerOf(tree), at)) : text
}

function addFile(tree: Tree, name: string, files: Map<string, Uint8Array>): void {
  const data = tree.read(resolveLinks(tree, name) ?? name)
  if (data) files.set(name, data)
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
