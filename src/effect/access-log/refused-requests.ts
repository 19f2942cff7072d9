import type { LogCounts, RefusalReason, RefusedGroup, RequestExample } from '../../core/explained-log.ts'
import type { ReadLine } from './log-format.ts'
import type { LogRecord } from './log-record.ts'
import { refusalReasonOf } from './refusal.ts'

/** The refused requests of an access log. */
export interface RefusedRequests {
  /** Most frequent first. */
  readonly groups: readonly RefusedGroup[]
  readonly counts: LogCounts
}

/** Limit on examples of a group. */
const maxExamples = 3

/** Limit on different requests of a group that are counted each by itself: paths with identifiers have no end. */
const maxCounted = 1000

/** Groups the refused requests of an access log. Each line is parsed by the first format that matches. */
export async function refusedRequests(
  lines: AsyncIterable<string> | Iterable<string>,
  formats: readonly ReadLine[],
): Promise<RefusedRequests> {
  const counts = { requests: 0, refused: 0, passedOn: 0, unread: 0 }
  const groups = new Map<string, GroupInWork>()
  for await (const line of lines) {
    if (line.trim() === '') continue
    const record = readBy(formats, line)
    if (!record) {
      counts.unread += 1
      continue
    }
    counts.requests += 1
    const refusal = refusalReasonOf(record)
    if (!refusal && (record.status === 401 || record.status === 403)) counts.passedOn += 1
    if (!refusal) continue
    counts.refused += 1
    addTo(groups, record, refusal)
  }
  const inOrder = [...groups.values()].map(finishedGroup).toSorted((a, b) => b.count - a.count)
  return { groups: inOrder, counts }
}

function readBy(formats: readonly ReadLine[], line: string): LogRecord | undefined {
  for (const read of formats) {
    const record = read(line)
    if (record) return record
  }
  return undefined
}

/** A group that further lines may belong to. */
interface GroupInWork {
  readonly group: Omit<RefusedGroup, 'count' | 'first' | 'last' | 'examples'>
  readonly examples: Map<string, RequestExample>
  count: number
  first: string | null
  last: string | null
}

function addTo(groups: Map<string, GroupInWork>, record: LogRecord, refusal: RefusalReason): void {
  const isOfRoute = refusal.by === 'route'
  const time = record.time ?? null
  const group = {
    refusal,
    status: record.status,
    host: record.host ?? null,
    cluster: (isOfRoute && record.cluster) || null,
    route: (isOfRoute && record.route) || null,
  }
  const key = JSON.stringify(group)
  const counted: GroupInWork = groups.get(key) ?? {
    group,
    examples: new Map(),
    count: 0,
    first: null,
    last: null,
  }
  groups.set(key, counted)
  counted.count += 1
  counted.first = earlier(counted.first, time)
  counted.last = later(counted.last, time)
  countExample(counted.examples, record)
}

function countExample(examples: Map<string, RequestExample>, record: LogRecord): void {
  const method = record.method ?? null
  const path = record.path?.replace(/[?#].*$/s, '') ?? null
  const key = `${method} ${path}`
  const counted = examples.get(key)
  if (!counted && examples.size >= maxCounted) return
  examples.set(key, { method, path, count: (counted?.count ?? 0) + 1 })
}

function finishedGroup({ group, examples, count, first, last }: GroupInWork): RefusedGroup {
  const frequent = [...examples.values()].toSorted((a, b) => b.count - a.count)
  return { ...group, count, first, last, examples: frequent.slice(0, maxExamples) }
}

function earlier(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second
  return first < second ? first : second
}

function later(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second
  return first > second ? first : second
}
