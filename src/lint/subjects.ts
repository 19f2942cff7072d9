import type { Manifest } from '../model/manifest.ts'
import { derivedByKey } from '../model/derived.ts'
import { knownKind, type Mesh } from '../model/mesh.ts'
import type { ValuesLayout } from '../model/values.ts'
import type { Rule, Subjects, View } from '../rules/rule.ts'
import type { Locatable } from '../rules/problem.ts'

/** One object, values entry or file that a rule checks. */
export interface LintSubject {
  readonly type: SubjectType
  readonly value: object
  /** The id of its target; `null` for a file that several targets may use. */
  readonly target: string | null
  readonly manifest: Manifest | null
  /** The location for a finding about a failed rule. */
  readonly located: Locatable
}

/** What kind of subject a finding is about: an object, an entry of values, or another subject by its name. */
export type SubjectType = 'object' | 'values' | keyof Subjects

/** The subjects of a view in a mesh, listed once for all rules with that view. */
export const subjectsOf = derivedByKey(
  'everything',
  (_, view: View) => view,
  (mesh, view): readonly LintSubject[] => {
    if (isOtherView(view)) return otherSubjects[view](mesh)
    if (isLayoutView(view))
      return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject)
    const objects = view === 'manifest' ? mesh.manifests : mesh.ofKind(view)
    return objects.flatMap((manifest) => (manifest.isInferred ? [] : objectSubject(manifest)))
  },
)

/** The parts (patches, bases) among the objects of a view. */
export const partSubjects = derivedByKey(
  'everything',
  (_, view: View) => view,
  (mesh, view): readonly LintSubject[] =>
    mesh.parts.filter((manifest) => view === 'manifest' || knownKind(manifest) === view).map(objectSubject),
)

/** True for a complete object, and for a part of a kind that the rule lists in `parts`. */
export function appliesTo({ parts = [] }: Rule, { manifest }: LintSubject): boolean {
  return manifest?.part === undefined || parts.includes(manifest.part)
}

/** The subject for rules that check an object by itself or with its mesh. */
export function objectSubject(value: Manifest): LintSubject {
  return { type: 'object', value, target: value.target, manifest: value, located: value.root }
}

function entrySubject(value: Mesh['entries'][number]): LintSubject {
  return { type: 'values', value, target: value.target, manifest: null, located: value.node }
}

/** Lists the subjects that are neither objects nor entries of values. */
const otherSubjects: { readonly [type in keyof Subjects]: (mesh: Mesh) => LintSubject[] } = {
  document: ({ documents }) =>
    documents.map((value) => otherSubject('document', value, null, { file: value.file, line: 1 })),
  target: ({ targets }) =>
    targets.map((value) => otherSubject('target', value, value.id, { file: value.path, line: 1 })),
  failure: ({ failures }) =>
    failures.map((value) => {
      const { target, at } = value.failure
      return otherSubject('failure', value, target.id, at ?? { file: target.path, line: 1 })
    }),
  build: ({ builds = [] }) =>
    builds.map((value) => {
      const { target } = value.build
      return otherSubject('build', value, target.id, { file: target.path, line: 1 })
    }),
  deadValue: ({ deadKeys = [] }) =>
    deadKeys.map((value) => otherSubject('deadValue', value, value.target, value.node)),
  undefinedValue: ({ undefinedReads = [] }) =>
    undefinedReads.map((value) => otherSubject('undefinedValue', value, value.target, value.fact.readAt)),
  varyingFields: ({ varyingObjects = [] }) =>
    varyingObjects.map((value) => ({
      ...otherSubject('varyingFields', value, value.manifest.target, value.manifest.root),
      manifest: value.manifest,
    })),
  unseenLines: ({ unseenLines = [] }) =>
    unseenLines.map((value) => otherSubject('unseenLines', value, value.target, value.at)),
  driftedKey: ({ driftedKeys = [] }) =>
    driftedKeys.map((value) => otherSubject('driftedKey', value, value.target, value.node)),
  strayTemplate: ({ strayTemplates = [] }) =>
    strayTemplates.map((value) => otherSubject('strayTemplate', value, null, { file: value.file, line: 1 })),
  configuredSchema: ({ schemaProblems = [] }) =>
    schemaProblems.map((value) => otherSubject('configuredSchema', value, null, value.node)),
  customRule: ({ customRuleProblems = [] }) =>
    customRuleProblems.map((value) => otherSubject('customRule', value, null, value.node)),
  helmfile: ({ helmfileFailures = [] }) =>
    helmfileFailures.map((value) => otherSubject('helmfile', value, null, value)),
  reference: ({ references = [] }) =>
    references.map((value) => ({
      ...otherSubject('reference', value, null, value.node),
      manifest: value.manifest,
    })),
  weakening: ({ weakenings = [] }) =>
    weakenings.map((value) => otherSubject('weakening', value, null, value.node)),
  lostCheck: ({ lostChecks = [] }) =>
    lostChecks.map((value) => otherSubject('lostCheck', value, null, value.node)),
  deletion: ({ deletions = [] }) =>
    deletions.map((value) => ({
      ...otherSubject('deletion', value, value.target, value.node),
      manifest: value.manifest,
    })),
  consequence: ({ consequences = [] }) =>
    consequences.map((value) => {
      const { object, node, target = null } = value.place
      return {
        ...otherSubject('consequence', value, object ? object.target : target, node),
        manifest: object,
      }
    }),
  waiver: ({ waiverProblems = [] }) =>
    waiverProblems.map((value) => otherSubject('waiver', value, null, value.at)),
  policyTest: ({ policyTestProblems = [] }) =>
    policyTestProblems.map((value) => otherSubject('policyTest', value, null, value.at)),
  unusedOverride: ({ unusedOverrides = [] }) =>
    unusedOverrides.map((value) => otherSubject('unusedOverride', value, null, value.node)),
  allowlistEntry: ({ allowlistProblems = [] }) =>
    allowlistProblems.map((value) => otherSubject('allowlistEntry', value, null, value.node)),
  invariant: ({ invariantProblems = [] }) =>
    invariantProblems.map((value) => ({
      ...otherSubject('invariant', value, value.object?.target ?? null, value.node),
      manifest: value.object,
    })),
}

function otherSubject(
  type: keyof Subjects,
  value: object,
  target: string | null,
  located: Locatable,
): LintSubject {
  return { type, value, target, manifest: null, located }
}

function isOtherView(view: View): view is keyof Subjects {
  return Object.hasOwn(otherSubjects, view)
}

/** True for the view of a values layout: its subjects are entries of values. */
export function isLayoutView(view: View): view is `values/${ValuesLayout}` {
  return view.startsWith('values/')
}
