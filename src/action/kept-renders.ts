import type { ProcessEnvironment } from '../host/environment.ts'
import { UsageError } from '../core/errors.ts'
import type { RunEngine } from '../host/engine/renderer.ts'
import type { GithubEvent } from '../host/github/event.ts'
import { cachedEngine } from '../host/render-cache/cached-engine.ts'
import { cacheFolder } from '../host/render-cache/cache-folder.ts'
import { readDigests } from '../host/render-cache/open-cached-engine.ts'
import { openSignedCache } from '../host/render-cache/signed-cache.ts'
import { readSigningKeys } from '../host/render-cache/signing-keys.ts'
import { restoredCache } from './restored-cache.ts'
import type { Inputs } from './inputs.ts'

/** The run whose renders are kept. */
export interface KeptRendersRequest {
  readonly inputs: Inputs
  readonly event: GithubEvent
  readonly env: ProcessEnvironment
  /** The file with the hash of the engine. */
  readonly engineDigest: URL
  /** The root of the repository. */
  readonly root: string
  /** The key by which secrets are masked, by which renders with secrets are encrypted as well; `null` to keep none of them. */
  readonly maskKey: string | null
}

/** An engine with the renders of earlier runs. */
export interface KeptRenders {
  readonly engine: RunEngine
  /** Keeps the renders of this run for later ones; only after a push to the default branch. */
  readonly save: () => void
}

/**
 * Opens the renders that earlier runs have kept in the folder of the input `cache`. Only runs on the default branch add to
 * them, and sign what they add: a cache of Actions belongs to a ref, and a workflow of a pull request can write to that of
 * its own ref, where a later run of the pull request finds it.
 * Throws `UsageError` for inputs that do not go together, for an invalid key, and for a folder that others may write to.
 */
export function openKeptRenders(engine: RunEngine, request: KeptRendersRequest): KeptRenders {
  const { inputs, event, env, engineDigest, root, maskKey } = request
  if (inputs.cache === '') return { engine, save: () => undefined }
  const publicKey = inputs['cache-public-key']
  if (publicKey === '')
    throw new UsageError(
      'input `cache` needs `cache-public-key`: without it a pull request could bring renders of its own',
    )
  const privateKey = inputs['cache-private-key']
  const keys = readSigningKeys(publicKey, event.isOfDefaultBranch && privateKey !== '' ? privateKey : null)
  const cache = openSignedCache(cacheFolder(restoredCache(inputs, env, root))!, keys)
  const [digest, program] = readDigests(engineDigest)
  return {
    engine: cachedEngine(engine, cache, { digest, program, sealSecret: maskKey }),
    save: () => cache.save(),
  }
}
