// Asks the node every second. What it does not answer is not known, and said to be so.
const SIGNS = {READY: '●', STARTING: '◔', IMPAIRED: '▲', DRAINING: '◑', STOPPING: '◒', STOPPED: '○', FAILED: '■', UNKNOWN: '?'};
const MEANINGS = {
  STARTING: 'Nobody is admitted yet.',
  READY: 'Every send is admitted and gets its outcome.',
  IMPAIRED: 'Verification fails: what is sent may not be held, or not arrive. Everybody is still admitted, but load balancers are told to stay away.',
  DRAINING: 'Leaving soon: all still works, and it can be taken back; load balancers are told to stay away.',
  STOPPING: 'Nothing new is admitted; connections are told when to come back.',
  STOPPED: 'Stopped.',
  FAILED: 'The start failed. Nobody is admitted.',
};
const DEADLINE = 3000;
const watchers = [];
let last = null;
let answeredAt = null;
let silentFor = 0;

function watch(watcher) { watchers.push(watcher); }

async function ask() {
  let state = null;
  try {
    const answer = await fetch('/console/state', {cache: 'no-store', signal: AbortSignal.timeout(DEADLINE)});
    if (answer.ok) state = await answer.json();
  } catch (none) {
    state = null; // no answer is an answer too
  }
  if (state) {
    state.at = performance.now();
    answeredAt = new Date();
    silentFor = 0;
  } else {
    silentFor++;
  }
  show(state);
  for (const watcher of watchers) {
    try {
      watcher(state, last);
    } catch (fault) {
      console.error(fault); // one figure that can't be drawn is no reason to ask no more
    }
  }
  if (state) last = state;
  setTimeout(ask, state ? 1000 : Math.min(5000, 1000 * silentFor));
}

function show(state) {
  const name = state ? state.state : 'UNKNOWN';
  document.body.dataset.state = name;
  document.body.classList.toggle('stale', !state);
  document.title = name + ' · Restante';
  text('sign', SIGNS[name] || '?');
  text('state-name', name);
  if (state) {
    text('state-meaning', (MEANINGS[name] || '') + ' Since ' + shown.time(state.since) + '.');
    reasons([
      ...state.waitingFor.map(one => (name === 'STARTING' ? 'waiting for: ' : '') + one + (name === 'STARTING' && state.phase ? ' (' + state.phase + ')' : '')),
      ...state.degraded.map(one => 'degraded: ' + one)]);
  } else {
    text('state-meaning', answeredAt
      ? 'No answer from the node since ' + shown.time(answeredAt) + '. What stands below is from then. Trying again.'
      : 'No answer from the node yet. Trying again.');
    reasons([]);
  }
  const colour = getComputedStyle(document.body).getPropertyValue('--tone').trim();
  const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='" + encodeURIComponent(colour) + "'/></svg>";
  if ($('icon').getAttribute('href') !== icon) $('icon').setAttribute('href', icon);
}

function reasons(list) {
  const items = list.map(one => el('li', {}, one));
  const shownNow = $('state-reasons');
  if (shownNow.children.length !== items.length || items.some((item, i) => !item.isEqualNode(shownNow.children[i]))) {
    shownNow.replaceChildren(...items);
  }
}
