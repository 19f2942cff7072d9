// What the engine changes in the OpenAPI types that kyaml uses.
import type { Copies, Edit, Patch } from './patch.ts'

const KUBE_OPENAPI = 'k8s.io/kube-openapi'

export const KUBE_OPENAPI_COPIES: Copies = {
  [KUBE_OPENAPI]: {
    into: 'kube-openapi',
    paths: ['go.mod', 'LICENSE', 'pkg/internal', 'pkg/validation/spec'],
    // Conversion from protobuf.
    without: ['pkg/validation/spec/gnostic.go'],
  },
}

const SWAG = '"github.com/go-openapi/swag"'
const JSON_NAMES = '"github.com/go-openapi/jsonpointer/jsonname"'
const JSON_UTILS = 'swag "github.com/go-openapi/swag/jsonutils"'

/** `swag` links an HTTP stack; two functions of its parts are in use. */
function swagParts(file: string, ...edits: Edit[]): Patch {
  return {
    module: KUBE_OPENAPI,
    file: `pkg/validation/spec/${file}`,
    why: 'two parts of swag are imported instead of all, which links an HTTP stack',
    edits: edits.length > 0 ? edits : [{ from: SWAG, to: JSON_UTILS }],
  }
}

const concatenating = [
  ...['header', 'info', 'items', 'operation', 'parameter', 'path_item', 'paths'],
  ...['response', 'responses', 'security_scheme', 'swagger', 'tag'],
]

const names: Edit = {
  from: /swag\.DefaultJSONNameProvider/g,
  to: 'jsonname.DefaultJSONNameProvider',
}

export const kubeOpenapiPatches: Patch[] = [
  ...concatenating.map((name) => swagParts(`${name}.go`)),
  swagParts('schema.go', { from: SWAG, to: `${JSON_NAMES}\n\t${JSON_UTILS}` }, names),
]
