// One send, and what the node truly said of it.
const SAYS = {
  delivered: o => 'accepted, and handed to ' + o.recipients + (o.recipients === 1 ? ' reader' : ' readers'),
  queued: o => 'accepted and held; a reader gets it when it next connects, until ' + shown.time(o.heldUntil),
  rejected: o => o.settled === false ? 'not answered for: it may exist, and sending it again with the same id is safe' : 'not accepted; nothing was stored',
};
const messagesOf = thread => '/console/threads/' + encodeURIComponent(thread) + '/messages';

$('send-form').addEventListener('submit', async event => {
  event.preventDefault();
  const headers = {'Content-Type': $('send-type').value, Accept: 'application/json'};
  for (const [id, name] of [['send-ttl', 'TTL'], ['send-urgency', 'Urgency'], ['send-topic', 'Topic'], ['send-id', 'Idempotency-Key']]) {
    if ($(id).value.trim() !== '') headers[name] = $(id).value.trim();
  }
  $('send-button').disabled = true;
  try {
    const answer = await fetch(messagesOf($('send-thread').value), {method: 'POST', headers, body: $('send-body').value, cache: 'no-store'});
    const told = await answer.json();
    // What refuses a request before it is a send is no outcome, but nothing was accepted either.
    outcome(told.outcome || 'rejected', told.outcome ? SAYS[told.outcome](told) : 'not accepted; it was no send yet', {HTTP: answer.status, ...told});
  } catch (failure) {
    outcome('unknown', headers['Idempotency-Key']
      ? 'The node gave no answer. The message may have been accepted; sending it again with the same id is safe.'
      : 'The node gave no answer. The message may have been accepted; sending it again, without an id, may make it two.', {});
  } finally {
    $('send-button').disabled = false;
  }
});

function outcome(kind, says, fields) {
  const box = $('send-outcome');
  box.className = 'outcome ' + kind;
  const list = Object.entries(fields).filter(([name]) => name !== 'outcome' && name !== 'status')
    .flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, typeof value === 'object' ? JSON.stringify(value) : value)]);
  box.replaceChildren(el('p', {}, el('b', {}, kind), ': ', says), el('dl', {}, ...list));
}
