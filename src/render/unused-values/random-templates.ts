import { addToGroup } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { ChartFiles } from '../chart-files.ts'
import { filesOf, modifyingFunctions } from '../probe/files.ts'
import { isRandomFunction } from '../probe/random-functions.ts'
import type { ChartContents } from './chart-texts.ts'
import { templateNodes, type Command, type Pipeline, type TemplateNode } from './template-syntax.ts'

/**
 * Of the templates that a release printed, those whose output may depend on chance or the time: they call such a function,
 * directly, through named templates, or through texts that they execute. All of them if packed subcharts hide texts, or if
 * something that calls such a function modifies a map: it may be the values that all of them read.
 *
 * @param names full names, `CHART/templates/secret.yaml`
 * @param values texts in the values of the release, which `tpl` may execute
 */
export function randomTemplates(
  names: readonly string[],
  chart: ChartFiles,
  contents: ChartContents,
  values: readonly string[],
): string[] {
  if (contents.isPacked) return [...names]
  const { templates } = unitsOf(contents)
  const random = randomUnits(unitsOf(contents), values)
  if ([...random].some(({ modifiesMap }) => modifiesMap)) return [...names]
  return names.filter((name) => {
    const location = name.slice(name.indexOf('/') + 1)
    const unit = templates.get(location)
    // A file without actions is no unit. Helm names templates of a subchart with an alias by the alias.
    return unit ? random.has(unit) : !filesOf(chart).has(location)
  })
}

/** What a template, a named template or an executable text calls by itself. */
interface Unit {
  /** Whether it calls a function whose result depends on chance or the time. */
  isRandom: boolean
  modifiesMap: boolean
  /** Whether it includes a template with a computed name. */
  includesAny: boolean
  /** Whether it executes texts of values and files. */
  executesTexts: boolean
  readonly included: Set<string>
}

interface Units {
  /** Templates, and files that `tpl` may execute, by location in the chart. */
  readonly templates: ReadonlyMap<string, Unit>
  readonly files: readonly Unit[]
  /** The definitions of each named template. */
  readonly defines: ReadonlyMap<string, readonly Unit[]>
}

const unitsOf = oncePer(({ texts }: ChartContents): Units => {
  const templates = new Map<string, Unit>()
  const defines = new Map<string, Unit[]>()
  for (const { location, text } of texts) {
    const nodes = templateNodes(text)
    templates.set(location, unitOf(nodes))
    for (const { keyword, name, body, otherwise } of nodes)
      if (keyword === 'define' || keyword === 'block')
        addToGroup(defines, name, unitOf([...body, ...otherwise]))
  }
  const files = [...templates]
    .filter(([location]) => !location.includes('templates/'))
    .map(([, unit]) => unit)
  return { templates, files, defines }
})

/** The units that may call a random function, also through others. */
function randomUnits({ templates, files, defines }: Units, values: readonly string[]): ReadonlySet<Unit> {
  const texts = values.map((text) => unitOf(templateNodes(text)))
  const random = new Set<Unit>()
  const isRandom = ({ isRandom: callsRandom, includesAny, executesTexts, included }: Unit): boolean =>
    callsRandom ||
    (includesAny && random.size > 0) ||
    (executesTexts && [...texts, ...files].some((text) => random.has(text))) ||
    [...included].some((name) => defines.get(name)?.some((unit) => random.has(unit)))
  const pending = new Set([...texts, ...templates.values(), ...[...defines.values()].flat()])
  for (let found = -1; found !== random.size;) {
    found = random.size
    for (const unit of pending) if (isRandom(unit)) random.add(unit)
    for (const unit of random) pending.delete(unit)
  }
  return random
}

function unitOf(nodes: readonly TemplateNode[]): Unit {
  const calls = { isRandom: false, modifiesMap: false, includesAny: false, executesTexts: false }
  const unit: Unit = { ...calls, included: new Set() }
  addNodes(nodes, unit)
  return unit
}

function addNodes(nodes: readonly TemplateNode[], unit: Unit): void {
  for (const { keyword, name, pipeline, body, otherwise } of nodes) {
    if (keyword === 'define') continue
    if (keyword === 'template' || keyword === 'block') unit.included.add(name)
    addPipeline(pipeline, unit)
    addNodes(body, unit)
    addNodes(otherwise, unit)
  }
}

function addPipeline(pipeline: Pipeline, unit: Unit): void {
  for (const command of pipeline) addCommand(command, unit)
}

function addCommand(command: Command, unit: Unit): void {
  for (const [index, operand] of command.entries()) {
    if (operand.kind === 'group') addPipeline(operand.pipeline, unit)
    // A literal may be executed by `tpl`.
    if (operand.kind === 'literal' && operand.text.includes('{{')) addNodes(templateNodes(operand.text), unit)
    if (operand.kind !== 'word') continue
    if (isRandomFunction(operand.word)) unit.isRandom = true
    if (modifyingFunctions.has(operand.word)) unit.modifiesMap = true
    if (operand.word === 'tpl') unit.executesTexts = true
    if (operand.word !== 'include') continue
    const name = command[index + 1]
    if (name?.kind === 'literal') unit.included.add(name.text)
    else unit.includesAny = true
  }
}
