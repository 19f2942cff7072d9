import { once, weakOncePer } from '../../core/once-per.ts'
import type { ClusterQuestion, HiddenLines } from '../../core/cluster-question.ts'
import { renderedTextOf, type HelmRender } from '../../core/render.ts'
import type { Location } from '../../core/report.ts'
import { unknownUse, type ValuesUse } from '../../core/values-use.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import { hiddenLines } from '../cluster-answers.ts'
import { renderAnswered, type HelmEngine, type HelmRequest } from '../helm.ts'
import { contentsOf, type ChartContents } from './chart-texts.ts'
import { deadValues } from './dead.ts'
import { writtenEntries } from './dead-entries.ts'
import { createProof, type UseProof } from './dead-proof.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { valuesSourcesOf } from '../probe/sources.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { probedRelease } from '../probe/edited-job.ts'
import { createProbe, type Probe } from '../probe/probe.ts'
import { undefinedValues } from './undefined.ts'
import { decidingValues } from './unset-values.ts'
import { varyingFields } from './varying-fields.ts'
import { valuesNavigation } from './values-navigation.ts'
import { executableTexts, valuesReads, type PlacedRead } from './values-reads.ts'

/** Finds unused and undefined values of a release. Renders nothing if there is no candidate. */
export function createValuesUse(engine: HelmEngine, charts: ChartLoader, request: HelmRequest): ValuesUse {
  const chart = charts.find(request.target.path)
  const contents = 'problem' in chart ? null : contentsOf(chart)
  if ('problem' in chart || !contents) return { ...unknownUse, files: request.target.values }
  return valuesUse(engine, charts, chart, contents, request)
}

function valuesUse(
  engine: HelmEngine,
  charts: ChartLoader,
  chart: ChartFiles,
  contents: ChartContents,
  request: HelmRequest,
): ValuesUse {
  const { tree } = charts
  const probe = createProbe(engine, probedRelease(tree, chart, request))
  const facts = keptFacts(() => factsOf(valuesSourcesOf(tree, chart, request), contents, probe))
  const locationOfRead = ({ text, read }: PlacedRead): Location =>
    locationAt(sourceOf(text.text, chart.treePath(text.location)), read.start, read.end)
  const values = executableTexts(facts.current().editables)
  return {
    files: [...new Set(facts.current().sources.map(({ file }) => file))],
    dead: once(() => facts.answer((current) => deadValues(current, current.proof, locationOfRead))),
    undefined: once(() =>
      facts.answer((current) => undefinedValues(current, current.editables, probe, locationOfRead)),
    ),
    varying: weakOncePer((shown: HelmRender) =>
      varyingFields(probe, { chart, contents, values, manifest: printedBy(shown, request) }),
    ),
    hidden: (shown) => hiddenIn(shown, engine, charts, request),
    ...valuesNavigation(facts.current, chart, locationOfRead),
    deciding: (field) => {
      const current = facts.current()
      return decidingValues(field, current, current.editables, probe, locationOfRead)
    },
    ...readsOfKeys(facts),
    get renders() {
      return probe.count()
    },
  }
}

function readsOfKeys(facts: KeptFacts): Pick<ValuesUse, 'isRead' | 'mayRead'> {
  return {
    isRead(key) {
      const { proof, entries } = facts.current()
      return proof.isRead(entries.written(key))
    },
    mayRead(key) {
      const { entries, reads } = facts.current()
      return entries.written(key).some(({ valuesPath }) => reads.has(valuesPath))
    },
  }
}

/** Facts about a release that are dropped after the two usual questions, since they take more memory than its render. */
interface KeptFacts {
  current(): ReleaseFacts
  /** Answers one of the usual questions. */
  answer<Answer>(ask: (facts: ReleaseFacts) => Promise<Answer>): Promise<Answer>
}

function keptFacts(build: () => ReleaseFacts): KeptFacts {
  let facts: ReleaseFacts | undefined = build()
  let pendingQuestions = 2
  const current = (): ReleaseFacts => (facts ??= build())
  return {
    current,
    async answer(ask) {
      const result = await ask(current())
      if (--pendingQuestions === 0) facts = undefined
      return result
    },
  }
}

async function hiddenIn(
  shown: HelmRender,
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
): Promise<HiddenLines[]> {
  if (!shown.asks) return []
  const answered = (question?: ClusterQuestion): Promise<HelmRender> =>
    renderAnswered(engine, charts, request, question)
  // Post-renderers may remove lines.
  return hiddenLines(isAsPrinted(request) ? shown : await answered(), answered)
}

/** What the templates of a release printed; `null` if that is unknown. */
function printedBy(shown: HelmRender, request: HelmRequest): string | null {
  return isAsPrinted(request) ? (renderedTextOf(shown)?.manifest ?? null) : null
}

/** Whether no post-renderer changes what the templates print. */
function isAsPrinted({ target }: HelmRequest): boolean {
  return (target.settings?.postRenderers ?? []).length === 0
}

/** The parsed values and template reads of a release. */
interface ReleaseFacts {
  readonly sources: readonly ValuesSource[]
  readonly editables: readonly EditableValue[]
  readonly contents: ChartContents
  readonly entries: ReturnType<typeof writtenEntries>
  readonly reads: ReturnType<typeof valuesReads>
  readonly proof: UseProof
}

function factsOf(sources: readonly ValuesSource[], contents: ChartContents, probe: Probe): ReleaseFacts {
  const editables = sources.flatMap(editableValuesOf)
  return {
    sources,
    editables,
    contents,
    entries: writtenEntries(editables),
    reads: valuesReads(contents, editables),
    proof: createProof(probe, editables),
  }
}
