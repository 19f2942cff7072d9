import type { MissingSource } from '../../core/target.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import type { ReferenceCode, UnresolvedReference } from '../../model/unresolved-reference.ts'
import { oneLine } from '../message/one-line.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const reference = defineRule({
  id: 'gitops/reference',
  formerId: 'gitops/source-missing',
  codes: [
    'missing-values-file',
    'missing-chart',
    'missing-manifests',
    'missing-file',
    'missing-folder',
    'created-file',
    'no-kustomization',
    'not-a-component',
    'is-a-component',
    'no-patch-target',
    'unknown-ref',
    'no-match',
    'misspelled-object',
    'missing-key',
    'cycle',
    'dependency-cycle',
    'applying-cycle',
    'refused-set',
    'not-locked',
    'locked-out-of-range',
    'chart-refused',
  ],
  severity: 'error',
  summary:
    'A path or name in a kustomization, an Application, a Flux object or the configuration leads to nothing.',
  why: 'The build or the GitOps controller fails at it, so that nothing of the release is applied; or it silently leaves out what is missing.',
  fix: 'Correct the path or name, or add what is missing.',
  on: {
    *target({ missing }) {
      for (const source of missing) {
        const { code, noun } = sources[source.what]
        yield {
          code,
          node: source.namedAt ?? { file: source.source, line: 1 },
          message: `no ${noun} ${quote(source.source)} in this repository`,
          about: source.source,
          ...(source.isGuessed && { severity: 'warning', confidence: 'likely' }),
        }
      }
    },
    *reference(unresolved) {
      if (unresolved.isSetAside) return
      const { code, node, name, related } = unresolved
      const { text, ...level } = wordings[code](unresolved)
      yield { code, node, message: `${text}${suggestion(unresolved)}`, related, about: name, ...level }
    },
  },
})

const sources = {
  'values file': { code: 'missing-values-file', noun: 'values file' },
  chart: { code: 'missing-chart', noun: 'chart' },
  manifests: { code: 'missing-manifests', noun: 'manifests at' },
  folder: { code: 'missing-folder', noun: 'folder' },
  kustomization: { code: 'no-kustomization', noun: 'kustomization in' },
} as const satisfies Record<MissingSource['what'], { code: string; noun: string }>

interface Wording extends Pick<Problem, 'severity' | 'confidence'> {
  readonly text: string
}

const wordings = {
  'missing-file': (unresolved) => ({ text: notThere(unresolved) }),
  'missing-folder': (unresolved) => ({ text: notThere(unresolved) }),
  'created-file': ({ noun, name, mayExist }) => ({
    severity: 'warning',
    confidence: 'likely',
    text: `${noun} ${quote(name)} is not in this repository: ${mayExist ?? 'something may create it'}, and without it the build fails`,
  }),
  'no-kustomization': ({ noun, name }) => ({
    text: `the folder of ${noun} ${quote(name)} has no kustomization file: add a \`kustomization.yaml\`, or list the files themselves`,
  }),
  'not-a-component': ({ name }) => ({
    text: `${quote(name)} is no component: list it under \`resources\`, or give its kustomization \`kind: Component\``,
  }),
  'is-a-component': ({ name }) => ({
    text: `${quote(name)} is a component: list it under \`components\``,
  }),
  'no-patch-target': ({ name, mayExist }) =>
    mayExist === null
      ? { text: `the kustomization has no ${quote(name)} that this patch could change, so its build fails` }
      : {
          severity: 'warning',
          text: `the kustomization has no ${quote(name)}, so this patch changes nothing`,
        },
  'unknown-ref': ({ name }) => ({
    text: `no source of this Application has the ref ${quote(name)}`,
  }),
  'no-match': ({ noun, name }) => ({
    severity: 'warning',
    text: `the ${noun} ${quote(name)} of this Git generator matches nothing in this repository`,
  }),
  'misspelled-object': ({ noun, name }) => ({
    severity: 'warning',
    confidence: 'likely',
    text: `no ${noun} ${quote(name)} in this repository`,
  }),
  'missing-key': ({ noun, name }) => ({
    text: `${quote(noun)} has no key ${quote(name)}, so that Flux cannot put the values of this HelmRelease together: name a key that it has, or set \`optional: true\``,
  }),
  cycle: ({ noun, name }) => ({
    text: `the ${noun} ${quote(name)} renders Applications of its own source again and again, each under another name: give the inner ones another path`,
  }),
  'dependency-cycle': ({ noun, name, mayExist }) => ({
    text: `each of these ${noun}s waits for the next one, so that Flux applies none of them: ${quote(name)}; remove one \`dependsOn\`${mayExist === null ? '' : ` (${mayExist})`}`,
    ...(mayExist !== null && { severity: 'warning', confidence: 'likely' }),
  }),
  'applying-cycle': ({ noun, name }) => ({
    severity: 'info',
    text: `these ${noun}s apply each other: ${quote(name)}; deleting one deletes all of them where its controller prunes`,
  }),
  'refused-set': ({ noun, name, mayExist }) => ({
    text: `Argo CD generates no Application from the ${noun} ${quote(name)}: ${oneLine(mayExist ?? 'it cannot be evaluated')}`,
  }),
  'not-locked': chartWording,
  'locked-out-of-range': chartWording,
  'chart-refused': chartWording,
} as const satisfies Record<ReferenceCode, (reference: UnresolvedReference) => Wording>

function chartWording({ name, mayExist }: UnresolvedReference): Wording {
  return { text: `the chart ${quote(name)} ${mayExist ?? 'is not locked'}` }
}

/** The message about a missing file or folder, with its path from the root unless the reference is written so. */
function notThere({ noun, name, path, node, manifest }: UnresolvedReference): string {
  const isBeside = manifest === null && path === joinPath(folderOf(node.file), name)
  if (isBeside && !name.startsWith('..'))
    return `no ${noun} ${quote(name)} in the folder of this kustomization`
  if (path === null || path === name) return `no ${noun} ${quote(name)} in this repository`
  return `no ${noun} ${quote(name)}: this repository has no ${quote(path || '.')}`
}

function suggestion({ similar }: UnresolvedReference): string {
  return similar === null ? '' : `; did you mean ${quote(similar)}?`
}
