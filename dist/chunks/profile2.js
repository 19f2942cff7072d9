import { n as withProfile, t as profileText } from "./profile.js";

export { withProfile };