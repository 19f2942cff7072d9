import { n as unknownRuleMessage, t as findRule } from "./find-rule2.js";

export { findRule, unknownRuleMessage };