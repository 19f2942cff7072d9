import { groupBy } from '../../core/group.ts'
import type { Severity } from '../../core/report.ts'
import { objectKey } from '../../model/presence.ts'
import { holdsData, type DeletionCode, type DeletionConsequence } from '../../model/deletion.ts'
import type { Manifest } from '../../model/manifest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const deletes = defineRule({
  id: 'gitops/deletes',
  codes: [
    'crd-in-use',
    'crd-version-in-use',
    'namespace-in-use',
    'cascade',
    'recreated',
    'stateful',
    'moved',
    'pruned',
    'orphaned',
  ],
  severity: 'warning',
  summary: 'Merging deletes objects of the cluster, or leaves them behind in it.',
  why: 'Argo CD and Flux delete what a commit removes: with an Application that has a finalizer all that it rendered, with a CRD all objects of its kind, with a Namespace all that is in it. Reverting the commit brings back the objects, but not their data.',
  fix: 'Make sure that the deletion is meant. To keep an object, annotate it first, in a commit of its own: `argocd.argoproj.io/sync-options: Prune=false,Delete=false` for Argo CD, `kustomize.toolkit.fluxcd.io/prune: disabled` for Flux. To hand it to another Application or Kustomization, let the old one stop pruning before it loses the object. The severity of each code can be set: `gitops/deletes/pruned: error` makes every deletion block.',
  on: {
    *deletion(consequence) {
      const { code, node, manifest, subject } = consequence
      const { text } = wordings[code]
      const severity = severityOf(consequence)
      yield {
        code,
        node,
        ...(manifest && code !== 'crd-version-in-use' && { at: 'object' as const }),
        message: text(consequence),
        about: subject,
        ...(consequence.isCertain
          ? { severity }
          : { severity: 'warning' as const, confidence: 'likely' as const }),
      }
    },
  },
})

/** An object with data that moves to another owner is at risk, so its severity is higher. */
function severityOf({ code, deletions }: DeletionConsequence): Severity {
  return code === 'moved' && deletions.some(({ manifest }) => holdsData(manifest))
    ? 'warning'
    : wordings[code].severity
}

interface Wording {
  readonly severity: Severity
  readonly text: (consequence: DeletionConsequence) => string
}

const wordings: Readonly<Record<DeletionCode, Wording>> = {
  'crd-in-use': {
    severity: 'error',
    text: ({ subject, users, isCertain, reason }) =>
      `${deleting(isCertain)} ${subject} and with it every object of this kind in the cluster, while head still applies ${listOf(users)}: ${reason}`,
  },
  'crd-version-in-use': {
    severity: 'error',
    text: ({ subject, users }) =>
      `merging removes ${subject}, while head still applies objects of it, which the API server then refuses: ${listOf(users)}; move them to a version that it serves first`,
  },
  'namespace-in-use': {
    severity: 'error',
    text: ({ subject, users, isCertain, reason }) =>
      `${deleting(isCertain)} ${subject} and with it all that is in it, while head still applies ${listOf(users)} to it: ${reason}`,
  },
  cascade: {
    severity: 'warning',
    text: ({ subject, deletions, manifest, reason }) => {
      const furtherObjects = deletions
        .map((deletion) => deletion.manifest)
        .filter((candidate) => candidate !== manifest)
      return furtherObjects.length === 0
        ? `merging deletes ${subject} with all that it applied, which is not rendered here: ${reason}`
        : `merging deletes ${subject} and with it ${listOf(furtherObjects)}: ${reason}`
    },
  },
  recreated: {
    severity: 'warning',
    text: ({ subject, deletions, reason, isCertain }) =>
      deletions.length === 0
        ? `${deleting(isCertain)} everything of ${subject}, which is not rendered here, and creates it again ${reason}`
        : `${deleting(isCertain)} everything of ${subject} and creates it again ${reason}: ${listOf(manifestsOf(deletions))}`,
  },
  stateful: {
    severity: 'warning',
    text: ({ subject, reason }) => `merging deletes ${subject} with the data that it holds: ${reason}`,
  },
  moved: {
    severity: 'info',
    text: ({ deletions, reason }) =>
      `merging hands over ${listOf(manifestsOf(deletions))} to another owner: ${reason}`,
  },
  pruned: {
    severity: 'info',
    text: ({ deletions, reason }) => `merging deletes ${listOf(manifestsOf(deletions))}: ${reason}`,
  },
  orphaned: {
    severity: 'info',
    text: ({ deletions, reason }) =>
      `merging leaves ${listOf(manifestsOf(deletions))} behind in the cluster: ${reason}`,
  },
}

function deleting(isCertain: boolean): string {
  return isCertain ? 'merging deletes' : 'merging may delete'
}

function manifestsOf(deletions: DeletionConsequence['deletions']): Manifest[] {
  return deletions.map(({ manifest }) => manifest)
}

/** Limit on the names of one kind. */
const maxNames = 2

/**
 * Objects by kind, in their order: "PersistentVolumeClaim `data`, Deployments `a`, `b` and 3 more". An object that several
 * targets apply is listed once.
 */
function listOf(manifests: readonly Manifest[]): string {
  const distinct = new Map(manifests.map((manifest) => [objectKey(manifest), manifest])).values()
  const kinds = [...groupBy([...distinct], ({ kind }) => kind)]
  const shown = kinds.slice(0, maxKinds).map(([kind, group]) => {
    const names = group.slice(0, maxNames).map(({ name }) => quote(name))
    const more = group.length - names.length
    return `${group.length === 1 ? kind : pluralKind(kind)} ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  })
  const hidden = kinds.slice(maxKinds).reduce((sum, [, group]) => sum + group.length, 0)
  return `${shown.join(', ')}${hidden === 0 ? '' : ` and ${hidden} ${hidden === 1 ? 'object' : 'objects'} of other kinds`}`
}

/** The plural of a kind: `Gateways`, `AuthorizationPolicies`, `GatewayClasses`. */
function pluralKind(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(kind) ? `${kind}es` : `${kind}s`
}

/** Limit on kinds that a message lists. */
const maxKinds = 4
