import type { Capture } from '@baton/protocol'

/** A capture as it comes over the wire. What is in its root nobody vouches for: it is read before it is drawn. */
export type CaptureOnWire = Omit<Capture, 'root'> & { root: unknown }
