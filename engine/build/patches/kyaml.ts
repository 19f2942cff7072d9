// What the engine changes in kyaml, the YAML library of kustomize.
import { noImport, type Copies, type Patch } from './patch.ts'

const KYAML = 'sigs.k8s.io/kustomize/kyaml'

export const KYAML_COPIES: Copies = {
  [KYAML]: {
    into: 'kyaml',
    paths: [
      ...['go.mod', 'LICENSE', 'comments', 'errors', 'ext', 'fieldmeta', 'filesys', 'kio', 'openapi'],
      ...['order', 'resid', 'sets', 'sliceutil', 'utils', 'yaml'],
    ],
    without: ['kio/filters', 'kio/testing', 'openapi/kubernetesapi/v1_21_2', 'openapi/scripts'],
  },
}

const builtinVersions: Patch = {
  module: KYAML,
  file: 'openapi/kubernetesapi/openapiinfo.go',
  why: 'the built-in schemas are in openapi/builtin.go',
  edits: [
    { from: /import \([\s\S]*?\n\)\n\n/, to: '' },
    { from: 'v1_21_2.MustAsset', to: 'nil' },
  ],
}

const lazySchemas: Patch = {
  module: KYAML,
  file: 'openapi/openapi.go',
  why: 'a built-in schema is decoded when it is looked up, and once for all builds',
  edits: [
    noImport('path/filepath'),
    { from: '\topenapi_v2 "github.com/google/gnostic-models/openapiv2"\n', to: '' },
    noImport('google.golang.org/protobuf/proto'),
    {
      from: '\t// noUseBuiltInSchema stores whether',
      to: '\t// builtin tells whether the built-in definitions are in use\n\tbuiltin bool\n\n\t// noUseBuiltInSchema stores whether',
    },
    {
      from: '\trs, found := globalSchema.schemaByResourceType[t]\n\tif !found {\n\t\treturn nil\n\t}\n',
      to: `\trs, found := globalSchema.schemaByResourceType[t]
	if !found {
		rs, found = builtinSchema(builtinTypes[t])
	}
	if !found {
		return nil
	}
`,
    },
    {
      from: '\treturn resolve(schema, ref)\n',
      to: `\tif schema == &globalSchema.schema {
		decodeReferenced(ref)
	}
	return resolve(schema, ref)
`,
    },
    {
      from: /\t\/\/ parse the swagger, this should never fail\n[\s\S]*?\n}\n/,
      to: `\taddBuiltin()
}

// addBuiltin puts the built-in definitions in use, also in the place of others.
func addBuiltin() {
	globalSchema.builtin = true
	if globalSchema.schema.Definitions == nil {
		globalSchema.schema.Definitions = spec.Definitions{}
	}
	for name := range globalSchema.schema.Definitions {
		if _, ok := builtinDefinitions[name]; ok {
			delete(globalSchema.schema.Definitions, name)
		}
	}
	for typeMeta := range globalSchema.schemaByResourceType {
		if _, ok := builtinTypes[typeMeta]; ok {
			delete(globalSchema.schemaByResourceType, typeMeta)
		}
	}
	if globalSchema.namespaceabilityByResourceType == nil {
		globalSchema.namespaceabilityByResourceType = make(map[yaml.TypeMeta]bool)
	}
	for typeMeta, namespaced := range builtinScopes {
		if _, found := globalSchema.namespaceabilityByResourceType[typeMeta]; namespaced || !found {
			globalSchema.namespaceabilityByResourceType[typeMeta] = namespaced
		}
	}
}

// decodedSchemas are the built-in definitions that were looked up so far.
var decodedSchemas = map[string]*spec.Schema{}

func builtinSchema(name string) (*spec.Schema, bool) {
	text, ok := builtinDefinitions[name]
	if !ok || !globalSchema.builtin {
		return nil, false
	}
	if decoded, ok := decodedSchemas[name]; ok {
		return decoded, true
	}
	decoded := &spec.Schema{}
	if err := decoded.UnmarshalJSON([]byte(text)); err != nil {
		panic(err)
	}
	decodedSchemas[name] = decoded
	return decoded, true
}

// decodeReferenced makes a built-in definition one that a reference finds.
func decodeReferenced(ref *spec.Ref) {
	tokens := ref.GetPointer().DecodedTokens()
	if len(tokens) < 2 || tokens[0] != Definitions {
		return
	}
	if _, ok := globalSchema.schema.Definitions[tokens[1]]; ok {
		return
	}
	if decoded, ok := builtinSchema(tokens[1]); ok {
		globalSchema.schema.Definitions[tokens[1]] = *decoded
	}
}
`,
    },
    {
      from: /\tcase format == Proto:\n[\s\S]*?(?=\tcase format == JsonOrYaml:)/,
      to: '',
    },
  ],
}

export const kyamlPatches: Patch[] = [builtinVersions, lazySchemas]
