import { t as unpainted } from "./paint.js";
import { styleText } from "node:util";

// src/cli/colours.ts
function paintFor(colour) {
	return colour ? (style, text) => styleText(style, text, { validateStream: false }) : unpainted;
}

export { paintFor as t };