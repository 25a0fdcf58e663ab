// The busiest and the fullest threads, every other second.
let turn = 0;

watch(state => {
  if (state && state.ledger && turn++ % 2 === 0) places();
});

async function places() {
  try {
    const answer = await fetch('/console/threads', {cache: 'no-store', signal: AbortSignal.timeout(DEADLINE)});
    if (!answer.ok) throw new Error(answer.status);
    const found = await answer.json();
    text('threads-note', 'Of the ' + shown.count(found.lookedAt) + ' threads used most lately, which are those in memory; counted over '
      + Math.max(1, Math.round(found.overMillis / 1000)) + ' s. Choose one to send to it or to follow it.');
    rows($('busiest'), found.busiest.map(p => el('tr', {}, named(p), el('td', {class: 'n'}, shown.rate(found.overMillis ? p.accepted * 1000 / found.overMillis : 0)),
      el('td', {class: 'n'}, shown.count(p.depth)), el('td', {class: 'n'}, shown.bytes(p.bytes)))));
    rows($('fullest'), found.fullest.map(p => el('tr', {}, named(p), el('td', {class: 'n'}, shown.count(p.depth)), el('td', {class: 'n'}, shown.bytes(p.bytes)))));
  } catch (none) {
    text('threads-note', 'Not known at the moment: the node did not answer.');
  }
}

function named(place) {
  return el('td', {}, el('button', {type: 'button', class: 'thread', 'data-thread': place.thread}, place.thread));
}

$('threads').addEventListener('click', event => {
  const thread = event.target instanceof Element ? event.target.getAttribute('data-thread') : null;
  if (thread === null) return;
  $('send-thread').value = thread;
  $('follow-thread').value = thread;
  $('follow-thread').focus();
});
