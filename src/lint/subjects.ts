import type { Manifest } from '../model/manifest.ts'
import { derivedByKey } from '../model/derived.ts'
import { knownKind, type Mesh } from '../model/mesh.ts'
import type { ValuesLayout } from '../model/values.ts'
import type { Locatable, Rule, Subjects, View } from '../rules/rule.ts'

/** One thing that a view of a rule is asked about. */
export interface LintSubject {
  readonly type: SubjectType
  readonly value: object
  /** The id of its target; `null` for a file that several targets may use. */
  readonly target: string | null
  readonly manifest: Manifest | null
  /** What to point at where the rule itself breaks. */
  readonly located: Locatable
}

/** What a finding was found in: an object, an entry of values, or another subject by its name. */
export type SubjectType = 'object' | 'values' | keyof Subjects

/** The subjects of a view in a mesh. Many rules share a view, so they are listed once. */
export const subjectsOf = derivedByKey(
  'everything',
  (_, view: View) => view,
  (mesh, view): readonly LintSubject[] => {
    if (isOther(view)) return otherSubjects[view](mesh)
    if (isLayout(view))
      return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject)
    return (view === 'manifest' ? mesh.manifests : mesh.ofKind(view)).map(objectSubject)
  },
)

/** The parts of objects (patches, bases) that a view of some rules looks at. */
export const partSubjects = derivedByKey(
  'everything',
  (_, view: View) => view,
  (mesh, view): readonly LintSubject[] =>
    mesh.parts.filter((part) => view === 'manifest' || knownKind(part) === view).map(objectSubject),
)

/** True for whole objects, and for the parts of objects that a rule holds for. */
export function isHeld({ parts = [] }: Rule, { manifest }: LintSubject): boolean {
  return manifest?.part === undefined || parts.includes(manifest.part)
}

/** An object as a subject. */
export function objectSubject(value: Manifest): LintSubject {
  return { type: 'object', value, target: value.target, manifest: value, located: value.root }
}

function entrySubject(value: Mesh['entries'][number]): LintSubject {
  return { type: 'values', value, target: value.target, manifest: null, located: value.node }
}

/** What rules look at besides objects and entries of values. */
const otherSubjects: { readonly [type in keyof Subjects]: (mesh: Mesh) => LintSubject[] } = {
  document: ({ documents }) =>
    documents.map((value) => other('document', value, null, { file: value.file, line: 1 })),
  target: ({ targets }) =>
    targets.map((value) => other('target', value, value.id, { file: value.path, line: 1 })),
  failure: ({ failures }) =>
    failures.map((value) => {
      const { target, at } = value.failure
      return other('failure', value, target.id, at ?? { file: target.path, line: 1 })
    }),
  deadValue: ({ deadKeys = [] }) =>
    deadKeys.map((value) => other('deadValue', value, value.target, value.node)),
  undefinedValue: ({ undefinedReads = [] }) =>
    undefinedReads.map((value) => other('undefinedValue', value, value.target, value.fact.readAt)),
  givenSchema: ({ schemaProblems = [] }) =>
    schemaProblems.map((value) => other('givenSchema', value, null, value.node)),
}

function other(type: keyof Subjects, value: object, target: string | null, located: Locatable): LintSubject {
  return { type, value, target, manifest: null, located }
}

function isOther(view: View): view is keyof Subjects {
  return Object.hasOwn(otherSubjects, view)
}

function isLayout(view: View): view is `values/${ValuesLayout}` {
  return view.startsWith('values/')
}
