import { readFileSync } from 'node:fs'
import { codeOf, sourceFiles } from './imports.ts'
import { between } from './marks.ts'

/** docs/optimisations.md with its list of all that is kept at module level, and why. */
export async function optimisations(): Promise<string> {
  const states = sourceFiles().flatMap(statesIn)
  const sections = Object.keys(reasons).map((reason) =>
    section(
      reason,
      states.filter((state) => reasonOf(state) === reason),
    ),
  )
  return between(
    readFileSync('docs/optimisations.md', 'utf8'),
    'module-state',
    `\n${sections.join('\n\n')}\n`,
  )
}

/** A variable of a module that outlives the call that set it. */
interface State {
  readonly file: string
  readonly name: string
  /** The type of what a table is asked by; `null` for what is no table of `core/once-per.ts`. */
  readonly key: string | null
}

/** Why state stays at module level, with the keys of such tables, or the files where it is no table. */
const reasons: Readonly<Record<string, RegExp>> = {
  'The objects of a mesh share lists, such as the ServiceEntries of a host. Each list is looked through once, not once for each object that asks: otherwise the cost grows with the square of the number of objects.':
    /^readonly .*\[\]$|^ReadonlyMap<Manifest,|^WinningRule$/,
  'An object is asked the same by several rules and tables, in head, in base and in each mesh with a fix or a probe.':
    /^(Manifest|YamlNode|YamlList)$/,
  'The same few texts stand in most objects.': /^string$/,
  'All objects of a kind are held against one schema.': /^(Schema|object)$/,
  'Releases, probes and both trees ask of one chart.':
    /^(ChartFiles|ChartLoader|ChartContents|PooledSource|EngineSource|ValuesReads|EditableValue|ReadonlyMap<string, Uint8Array>)$/,
  'Head, base and fixes ask of one file, target, render or mesh.':
    /^(HostServices|MeshContext|Expressions|CustomRules|Reader|Tree|RenderedText|HelmTarget|KustomizationTarget|ManifestsTarget|YamlDocument|SecretSources|Sources|InspectedTree|MeshInput|DeletionSide|ChangedMesh|MeshEgress|Uint8Array)$/,
  'State of a process or a thread: the engine, charts and texts that were sent to it, schemas that were loaded.':
    /^(cli|worker|schema-process|cel-process|schema\/istio|schema\/bundled-schemas)\.ts$/,
  'What belongs to trees or lists of files that several runs of this process may share.':
    /^(discover\/parts\/file-roles|model\/mesh|render\/unused-values\/template-reads|yaml\/reader)\.ts$/,
}

/** Throws for state that no reason is given for. */
function reasonOf({ file, name, key }: State): string {
  const reason = Object.keys(reasons).find((text) => reasons[text]!.test(key ?? file))
  if (!reason) throw new Error(`scripts/generate/module-state.ts: say why ${file} keeps ${name}, by ${key}`)
  return reason
}

const table = /^(?:export )?const (\w+)(?::[^=\n]+)? = (once(?:Per\w*)?)(?:<([\w[\] ]+),|\()([\s\S]*?)=>/gm
const property = /^ {2}(\w+): (oncePer\w*)\((.*?)=>/gm
const collection = /^(?:export )?const (\w+)(?::[^=\n]+)? = new (?:Weak)?(?:Map|Set)\b/gm
const variable = /^(?:export )?let (\w+)/gm

function statesIn(file: string): State[] {
  const code = codeOf(file)
  const state = (name: string, key: string | null): State => ({ file, name, key })
  return [
    ...[...code.matchAll(table)].map(([, name, once, typed, parameters]) =>
      state(name!, once === 'once' ? null : (typed ?? keyOf(once!, parameters!))),
    ),
    ...[...code.matchAll(property)].map(([, name, once, parameters]) =>
      state(name!, keyOf(once!, parameters!)),
    ),
    ...[...code.matchAll(collection)]
      .filter(([, name]) => new RegExp(`\\b${name}\\.(set|add|delete|clear)\\(`).test(code))
      .map(([, name]) => state(name!, null)),
    ...[...code.matchAll(variable)].map(([, name]) => state(name!, null)),
  ]
}

/** The type of the first parameter of the function that a table is made of. */
function keyOf(once: string, parameters: string): string {
  if (once === 'oncePerText') return 'string'
  const typed = /^\(?\s*(?:\{.*?\}|\w+): ((?:[^,<>)]|<[^>]*>)+)/.exec(parameters.trimStart())
  return typed ? typed[1]!.trim() : parameters.trim()
}

function section(reason: string, states: readonly State[]): string {
  const files = [...new Set(states.map(({ file }) => file))]
  const rows = files.map((file) => {
    const own = states.filter((state) => state.file === file)
    return `| ${file} | ${own.map(({ name, key }) => `\`${name}\`${key === null ? '' : ` by \`${key}\``}`).join(', ')} |`
  })
  return [reason, '', '| file | state |', '| --- | --- |', ...rows].join('\n')
}
