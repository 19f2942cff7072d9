import { n as runSetup, r as workspaceRunInput, t as runOnWorkspace } from "./session.js";

export { runOnWorkspace };