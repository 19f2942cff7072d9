import { containsStandIn } from '../../../core/namespace.ts'
import { podOf } from '../../../istio/workload/pod.ts'
import type { KnownKind } from '../../../model/known-kinds.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { labelKeyDefect, labelValueDefect, maxLabelLength } from '../../../syntax/label-syntax.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { refusalConfidence, mayBeFilledLater } from './kind-shape.ts'

type LabelProblem = Problem & { readonly code: 'too-long' | 'pattern-mismatch' | 'key-mismatch' }

/**
 * Reports the labels and the keys of annotations that the API server refuses, of an object and of its pod template
 * (k8s.io/apimachinery `pkg/api/validation/objectmeta.go`, ValidateObjectMeta; kubernetes `pkg/apis/core/validation`,
 * ValidatePodTemplateSpec). Reports nothing for a part, which another object may complete, for a kind that is not known, and
 * for a text that may be filled in later.
 */
export function* labelProblems(manifest: Manifest, shape: KnownKind | undefined): Generator<LabelProblem> {
  if (!shape || manifest.part) return
  const certainty = refusalConfidence(manifest, shape)
  for (const { labels, annotations } of metadataOf(manifest, shape))
    for (const problem of [...valueProblems(labels), ...keyProblems(labels), ...keyProblems(annotations)])
      yield { ...problem, refusedBy: 'schema', ...certainty }
}

/** The metadata that the API server checks: other objects may have a template that it does not look into. */
function metadataOf(
  manifest: Manifest,
  { isBuiltIn = false }: KnownKind,
): { readonly labels: Node; readonly annotations: Node }[] {
  const { root, kind } = manifest
  const template = isBuiltIn && kind !== 'Pod' ? [podOf(manifest)] : []
  return [root, ...template]
    .map((node) => node.get('metadata'))
    .map((metadata) => ({ labels: metadata.get('labels'), annotations: metadata.get('annotations') }))
}

/** A namespace that nothing states may be shorter than its stand-in. */
function* valueProblems(labels: Node): Generator<LabelProblem> {
  for (const [key, node] of labels.entries()) {
    const value = node.scalar
    if (typeof value !== 'string' || labelValueDefect(value) === null || mayBeFilledLater(value)) continue
    const isLong = value.length > maxLabelLength
    if (isLong && containsStandIn(value)) continue
    const reason = isLong
      ? `has ${value.length} characters and may have ${maxLabelLength}: shorten it, or write it as an annotation`
      : 'is no value of a label: write letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or write it as an annotation'
    const message = `${quote(labels.path)}: ${quote(value)} of ${quote(key)} ${reason}`
    yield { code: isLong ? 'too-long' : 'pattern-mismatch', node, message }
  }
}

/** Keys of annotations are checked like those of labels, but in lower case. */
function* keyProblems(entries: Node): Generator<LabelProblem> {
  const isOfAnnotations = entries.pathKeys.at(-1) === 'annotations'
  for (const [key, node] of entries.entries()) {
    const defect = labelKeyDefect(isOfAnnotations ? key.toLowerCase() : key)
    if (defect === null || mayBeFilledLater(key)) continue
    const form = `at most ${maxLabelLength} letters, digits, \`-\`, \`_\` and \`.\`, if need be after a DNS name and \`/\``
    const message = `${quote(entries.path)}: the key ${quote(key)} ${defect}: write ${form}`
    yield { code: 'key-mismatch', node, at: 'key', message }
  }
}
