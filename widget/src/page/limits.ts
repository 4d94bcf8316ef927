/** As many things to point at as a capture holds; a test keeps it equal to the protocol's, whose file brings a library along. */
export const captureLimits = { targets: 200 } as const
