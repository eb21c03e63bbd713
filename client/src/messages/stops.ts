/**
 * Why the server ended the line, by its close code, and what to do about it. Those after which the page tries again by
 * itself are read while it waits, the others in the place of the plan.
 */
export const stops = {
  restarting: 'The server is restarting. This page comes back by itself in a moment.',
  roleChanged: 'What you may do here has changed. This page opens the plan again by itself.',
  badFrame: 'Something this page sent could not be read, twice. Reload to carry on; what you wrote is kept here.',
  notJoined: 'You are not in this plan on this device. Open the link you were given to come in.',
  removed: 'Your access to this plan has ended. Ask the facilitator if that was a mistake.',
  noSuchPlan: 'There is no such plan, or it has been deleted.',
  slowReader: 'Your line is too slow to follow the others. This page waits a little, then tries again by itself.',
  newerPlan:
    'This plan was last used with a newer Planwall than the one that runs here. Nothing was changed; whoever runs the server can install the newer one.',
  clientTaken: 'This page is open in a way the server does not recognise. Reload to carry on.',
  tooBig:
    'What you put in at once is too big to be sent, twice. Copy your text and reload; then put it in again in smaller pieces.',
  wrongOrigin: 'This page was opened under another address than the server knows. Open the link you were given.',
  outdated: 'Planwall has been updated. Reload to carry on.',
  tooMany:
    'Too much arrives at the server from you or from your network. This page waits up to a minute, then tries again by itself; close other tabs of this plan.',
  storeFailed:
    'The server cannot save at the moment. This page tries again by itself; whoever runs the server can look at its disk.',
}
