import type { SourceLine } from '../core/source-line.ts'
import type { BrokenTemplate, FailedRender } from '../core/render.ts'
import { inlineValuesNamed, type HelmTarget, type PlacedText } from '../core/target.ts'
import { isInside, joinPath } from '../core/path.ts'
import { resolveLinks } from '../core/tree.ts'
import { rootOf } from '../discover/root.ts'
import { Node } from '../model/node.ts'
import { problemLocations, refusalsOf } from '../model/unreadable-documents.ts'
import type { Reader } from '../yaml/reader.ts'
import { releaseValues } from './merged-values.ts'

/**
 * Adds to a failed render the line of the failure, if Helm's error names only a file and the line can be found, and marks
 * the broken templates that print an undefined or empty value.
 */
export function withFailureLocation(render: FailedRender, reader: Reader): FailedRender {
  return {
    ...render,
    at: render.at ?? failureOrigin(render, reader),
    broken: render.broken.map((template) =>
      printsNothing(template, render.target, reader) ? { ...template, printsNothing: true } : template,
    ),
  }
}

/**
 * True for a template of the chart itself that prints no value where YAML needs one: an undefined value by `toYaml`, which
 * prints `null`, or as a key, or an empty value at the end of a text without quotes and behind a colon, as the tag of an image.
 */
function printsNothing({ file }: BrokenTemplate, target: HelmTarget, reader: Reader): boolean {
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  if (!isInside(file, joinPath(chart, 'templates'))) return false
  const values = releaseValues(target, reader)
  return [...(reader.text(file) ?? '').matchAll(printedValue)].some(({ groups }) => {
    const { toYaml, key, tag } = groups!
    const value = values?.at(...(toYaml ?? key ?? tag)!.slice(1).split('.'))
    return !value?.exists || value.isNull || (tag !== undefined && value.scalar === '')
  })
}

const printedValue = new RegExp(
  [
    String.raw`\btoYaml\s+\$?\.Values(?<toYaml>(?:\.\w+)+)`,
    String.raw`^[ \t]*\{\{-?\s*\$?\.Values(?<key>(?:\.\w+)+)\s*-?\}\}[ \t]*:`,
    String.raw`^[ \t]*(?:-[ \t]+)*[\w./-]+:[ \t]+(?:\{\{|[^\s"'|>#[{])[^\n"'#]*:\{\{-?\s*\$?\.Values(?<tag>(?:\.\w+)+)\s*-?\}\}[ \t]*(?:$|[ \t]#)`,
  ].join('|'),
  'gm',
)

function failureOrigin(render: FailedRender, reader: Reader): SourceLine | null {
  const { message, target } = render
  const inline = inlineValuesNamed(target, /^failed to parse (inline values.*?): /.exec(message)?.[1] ?? '')
  if (inline) return inlineOrigin(inline, reader)
  const file = namedValuesFile(message, target)
  return file === undefined ? dependencyOrigin(render, reader) : valuesFileOrigin(file, reader)
}

/** The values file that Helm's error begins with. */
function namedValuesFile(message: string, { path, values }: HelmTarget): string | undefined {
  if (message.startsWith('cannot load values.yaml: ') && !/yaml: line \d/.test(message))
    return joinPath(path, 'values.yaml')
  return values.find((file) =>
    ['failed to parse', 'open'].some((verb) => message.startsWith(`${verb} ${file}: `)),
  )
}

/** The line of the values in an object or helmfile that states a release. */
function inlineOrigin({ at: place, madeFrom }: PlacedText, reader: Reader): SourceLine | null {
  if (madeFrom) return { file: madeFrom.file, line: madeFrom.lines.find((line) => line > 0) ?? 1 }
  const root = place && reader.documents(place.file)[place.document]?.root
  return root ? { file: place.file, line: Node.of(root).at(...place.path).keyLocation.line } : null
}

/** The first syntax error of a values file. Without one the whole file is wrong, for example a list: then line 1. */
function valuesFileOrigin(path: string, reader: Reader): SourceLine {
  const file = resolveLinks(reader.tree, path) ?? path
  const [document] = reader.documents(file)
  const [problem] = document ? refusalsOf(document) : []
  return {
    file,
    line: document && problem ? problemLocations(document, problem).at.line : 1,
  }
}

/**
 * The line of Chart.yaml that declares a missing dependency: the first that no registry or repository has, which is the mistake,
 * else the first.
 */
function dependencyOrigin(
  { message, unvendored, target: { path } }: FailedRender,
  reader: Reader,
): SourceLine | null {
  const names = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/
    .exec(message)?.[1]
    ?.split(', ')
  const remote = new Set(unvendored.map(({ name }) => name))
  const missingName = names?.find((name) => !remote.has(name)) ?? names?.[0]
  const file = joinPath(resolveLinks(reader.tree, path) ?? path, 'Chart.yaml')
  const dependencies = rootOf(reader, file)?.items('dependencies') ?? []
  const location = dependencies
    .find((dependency) => dependency.get('name').text === missingName)
    ?.get('name').location
  return location ? { file, line: location.line } : null
}
