import type { Config } from '../../core/config.ts'
import { hasPath } from '../../core/tree.ts'
import { groupBy } from '../../core/group.ts'
import type { Edit } from '../../core/report.ts'
import { pathMatcher } from '../../discover/manifests.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Node } from '../../model/node.ts'
import { comparableText } from '../../diff/data.ts'
import { rootOf } from '../../discover/root.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { Reader } from '../../yaml/reader.ts'
import { itemRemoval, keyRemoval } from './entry-removal.ts'
import { waiverMistake, type Waiver, type WaiverList } from './waiver.ts'

type WaiverEntry = NonNullable<Config['waivers']>[number]

/**
 * The waivers of a configuration and the files that it extends. An entry that the tree does not have (if the
 * configuration of base is used for head) is located at the beginning of the file.
 */
export function configuredWaivers(
  { waivers = [] }: Config,
  reader: Reader,
  configFile: string,
  customRules: ReadonlySet<string>,
): Waiver[] {
  const places = configurationFiles(reader, configFile).files.flatMap((file) => placesIn(reader, file))
  const placesByEntry = groupBy(places, ({ identity }) => identity)
  const isOfTree = hasPath(reader.tree, configFile)
  const wholeFile = { file: configFile, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return waivers.map((entry) => {
    const identity = comparableText(entry)
    return {
      rule: entry.rule,
      reason: entry.reason,
      owner: entry.owner,
      until: entry.until,
      mistake: waiverMistake(entry.rule, entry.until, customRules),
      key: ruleKey(entry.rule),
      covers: coverage(entry),
      limit: Number.MAX_SAFE_INTEGER,
      ...(placesByEntry.get(identity)?.shift() ?? { at: wholeFile, removal: [], isElsewhere: isOfTree }),
      identity,
    }
  })
}

/** Where an entry is written. */
type EntryPlace = Pick<Waiver, 'at' | 'removal' | 'list' | 'identity'>

/** Where the waivers of a file are written: the lists of the files of a configuration are joined. */
function placesIn(reader: Reader, file: string): EntryPlace[] {
  const root = rootOf(reader, file)
  const listNode = root?.get('waivers')
  const yaml = listNode?.yaml
  if (!root || !listNode || yaml?.kind !== 'list') return []
  const list = waiverList(root, yaml.items.length)
  return listNode.items().map(({ location, data }, index) => ({
    at: location,
    removal: edits(itemRemoval(yaml, index)),
    list,
    identity: comparableText(data),
  }))
}

function waiverList({ yaml }: Node, size: number): WaiverList {
  return { size, removal: yaml?.kind === 'map' ? edits(keyRemoval(yaml, 'waivers')) : [] }
}

function edits(edit: Edit | null): Edit[] {
  return edit ? [edit] : []
}

/** `Waiver.key` of the entries of `waivers` whose `rule` is a name: `family/name`, or `family/name/code`. */
export function ruleKey(name: string): string {
  return `rule ${name}`
}

function coverage({ path, object, environment }: WaiverEntry): Waiver['covers'] {
  const isAtPath = path === undefined ? () => true : pathMatcher([path])
  return (finding) =>
    isAtPath(finding.at.file) &&
    (object === undefined || namesOf(finding).includes(object)) &&
    (environment === undefined ||
      (finding.environments.every((name) => name === environment) && finding.environments.length > 0))
}

/** `Kind/name` and `Kind/namespace/name` of the object of a finding. */
function namesOf({ object }: LocatedFinding): string[] {
  if (!object) return []
  const { kind, namespace, name } = object
  return [`${kind}/${name}`, ...(namespace === undefined ? [] : [`${kind}/${namespace}/${name}`])]
}
