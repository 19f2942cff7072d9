import configSchema from '../../schemas/config.schema.json' with { type: 'json' }
import type { Config, Override } from '../core/config.ts'
import { equalData } from '../diff/data.ts'

type ConfigKey = keyof Config & keyof typeof configSchema.properties

/**
 * The configuration that base is inspected with: base's targets, and head's rules and mesh. `x-side` in the schema says
 * of each key which of the two configurations it comes from.
 */
export function configForBase(base: Config, head: Config): Config {
  return {
    ...pickKeys(base, keysOf('each')),
    ...pickKeys(head, keysOf('head')),
    ...((base.overrides || head.overrides) && {
      overrides: [...exclusionsIn(base), ...(head.overrides ?? []).filter(({ exclude }) => !exclude)],
    }),
  }
}

/** The entries of `overrides` that exclude targets. Each tree uses its own, as for `exclude`. */
function exclusionsIn({ overrides = [] }: Config): Override[] {
  return overrides.filter(({ exclude }) => exclude)
}

/**
 * True if two configurations agree in every key that each tree uses for itself (`x-side: each` in the schema), such as the
 * targets, and in the entries of `overrides` that exclude targets.
 */
export function haveEqualTreeKeys(base: Config, head: Config): boolean {
  return (
    equalData(pickKeys(base, keysOf('each')), pickKeys(head, keysOf('each'))) &&
    equalData(exclusionsIn(base), exclusionsIn(head))
  )
}

/**
 * The keys that each tree uses for itself (`each`), or for which the configuration of head applies to both trees
 * (`head`).
 */
function keysOf(holder: 'each' | 'head'): ConfigKey[] {
  const keys = Object.keys(configSchema.properties) as ConfigKey[]
  return keys.filter((key) => configSchema.properties[key]['x-side'] === holder)
}

function pickKeys(config: Config, keys: readonly ConfigKey[]): Config {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(config, key) ? [[key, config[key]]] : [])))
}
