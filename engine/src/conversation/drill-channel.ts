/** The channel of conversations that a drill plays: no agent is offered them, and no figure counts them. */
export const drillChannel = 'drill'
