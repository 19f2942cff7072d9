// What the engine changes in kustomize: it reads only the files that the host
// sends, tells package buildstate what it misses, and is the same in each run.
import { KUSTOMIZE } from './kustomize-edits.ts'
import { holePatches } from './kustomize-holes.ts'
import { outsidePatches } from './kustomize-outside.ts'
import { targetPatches } from './kustomize-target.ts'
import type { Copies, Patch } from './patch.ts'

export const KUSTOMIZE_COPIES: Copies = {
  [KUSTOMIZE]: {
    into: 'kustomize',
    paths: [
      ...['go.mod', 'LICENSE', 'filters', 'hasher', 'ifc', 'internal', 'konfig', 'krusty', 'kv'],
      ...['provenance', 'provider', 'resmap', 'resource', 'types'],
    ],
    without: [
      'internal/git/gitrunner.go',
      'internal/localizer',
      'internal/plugins/compiler',
      'internal/plugins/execplugin',
      'internal/plugins/fnplugin',
      'internal/plugins/loader/load_go_plugin.go',
      'internal/plugins/loader/load_go_plugin_disabled.go',
      'internal/plugins/utils',
      'krusty/localizer',
    ],
  },
}

const nameReferences: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/namereferencetransformer.go',
  why: 'references are updated in the order of the objects instead of a random one, so that the first error is always the same',
  edits: [
    {
      from: '\tfor r, fList := range fMap {\n\t\tc, err',
      to: '\tfor _, r := range m.Resources() {\n\t\tfList, ok := fMap[r]\n\t\tif !ok {\n\t\t\tcontinue\n\t\t}\n\t\tc, err',
    },
  ],
}

const unusedVars: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/refvartransformer.go',
  why: 'the warning names vars in their order',
  edits: [
    { from: 'import (\n', to: 'import (\n\t"slices"\n\n' },
    { from: '\treturn unused\n', to: '\tslices.Sort(unused)\n\treturn unused\n' },
  ],
}

/** The version is the one that both Argo CD and Flux build with; the label `managedByLabel` shows it. */
const version: Patch = {
  module: KUSTOMIZE,
  file: 'provenance/provenance.go',
  why: 'the version of kustomize is a constant instead of build information',
  edits: [{ from: 'version = developmentVersion', to: 'version = "v5.8.1"' }],
}

export const kustomizePatches: Patch[] = [
  ...outsidePatches,
  ...targetPatches,
  ...holePatches,
  nameReferences,
  unusedVars,
  version,
]
