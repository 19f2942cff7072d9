import { report, type Files } from '../scene.ts'

export const url = 'https://git.example/org/platform'

export const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

export interface ApplicationFields {
  readonly policy?: string
  readonly finalizer?: boolean
  readonly cluster?: string
}

/** An Application of the folder `PATH`. */
export function application(
  name: string,
  path: string,
  { policy = '{ automated: { prune: true } }', finalizer = false, cluster = '' }: ApplicationFields = {},
): string {
  const finalizers = finalizer ? ', finalizers: [resources-finalizer.argocd.argoproj.io]' : ''
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd${finalizers} }
spec:
  destination: { namespace: shop${cluster && `, name: ${cluster}`} }
  source: { repoURL: ${url}, path: ${path} }
  syncPolicy: ${policy}
`
}

export function object(kind: string, name: string, more = ''): string {
  const apiVersion = kind === 'StatefulSet' ? 'apps/v1' : 'v1'
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${more} }\n`
}

/** `deleted PersistentVolumeClaim shop/data` for each deletion. */
export async function deletions(base: Files, head: Files): Promise<string[]> {
  const result = await report(head, base, { options })
  return result.deletions.map(
    ({ outcome, object: { kind, namespace, name } }) =>
      `${outcome} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
  )
}

/** `error cascade FILE:LINE` for each finding about deletions. */
export async function findings(base: Files, head: Files): Promise<string[]> {
  const result = await report(head, base, { options })
  return result.findings
    .filter(({ rule }) => rule === 'gitops/deletes')
    .map(({ severity, confidence, code, at }) =>
      [severity, ...(confidence === 'likely' ? [confidence] : []), code, `${at.file}:${at.line}`].join(' '),
    )
}

export const volume = object('PersistentVolumeClaim', 'data')

export const settings = object('ConfigMap', 'settings')

/** Files without some of them. */
export function without(files: Files, ...names: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)))
}

export function crd(versions: readonly string[]): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
${versions.map((name) => `    - { name: ${name}, served: true, storage: ${name === 'v1'}, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }\n`).join('')}`
}

export function widget(version: string): string {
  return `apiVersion: example.com/${version}\nkind: Widget\nmetadata: { name: w, namespace: shop }\n`
}
