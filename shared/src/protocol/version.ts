/** Raise it with every change that an older client could not read; the test beside this file notices such changes. */
export const PROTOCOL_VERSION = 3
