import { groupBy } from '../../core/group.ts'
import type { Change, ChangeCause, FieldChange } from '../../core/report.ts'
import { distinctCauses } from '../cause-words.ts'

/** A host that ServiceEntries add or remove. */
export interface HostChange {
  readonly host: string
  /** Port numbers of its ServiceEntry; empty where the change does not contain them. */
  readonly ports: readonly number[]
  readonly type: 'added' | 'removed'
  readonly environments: readonly string[]
  /** The lines that decide it. */
  readonly causes: readonly ChangeCause[]
}

/**
 * The hosts that changes of ServiceEntries add and remove. A host that only moves from one ServiceEntry to another in
 * the same environment is no change. Whether a host is reachable also depends on Sidecars and the outbound traffic
 * policy of the mesh, which are not considered here.
 */
export function hostChanges(changes: readonly Change[]): HostChange[] {
  const steps = changes.filter(isServiceEntry).flatMap(stepsOf)
  const kept = [...groupBy(steps, ({ host, environment }) => JSON.stringify([host, environment])).values()]
    .filter((group) => new Set(group.map(({ type }) => type)).size === 1)
    .map((group) => ({ ...group[0]!, ports: distinctNumbers(group.flatMap(({ ports }) => ports)) }))
  return [...groupBy(kept, ({ host, type, ports }) => JSON.stringify([host, type, ports])).values()].map(
    (group) => ({
      host: group[0]!.host,
      ports: group[0]!.ports,
      type: group[0]!.type,
      environments: group.flatMap(({ environment }) => environment ?? []),
      causes: distinctCauses(group.flatMap(({ causes }) => causes)),
    }),
  )
}

/** A host added or removed in one environment; `null` without environments. */
interface Step {
  readonly host: string
  readonly ports: readonly number[]
  readonly type: 'added' | 'removed'
  readonly environment: string | null
  readonly causes: readonly ChangeCause[]
}

function isServiceEntry({ object }: Change): boolean {
  return object.kind === 'ServiceEntry' && object.apiVersion.startsWith('networking.istio.io/')
}

function stepsOf(change: Change): Step[] {
  const environments = change.environments.length > 0 ? change.environments : [null]
  return change.fields
    .flatMap(hostsOf)
    .flatMap((step) => environments.map((environment) => ({ ...step, environment, causes: change.causes })))
}

function hostsOf({ path, before, after }: FieldChange): Omit<Step, 'environment' | 'causes'>[] {
  const lost = hostsAndPorts(path, before)
  const gained = hostsAndPorts(path, after)
  return [
    ...gained.hosts
      .filter((host) => !lost.hosts.includes(host))
      .map((host) => ({ host, ports: gained.ports, type: 'added' as const })),
    ...lost.hosts
      .filter((host) => !gained.hosts.includes(host))
      .map((host) => ({ host, ports: lost.ports, type: 'removed' as const })),
  ]
}

interface HostsAndPorts {
  readonly hosts: readonly string[]
  readonly ports: readonly number[]
}

/** The hosts and ports in a changed value of a ServiceEntry: the object, its spec, its list of hosts, or one host. */
function hostsAndPorts(path: string, value: unknown): HostsAndPorts {
  const spec = path === '' ? field(value, 'spec') : path === 'spec' ? value : undefined
  if (spec !== undefined) {
    const ports = list(field(spec, 'ports')).map((port) => field(port, 'number'))
    return {
      hosts: texts(list(field(spec, 'hosts'))),
      ports: ports.filter((port) => typeof port === 'number'),
    }
  }
  if (path === 'spec.hosts') return { hosts: texts(list(value)), ports: [] }
  return { hosts: /^spec\.hosts\[\d+\]$/.test(path) ? texts([value]) : [], ports: [] }
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string')
}

function distinctNumbers(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b)
}
