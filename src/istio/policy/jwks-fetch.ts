import { derived } from '../../model/derived.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { istiodVariable } from './istiod-environment.ts'

/**
 * Who fetches the keys of a `jwksUri`. `istiod`: istiod for all proxies. `envoy`: each proxy itself. `hybrid`: each proxy
 * if the mesh knows the host, else istiod.
 */
export type JwksFetch = 'istiod' | 'hybrid' | 'envoy'

/**
 * The mode that `PILOT_JWT_ENABLE_REMOTE_JWKS` sets for istiod, `istiod` if it is not set or not a mode (istio
 * `pkg/jwt/jwks_fetch_mode.go`). `undefined` if the repository has neither istiod nor an object of its operator, or if two of
 * them differ or one has a placeholder.
 */
export const jwksFetch = derived('everything', (mesh): JwksFetch | undefined => {
  const settings = istiodVariable(mesh, variable)
  if (settings.some(isUnfilled)) return undefined
  const [first, ...otherModes] = settings.map((value) => modes.get(value) ?? 'istiod')
  return otherModes.every((mode) => mode === first) ? first : undefined
})

/** True if a name or value in istiod's environment has a placeholder, so that the mode is unknown. */
export const hasUnfilledJwksFetch = derived('everything', (mesh): boolean =>
  istiodVariable(mesh, variable).some(isUnfilled),
)

/** The older value `true` still means `hybrid`; any other value means `istiod`. */
const modes: ReadonlyMap<string, JwksFetch> = new Map([
  ['envoy', 'envoy'],
  ['hybrid', 'hybrid'],
  ['true', 'hybrid'],
])

const variable = 'PILOT_JWT_ENABLE_REMOTE_JWKS'
