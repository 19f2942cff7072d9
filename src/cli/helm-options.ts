import { Option } from 'commander'
import { collectOption, collectSlice } from './options.ts'

/** The flags of `helm template` that set values, by Helm's names. */
export interface ValuesFlags {
  readonly values: readonly string[]
  readonly set: readonly string[]
  readonly setString: readonly string[]
  readonly setJson: readonly string[]
  readonly setFile: readonly string[]
  readonly setLiteral: readonly string[]
}

/** The flags of `helm template` that set what templates see besides values, such as `.Capabilities`. */
export interface CapabilityFlags {
  readonly kubeVersion?: string
  readonly apiVersions: readonly string[]
  readonly isUpgrade: boolean
  readonly skipSchemaValidation: boolean
}

/** The options of `ValuesFlags`. */
export const valuesOptions: readonly Option[] = [
  new Option('-f, --values <file>', 'values file; may be repeated, the last one wins')
    .argParser(collectSlice)
    .default([]),
  new Option('--set <key=value>', 'set a value; may be repeated').argParser(collectOption).default([]),
  new Option('--set-string <key=value>', 'set a string; may be repeated')
    .argParser(collectOption)
    .default([]),
  new Option('--set-json <key=json>', 'set a JSON value; may be repeated')
    .argParser(collectOption)
    .default([]),
  new Option('--set-file <key=file>', 'set a value to the text of a file; may be repeated')
    .argParser(collectOption)
    .default([]),
  new Option('--set-literal <key=text>', 'set a text as it stands; may be repeated')
    .argParser(collectOption)
    .default([]),
]

/** The command line options that set `CapabilityFlags`: `--kube-version`, `--is-upgrade` and others. */
export const capabilityOptions: readonly Option[] = [
  new Option('--kube-version <version>', 'Kubernetes version that templates see'),
  new Option('-a, --api-versions <versions>', 'further API versions that templates see; may be repeated')
    .argParser(collectSlice)
    .default([]),
  new Option('--is-upgrade', 'render as for an upgrade').default(false),
  new Option('--skip-schema-validation', 'do not check values.schema.json').default(false),
]
