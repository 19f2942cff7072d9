import type { BrokenTemplate, FailedRender, Origin } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { isInside, joinPath, resolveLinks } from '../core/tree.ts'
import { rootOf } from '../discover/root.ts'
import { problemPlaces, refusalsOf } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'
import { valuesOf } from './target-contents.ts'

/**
 * A failed render whose words name a file and no line, with the line that is the cause where that is known, and with the
 * templates that print a missing value.
 */
export function placed(render: FailedRender, reader: Reader): FailedRender {
  return {
    ...render,
    at: render.at ?? placeOf(render, reader),
    broken: render.broken.map((template) =>
      printsNull(template, render.target, reader) ? { ...template, printsNull: true } : template,
    ),
  }
}

/** True for a template of the chart itself in which `toYaml` is given a value that nothing defines. */
function printsNull({ file }: BrokenTemplate, target: HelmTarget, reader: Reader): boolean {
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  if (!isInside(file, joinPath(chart, 'templates'))) return false
  const values = valuesOf(target, reader)
  return [...(reader.text(file) ?? '').matchAll(printed)].some(([, names = '']) => {
    const value = values?.at(...names.slice(1).split('.'))
    return !value?.exists || value.isNull
  })
}

const printed = /\btoYaml\s+\$?\.Values((?:\.\w+)+)/g

function placeOf({ message, target }: FailedRender, reader: Reader): Origin | null {
  const values = valuesNamed(message, target)
  return values === undefined ? dependencyPlace(message, target, reader) : valuesPlace(values, reader)
}

/** The values file that Helm's words begin with. */
function valuesNamed(message: string, { path, values }: HelmTarget): string | undefined {
  if (message.startsWith('cannot load values.yaml: ') && !/yaml: line \d/.test(message))
    return joinPath(path, 'values.yaml')
  return values.find((file) =>
    ['failed to parse', 'open'].some((verb) => message.startsWith(`${verb} ${file}: `)),
  )
}

/** Where our own reader stumbles over it; where it does not, the file as a whole is wrong, a list for example. */
function valuesPlace(values: string, reader: Reader): Origin {
  const file = resolveLinks(reader.tree, values) ?? values
  const [document] = reader.documents(file)
  const [problem] = document ? refusalsOf(document) : []
  return {
    file,
    line: document && problem ? problemPlaces(document, problem).at.line : 1,
  }
}

/** The line of Chart.yaml that asks for the first dependency which is not there. */
function dependencyPlace(message: string, { path }: HelmTarget, reader: Reader): Origin | null {
  const missing = /found in Chart\.yaml, but missing in charts\/ directory: ([^\s,]+)/.exec(message)?.[1]
  const file = joinPath(resolveLinks(reader.tree, path) ?? path, 'Chart.yaml')
  const dependencies = rootOf(reader, file)?.items('dependencies') ?? []
  const place = dependencies
    .find((dependency) => dependency.get('name').text === missing)
    ?.get('name').location
  return place ? { file, line: place.line } : null
}
