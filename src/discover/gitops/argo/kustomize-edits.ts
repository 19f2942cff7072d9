import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { plainEdits, type ImageEdit, type KustomizationEdits } from '../../../core/kustomization-edits.ts'
import { joinPath } from '../../../core/path.ts'
import { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { treePaths } from '../../references/tree-paths.ts'
import type { Substitute } from './variables.ts'

/** A kustomization file and the options of a source that change it. */
export interface EditedKustomization {
  readonly reader: Reader
  readonly folder: string
  readonly file: string
  readonly options: Node
  /** Where the tree contains the options; `null` if a tool generates them. */
  readonly at: EmbeddedValues | null
  readonly substitute: Substitute
}

/**
 * The edits that the `kustomize` options of a source make (argo-cd `util/kustomize/kustomize.go`, Build); `undefined` if
 * there are none. A string is the reason why they are not possible.
 */
export function kustomizationEdits(
  kustomization: EditedKustomization,
): KustomizationEdits | string | undefined {
  const { options, at, substitute } = kustomization
  const textsOf = (field: string, fill: Substitute): Record<string, string> =>
    Object.fromEntries(options.entries(field).map(([key, { scalar }]) => [key, fill(String(scalar ?? ''))]))
  const fills = options.get('commonAnnotationsEnvsubst').scalar === true
  const edits: KustomizationEdits = {
    ...plainEdits(options.data),
    images: options.items('images').map(({ text }) => imageOf(substitute(text))),
    labels: textsOf('commonLabels', substitute),
    labelsIn: labelPlace(options),
    annotations: textsOf('commonAnnotations', fills ? substitute : (text) => text),
    components: componentsOf(kustomization),
    ...(at && { at }),
  }
  const clash = clashOf(edits, kustomization)
  if (clash !== undefined)
    return `\`${clash}\` is in \`${kustomization.file}\` already, and Argo CD refuses to change it`
  return isEmpty(edits) ? undefined : edits
}

function labelPlace(options: Node): KustomizationEdits['labelsIn'] {
  if (options.get('labelWithoutSelector').scalar !== true) return 'selectors'
  return options.get('labelIncludeTemplates').scalar === true ? 'templates' : 'metadata'
}

/** `NAME=NEWNAME:TAG`, `NAME=NEWNAME@DIGEST`, `NAME:TAG`, `NAME@DIGEST` (kustomize `commands/edit/set/setimage.go`). */
function imageOf(text: string): ImageEdit {
  const [name = '', replacement] = text.split('=')
  const { name: plain, ...version } = versionedImage(replacement ?? name)
  return replacement === undefined ? { name: plain, ...version } : { name, newName: plain, ...version }
}

function versionedImage(text: string): ImageEdit {
  const [name = '', digest] = text.split('@')
  if (digest !== undefined) return { name, digest }
  const colon = text.lastIndexOf(':')
  const tag = text.slice(colon + 1)
  return colon >= 0 && /^(?:[\w.-]*|\*)$/.test(tag)
    ? { name: text.slice(0, colon), newTag: tag }
    : { name: text }
}

/** The components; `ignoreMissingComponents` omits folders that do not exist. */
function componentsOf({ options, folder, reader }: EditedKustomization): string[] {
  const components = options.items('components').map(({ text }) => text)
  if (options.get('ignoreMissingComponents').scalar !== true) return components
  return components.filter((path) => treePaths(reader).hasFolder(joinPath(folder, path)))
}

/** A label or annotation that the file states already: only `forceCommonLabels` or `forceCommonAnnotations` allow a change. */
function clashOf(
  { labels, annotations }: KustomizationEdits,
  { reader, file, options }: EditedKustomization,
): string | undefined {
  const root = reader.documents(file)[0]?.root
  const kustomization = root ? Node.of(root) : options
  const isIn = (field: string, force: string, texts: Readonly<Record<string, string>>): string | undefined =>
    options.get(force).scalar === true
      ? undefined
      : Object.keys(texts).find((key) => root && kustomization.get(field).get(key).exists)
  return (
    isIn('commonLabels', 'forceCommonLabels', labels) ??
    isIn('commonAnnotations', 'forceCommonAnnotations', annotations)
  )
}

function isEmpty(edits: KustomizationEdits): boolean {
  const { fields, images, replicas, labels, annotations, patches, components } = edits
  return [fields, images, replicas, labels, annotations, patches, components].every(
    (values) => Object.keys(values).length === 0,
  )
}
