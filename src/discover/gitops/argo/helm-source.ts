import type { MissingSource, PlacedText, ReleaseParameter, ReleaseSettings } from '../../../core/target.ts'
import type { Node } from '../../../model/node.ts'
import type { EffectiveSource } from './effective-source.ts'
import { resolvePath, valueFilesOf, type SourceFolder } from './value-files.ts'

/**
 * The values and settings that the Helm options of a source state, the missing files, and the reasons why something cannot
 * be read.
 */
export interface HelmOptions {
  readonly values: readonly string[]
  readonly settings: ReleaseSettings
  readonly missing: readonly MissingSource[]
  readonly reasons: readonly string[]
}

/** Where the tree contains the values of a source. */
type ValuesPlaces = Pick<EffectiveSource, 'placeOf' | 'valuesAt'>

/** Reads the Helm options of a source (argo-cd `reposerver/repository/repository.go`, helmTemplate). */
export function helmOptionsOf(helm: Node, source: SourceFolder, places: ValuesPlaces): HelmOptions {
  const { files, missing, reasons } = valueFilesOf(helm, source)
  const setFiles = helm.items('fileParameters').map((parameter) => fileParameter(parameter, source))
  const kubeVersion = scalarText(helm.get('kubeVersion'))
  return {
    values: files,
    settings: {
      values: inlineValuesOf(helm, places),
      parameters: [
        ...helm.items('parameters').map((parameter) => parameterOf(parameter, source, places)),
        ...setFiles.flatMap((result) => ('parameter' in result ? result.parameter : [])),
      ],
      includeCrds: helm.get('skipCrds').scalar !== true,
      skipTests: helm.get('skipTests').scalar === true,
      skipSchemaValidation: helm.get('skipSchemaValidation').scalar === true,
      ...(kubeVersion !== '' && { kubeVersion }),
      apiVersions: helm.items('apiVersions').map(({ text }) => text),
    },
    missing: [...missing, ...setFiles.flatMap((result) => ('missing' in result ? result.missing : []))],
    reasons: [...reasons, ...setFiles.flatMap((result) => ('reason' in result ? result.reason : []))],
  }
}

/** `valuesObject` wins over `values`, and they are not merged (`pkg/apis/application/v1alpha1/types.go`, ValuesYAML). */
function inlineValuesOf(helm: Node, { valuesAt }: ValuesPlaces): readonly PlacedText[] {
  const [object, values] = [helm.get('valuesObject'), helm.get('values')]
  if (object.exists && !object.isNull) return valuesAt(object)
  return values.text === '' ? [] : valuesAt(values)
}

function parameterOf(parameter: Node, { substitute }: SourceFolder, places: ValuesPlaces): ReleaseParameter {
  const { placeOf } = places
  const value = parameter.get('value')
  const written = scalarText(value)
  const text = substitute(written)
  return {
    flag: parameter.get('forceString').scalar === true ? 'setString' : 'set',
    key: parameter.get('name').text,
    // A value with a variable differs from the text of the file.
    value: { text, at: text === written && value.exists ? placeOf(value) : null },
  }
}

type FileParameter =
  | { readonly parameter: ReleaseParameter }
  | { readonly missing: MissingSource }
  | { readonly reason: string }

function fileParameter(parameter: Node, source: SourceFolder): FileParameter {
  const resolved = resolvePath(parameter.get('path'), source)
  if (!('path' in resolved)) return resolved
  const value = { text: resolved.path, at: null }
  return { parameter: { flag: 'setFile', key: parameter.get('name').text, value } }
}

function scalarText({ scalar }: Node): string {
  return scalar === undefined || scalar === null ? '' : String(scalar)
}
