import { t as formatReport } from "./formats.js";

export { formatReport };