import { n as runForFixes, t as run } from "./run.js";

export { run, runForFixes };