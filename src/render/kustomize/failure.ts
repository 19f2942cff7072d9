import { folderOf, joinPath } from '../../core/path.ts'
import { refusalOf, unreadableText, type Tree } from '../../core/tree.ts'
import type { BuildHeader, FailureAt } from './result.ts'
import { linesIn, type KustomizationLines } from './lines.ts'
import { fromEngine, withTreePaths } from '../engine-paths.ts'
import { readerOf } from '../../yaml/reader.ts'

interface Failure {
  readonly message: string
  readonly at: FailureAt | null
}

/** The report of a failed build: kustomize's message without repetitions, and the line that causes it. */
export function failureOf(tree: Tree, header: BuildHeader): Failure {
  const file = header.in === undefined ? undefined : fromEngine(header.in)[0]
  const noObject = nameOfNoObject(header.error)
  const inFile = noObject === undefined ? '' : ` in ${noObject}`
  const message = `${shortened(innermostCause(header.error))}${inFile}`
  const refused = header.asked.flatMap(fromEngine).flatMap((path) => refusalOf(tree, path) ?? [])[0]
  const refusal = refused && unreadableText(refused)
  const linesOf = linesIn(tree)
  const broken = brokenFile(header.error, file ?? '')
  if (broken !== undefined)
    return { message, at: { file: broken, line: linesOf(broken).ofSyntaxError() ?? 1 } }
  const reference = brokenReference(tree, header)
  if (reference !== undefined) return { message, at: reference }
  if (file === undefined) return { message: refusal ?? message, at: null }
  const line = lineOfCause(linesOf(file), header.error)
  return {
    message: refusal ?? message,
    at: { file, line: line ?? 1, ...(line === undefined && { isWhole: true }) },
  }
}

/**
 * The first reference to a variable in the files of a build that Flux cannot read, such as `${labels.job}`: names consist of
 * letters, digits and `_`. `undefined` if substitution did not fail (fluxcd `pkg/envsubst`, parse).
 */
function brokenReference(tree: Tree, { error, files }: BuildHeader): FailureAt | undefined {
  if (!error.includes('variable substitution failed: ')) return undefined
  for (const file of files.flatMap(fromEngine)) {
    const text = readerOf(tree).text(file) ?? ''
    const index = text.includes(unsubstituted) ? -1 : text.search(unreadableReference)
    if (index >= 0) return { file, line: text.slice(0, index).split('\n').length }
  }
  return undefined
}

/** The label or annotation of objects in which Flux substitutes nothing. */
const unsubstituted = 'kustomize.toolkit.fluxcd.io/substitute: disabled'

/** `${` that is not escaped and begins no name, or a name without an operator or brace after it. */
const unreadableReference = /(?<!\$)\$\{(?:[A-Za-z_]\w*(?![\w}:=+?#%/^,-])|(?![A-Za-z_#]))/

/**
 * The cause in an error that was wrapped at each level of kustomizations. For an entry of `resources` kustomize reports
 * both why it is not a file and why it is not a folder (accumulateResources in kustomize's internal/target/kusttarget.go).
 */
function innermostCause(error: string): string {
  for (let text = error.trim(); ;) {
    const inner = unwrapped(text)
    if (inner === undefined) return text
    text = inner.trim()
  }
}

function unwrapped(text: string): string | undefined {
  const quoted = /^(?:accumulateDirectory: |loader\.New )("[\s\S]*")$/.exec(text)?.[1]
  if (quoted !== undefined) return unquoted(quoted)
  for (const wrapper of wrappers) {
    const inner = wrapper.exec(text)?.groups?.['cause']
    if (inner !== undefined) return inner
  }
  return undefined
}

/**
 * The layers of an error. For an entry that is a folder, they omit the reason why it is not a file; for one that is
 * neither, the reason why it is not a folder.
 */
const wrappers: readonly RegExp[] = [
  /^accumulating (?:resources|components): (?<cause>[\s\S]*)$/,
  /^accumulation err='accumulating resources from '[^\n]*?': (?:'[^']*' must resolve to a file|read [^\n]*?: is a directory)': (?<cause>[\s\S]*)$/,
  /^accumulation err='(?<cause>[\s\S]*?)': (?:must build at directory|new root)[\s\S]*$/,
  /^recursed (?:accumulation of|merging from) path '[^']*': (?<cause>[\s\S]*)$/,
  /^couldn't make target for path '[^']*': (?<cause>[\s\S]*)$/,
  /^accumulating resources from '[^']*': (?<cause>[\s\S]*)$/,
  /^merging from generator [\s\S]*?: (?<cause>(?:id|found multiple objects) [\s\S]*)$/,
  /^trouble configuring builtin \w+ with config: `\n[\s\S]*?\n`: (?<cause>[\s\S]*)$/,
]

/** The text of a string that Go quoted with `%q`. */
function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted.slice(1, -1)
  }
}

/** Limit on a message in characters, since kustomize prints whole objects in some messages. */
const maxLength = 600

function shortened(message: string): string {
  const text = withTreePaths(withNamesOnly(message))
    .replace(/^must build at directory: not a valid directory: /, '')
    .replaceAll(goResourceId, (_, kind: string, name: string, namespace: string) =>
      namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`,
    )
    .replace(/evalsymlink failure on '([^']*)' : lstat \S+: /, '$1: ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`
}

/** A message about objects of one identity with their kinds and original names in the place of the whole objects. */
function withNamesOnly(message: string): string {
  return message.replace(/(?<=ID conflict: )\[(\{[^]*\})\]$/, (whole, objects: string) => {
    try {
      return objects
        .split(/(?<=\}) (?=\{"apiVersion")/)
        .map((object) => originalName(JSON.parse(object) as PrintedObject))
        .join(', ')
    } catch {
      return whole
    }
  })
}

interface PrintedObject {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> }
}

/** The kind, and the name before kustomize changed it (kustomize's api/internal/utils/annotations.go). */
function originalName({ kind, metadata: { name, annotations = {} } }: PrintedObject): string {
  return `${kind} ${annotations['internal.config.kubernetes.io/previousNames']?.split(',')[0] ?? name}`
}

/** An id of an object as Go prints a struct with `%#v` (resid.ResId of kustomize's kyaml). */
const goResourceId =
  /resid\.ResId\{Gvk:resid\.Gvk\{[^}]*?Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:"([^"]*)"\}/g

/** The file that is not a manifest (kustomize's internal/kusterr, scanManifests of Flux's pkg/kustomize). */
function brokenFile(error: string, kustomization: string): string | undefined {
  const scanned = /failed to decode Kubernetes YAML from (\S+): /.exec(error)?.[1]
  if (scanned !== undefined) return fromEngine(scanned)[0]
  const name =
    /MalformedYAMLError: [^\n]* in File: ([^\n']+?)(?:'|$)/m.exec(error)?.[1] ??
    /YAML file \[([^\]\n]+)\] encounters a format error/.exec(error)?.[1] ??
    nameOfNoObject(error)
  return name && joinPath(folderOf(kustomization), name)
}

/** The resource that is YAML and no object, as its kustomization names it (kustomize's api/resource/factory.go). */
function nameOfNoObject(error: string): string | undefined {
  return /accumulating resources from '([^'\n]+)': missing Resource metadata/.exec(error)?.[1]
}

/** The line of the entry that the error names, or of the field that failed; `undefined` if the file has neither. */
function lineOfCause(lines: KustomizationLines, error: string): number | undefined {
  const unknown = /invalid Kustomization: json: unknown field "([^"]+)"/.exec(error)?.[1]
  if (unknown !== undefined) return lines.ofUnknownField(unknown)
  const generators = lines.ofField(generatorsThatMerge(error))
  if (generators !== undefined) return generators
  const named = lines.namedIn(shortened(innermostCause(error)))
  if (named !== undefined) return named
  const fields = causes.find(({ pattern }) => pattern.test(error))?.fields ?? []
  return lines.ofField(fields) ?? lines.ofSyntaxError()
}

/** The generator fields of the kind that an error names, if a generator finds no object to merge into, or several. */
function generatorsThatMerge(error: string): readonly string[] {
  const kind = /merging from generator [\s\S]*?Kind:"(ConfigMap|Secret)"/.exec(error)?.[1]
  return kind === undefined ? [] : [kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator']
}

/** Fields by their errors. */
const causes: readonly { readonly pattern: RegExp; readonly fields: readonly string[] }[] = [
  {
    pattern: /strategic merge patch|SM or JSON|JSON patch|for patch|patch target/i,
    fields: ['patches', 'patchesStrategicMerge', 'patchesJson6902'],
  },
  { pattern: /replacement|nothing selected by|fieldPath/, fields: ['replacements'] },
  { pattern: /\bvar\b/, fields: ['vars'] },
  { pattern: /match a config with the following GVK/, fields: ['replicas'] },
  {
    pattern: /cannot merge or replace|behavior|builtin (ConfigMap|Secret)Generator/,
    fields: ['configMapGenerator', 'secretGenerator'],
  },
  { pattern: /chart|helm/i, fields: ['helmCharts', 'helmChartInflationGenerator'] },
  { pattern: /namespace/, fields: ['namespace'] },
]
