/** The id under which the original of a masked text is kept, sealed. No fact names it: it is read only to be revealed. */
export const sealedIdOf = (textId: string): string => `${textId}.sealed`
