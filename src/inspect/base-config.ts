import configSchema from '../../schemas/config.schema.json' with { type: 'json' }
import type { Config } from '../core/config.ts'
import { equalData } from '../diff/data.ts'

type ConfigKey = keyof Config & keyof typeof configSchema.properties

/**
 * The configuration that base is inspected by, given its own and that of head: base has its own targets but is judged
 * by head's rules, for head's mesh. The schema says it of each key as `x-side`.
 */
export function configForBase(base: Config, head: Config): Config {
  return { ...only(base, keysOf('each')), ...only(head, keysOf('head')) }
}

/** True if two configurations look at the same: no key differs that each side has for itself. */
export function findsTheSame(one: Config, other: Config): boolean {
  return equalData(only(one, keysOf('each')), only(other, keysOf('each')))
}

/** The keys of the configuration that each side has for itself, or of which head's holds for both. */
function keysOf(side: 'each' | 'head'): ConfigKey[] {
  const keys = Object.keys(configSchema.properties) as ConfigKey[]
  return keys.filter((key) => configSchema.properties[key]['x-side'] === side)
}

function only(config: Config, keys: readonly ConfigKey[]): Config {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(config, key) ? [[key, config[key]]] : [])))
}
