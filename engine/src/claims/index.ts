export { whyUnsupported, type Claim, type ClaimKind, type Said, type Unsupported } from './why-unsupported.ts'
