import { t as require_ajv } from "./ajv2.js";

export default require_ajv();

export {  };