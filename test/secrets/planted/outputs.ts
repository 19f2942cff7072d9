import { UsageError } from '../../../src/core/errors.ts'
import type { Report } from '../../../src/core/report.ts'
import { unknownRepository } from '../../../src/core/repository.ts'
import type { Render } from '../../../src/core/render.ts'
import type { RenderableTarget } from '../../../src/core/target.ts'
import { memoryTree, type Tree } from '../../../src/core/tree.ts'
import { comment } from '../../../src/report/comment/comment.ts'
import { diffText } from '../../../src/report/diff-text.ts'
import { chooseFixes, fixesText, omittedEditsText } from '../../../src/report/fixes-made.ts'
import { reportFormats } from '../../../src/report/format-names.ts'
import { formatReport } from '../../../src/report/formats.ts'
import { rules } from '../../../src/rules/index.ts'
import { isPatchable, patch } from '../../../src/report/patch.ts'
import { suggestions } from '../../../src/report/suggestions/suggestions.ts'
import { summary } from '../../../src/report/comment/summary.ts'
import { whyJson, whyText } from '../../../src/report/why.ts'
import { runForFixes } from '../../../src/run.ts'
import { inspect } from '../../../src/inspect/inspect.ts'
import type { MaskedReport } from '../../../src/run/masked-report.ts'
import { why } from '../../../src/why/why.ts'
import { withoutCredentials } from '../../../src/secrets/errors.ts'
import { readConfig } from '../../../src/config.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import type { Node } from '../../../src/model/node.ts'
import { readerOf } from '../../../src/yaml/reader.ts'
import { inputOf, scope, valuesUse, type Files } from '../../run/scene.ts'

/** Everything that anybody is shown of a change, by what shows it. */
export async function outputsOf(head: Files, base: Files | null): Promise<Record<string, string>> {
  try {
    const result = await runForFixes(inputOf(head, base, { host: { valuesUse }, maxFixes: 50 }))
    return { ...reportOutputs(result.report), ...fixOutputs(result, head) }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { error: withoutCredentials(error.message) }
  }
}

const gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: false,
  strict: false,
  failOnDiff: false,
} as const

function reportOutputs(report: Report): Record<string, string> {
  const page = { gate, version: '0.0.0', docsUrl: 'https://example.com/rules' }
  const commented = {
    ...page,
    server: 'https://github.com',
    repository: 'a/b',
    headSha: 'a'.repeat(40),
    baseSha: null,
    runKey: '1',
    commentKey: 'default',
  }
  const formats = reportFormats.map(
    (format) => [format, formatReport(report, format, { gate, rules })] as const,
  )
  return {
    ...Object.fromEntries(formats),
    summary: summary(report, page),
    comment: comment(report, commented),
    diff: diffText(report),
  }
}

function fixOutputs({ report, isShown }: MaskedReport, head: Files): Record<string, string> {
  const chosen = chooseFixes(report, { ...gate, unsafeFixes: true })
  const files = { textOf: (file: string) => head[file] ?? '', isShown }
  const shown = chosen.edits.filter((edit) => isPatchable(edit, files))
  const hunksOf = (file: string) => [{ start: 1, lines: (head[file] ?? '').split('\n') }]
  const suggested = suggestions(report, {
    gate,
    docsUrl: 'https://example.com/rules',
    hunksOf,
    suggest: 'all',
  })
  return {
    suggestions: suggested.map(({ body }) => body).join('\n'),
    'fix-dry-run': patch(shown, files),
    'fix words': fixesText(chosen, 'would fix') + omittedEditsText(chosen.edits),
  }
}

/** What `why` says of each scalar of a tree in which one of some texts stands. */
export async function whyOutputs(files: Files, texts: readonly string[]): Promise<Record<string, string>> {
  const head = memoryTree(files)
  const questions = await questionsOn(files, texts)
  const answers = await Promise.all(
    questions.map(async (question) => {
      const answer = await why({
        head,
        ...question,
        environments: [],
        configFile: '.meshgate.yaml',
        maskKey: 'key',
        repository: () => unknownRepository,
        evaluators: scope.host.evaluators,
        render: renderOne,
        renderWithFlags: renderOne,
        provenance: scope.host.provenance!,
        valuesUse,
      })
      return [`why ${question.object} ${question.path}`, whyText(answer) + whyJson(answer)] as const
    }),
  )
  return Object.fromEntries(answers)
}

function renderOne(tree: Tree, target: RenderableTarget): Promise<Render> {
  return scope.host.render(tree, [target])[0]!
}

interface Question {
  readonly file: string
  readonly object: string
  readonly path: string
}

async function questionsOn(files: Files, texts: readonly string[]): Promise<Question[]> {
  const tree = memoryTree(files)
  const config = await readConfig(readerOf(tree)).catch(() => null)
  if (!config) return []
  const { targets, meshes } = await inspect(tree, config, scope)
  return targets.flatMap((target) => {
    const manifests = (meshes.get(target.id)?.manifests ?? []).filter((each) => each.target === target.id)
    const file = target.kind === 'manifests' ? target.files[0]! : target.path
    return manifests.flatMap((manifest) =>
      fieldsWith(manifest, texts).map((path) => ({ file, object: nameOf(manifest), path })),
    )
  })
}

function nameOf({ kind, name }: Manifest): string {
  return `${kind}/${name}`
}

/** The paths of the scalars of an object that hold one of the texts, and of the maps around them. */
function fieldsWith({ root, name }: Manifest, texts: readonly string[]): string[] {
  const paths = scalarsOf(root)
    .filter(({ scalar }) => texts.some((each) => String(scalar).includes(each)))
    .flatMap((node) => [node.path, root.at(...node.pathKeys.slice(0, -1)).path])
  return name === '' ? [] : [...new Set(paths)].filter((path) => path !== '').slice(0, mostFields)
}

const mostFields = 4

function scalarsOf(node: Node): Node[] {
  if (node.kind === 'scalar') return [node]
  return [...node.items(), ...node.entries().map(([, value]) => value)].flatMap(scalarsOf)
}
