import { createHash } from 'node:crypto'
import { isStatedNamespace, withoutStandIns } from '../core/namespace.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { baseName } from '../core/path.ts'
import { locationOf, type LintFinding } from '../lint.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { stablePath } from '../model/stable-path.ts'

/** Two identities of a finding. Equal findings of two trees agree in one of both. */
export interface Fingerprints {
  /**
   * Rule, code, what the target renders from, object and path. It does not depend on the discovery or name of the
   * target: a baseline that is written before the first configuration still matches after it.
   */
  readonly fingerprint: string
  /**
   * The same with environment and release instead of what the target renders from. It stays when the chart or values
   * files of a release are renamed, or another values file is added. Not shown.
   */
  readonly namedFingerprint: string
}

/** Increase it when the ingredients of a fingerprint change. Fingerprints of two versions are never equal. */
const fingerprintVersion = 'v2'

/**
 * The fingerprints of a finding. They stay the same when lines move, lists are reordered and messages are reworded. A
 * finding in values is identified by its path in them instead of an object, so that base and head agree even if only one
 * of them renders.
 *
 * @param target the target of the finding, or the first one that reads its file
 * @param masked the text without secrets: a fingerprint is shown, and must not change with them
 */
export function fingerprintsOf(
  finding: LintFinding,
  target: Target | undefined,
  masked: (text: string) => string,
): Fingerprints {
  const { rule, code, subject, manifest } = finding
  const inObject = manifest !== null && subject !== 'values'
  const [path, object] = [pathIdentity(finding), inObject ? manifest : null]
  const hash = (identity: readonly string[]): string => {
    const whole = [rule, code, ...identity, ...path]
    return hashOf(masked(JSON.stringify(whole.map(withoutStandIns))))
  }
  return {
    fingerprint: hash([
      ...sourceIdentity(finding, target),
      ...(object ? objectInTarget(object, target) : []),
    ]),
    namedFingerprint: hash([...nameIdentity(target), ...(object ? objectIdentity(object, object.name) : [])]),
  }
}

function hashOf(text: string): string {
  return `${fingerprintVersion}:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}

/** What the target of a finding renders from; the file if nothing renders it. */
function sourceIdentity(finding: LintFinding, target: Target | undefined): string[] {
  if (!target || finding.target === null) return ['file', locationOf(finding.node).file]
  if (target.kind === 'manifests') return ['file', locationOf(finding.node).file]
  if (target.kind === 'kustomization') {
    const { path, flux } = target
    return ['kustomization', path, ...(flux ? [flux.at.file, flux.name] : [])]
  }
  const { values } = target
  const chart = finding.subject === 'values' && values.length > 0 ? '' : unversioned(target.path)
  return ['release', chart, ...values, ...applierIdentity(target)]
}

/** The object that applies a release, if it contains values: the files alone do not identify the render. */
function applierIdentity(target: Target): string[] {
  const hasValues =
    target.kind === 'helm'
      ? (target.settings?.values.length ?? 0) + (target.settings?.parameters.length ?? 0) > 0
      : target.kind === 'values' && (target.inlineValues?.length ?? 0) > 0
  if (!hasValues) return []
  const { manager, statedBy } = target
  return manager ? [manager.kind, manager.namespace, manager.name] : [statedBy?.target ?? '']
}

/** `charts/podinfo` for `charts/podinfo-6.5.0.tgz`: another version of a chart has the same findings. */
function unversioned(chart: string): string {
  return chart.replace(/-v?\d+\.\d[^/]*$/, '')
}

function nameIdentity(target: Target | undefined): string[] {
  return [target?.environment ?? '', (target && 'release' in target && target.release) || '']
}

/** An object as its target has it, whatever the release is called and where it is installed. */
function objectInTarget(manifest: Manifest, target: Target | undefined): string[] {
  if (target?.kind !== 'helm') return objectIdentity(manifest, manifest.name)
  const { namespace } = manifest
  const name = nameInRelease(manifest.name, target)
  return [manifest.apiVersion, manifest.kind, isNamespaceOf(target, namespace) ? '' : namespace, name]
}

function isNamespaceOf(target: HelmTarget, namespace: string): boolean {
  return namespace === target.namespace || !isStatedNamespace(namespace)
}

/**
 * `<release>-web` for `pay-web`: removes the names of the release and of the chart at the beginning, which charts join
 * in different ways.
 */
function nameInRelease(name: string, { release, path }: HelmTarget): string {
  const rest = [release, baseName(unversioned(path))].reduce(withoutPrefix, `-${name}`)
  return rest === `-${name}` ? name : `<release>${rest}`
}

/** `-web` for `-pay-web` without `pay`. */
function withoutPrefix(name: string, prefix: string): string {
  return prefix !== '' && `${name}-`.startsWith(`-${prefix}-`) ? name.slice(prefix.length + 1) : name
}

/** An unstated namespace counts as `default`, the namespace that Helm uses without one. */
function objectIdentity({ apiVersion, kind, namespace }: Manifest, name: string): string[] {
  return [apiVersion, kind, isStatedNamespace(namespace) ? namespace : 'default', name]
}

/**
 * The identity from the rule, or the path in the document. For a whole file: what the finding is about, else the file
 * if no target has it.
 */
function pathIdentity({ node, about, identity, target }: LintFinding): string[] {
  if (identity !== null) return [identity]
  if (node instanceof Node) return stablePath(node)
  return [about ?? (target === null ? node.file : '')]
}
