// Figures, charts and the ledger.
const sendsChart = chart($('chart-sends'), 'Sends by outcome', 'a second', ['delivered', 'queued', 'rejected']);
const connectionsChart = chart($('chart-connections'), 'Connections', 'open', ['WebSocket', 'events', 'batches']);

const sum = numbers => numbers.reduce((a, b) => a + b, 0);

function outcomeTotals(state) {
  const entrances = Object.values(state.outcomes);
  return [sum(entrances.map(e => e.delivered)), sum(entrances.map(e => e.queued)), sum(entrances.flatMap(e => Object.values(e.rejected)))];
}

watch((state, before) => {
  if (!state || !state.ledger) {
    sendsChart.push(null);
    connectionsChart.push(null);
    return;
  }
  const open = ['websocket', 'events', 'batch'].map(kind => state.connections[kind].open);
  connectionsChart.push(open);
  const totals = outcomeTotals(state);
  const earlier = before && before.outcomes ? outcomeTotals(before) : null;
  // Counters that went back belong to another life of the node.
  const rates = earlier && totals.every((n, i) => n >= earlier[i]) ? totals.map((n, i) => (n - earlier[i]) * 1000 / (state.at - before.at)) : null;
  sendsChart.push(rates);
  text('figure-sends', rates ? shown.rate(sum(rates)) : '–');
  text('figure-held', shown.short(state.ledger.held));
  text('figure-readers', shown.short(state.readers));
  text('figure-readers-more', state.catchingUp ? shown.count(state.catchingUp) + ' catching up' : 'all live');
  text('figure-connections', shown.short(sum(open)));
  text('figure-connections-more', shown.bytes(sum(Object.values(state.connections).map(c => c.waitingBytes))) + ' waiting');
  const use = Math.max(state.mailbox.bytes / state.mailbox.bytesLimit, state.mailbox.threads / state.mailbox.threadsLimit);
  text('figure-store', (use > 0 && use < 0.01 ? '< 1' : Math.floor(use * 100)) + ' %');
  text('figure-store-more', shown.bytes(state.mailbox.bytes) + ' of ' + shown.bytes(state.mailbox.bytesLimit));
  text('threads-count', shown.count(state.mailbox.threads) + ' kept');
  ledger(state.ledger);
  outcomes(state.outcomes);
});

function ledger(l) {
  const incoming = [['recovered', l.recovered], ['accepted', l.accepted]];
  const outgoing = ['acknowledged', 'held', 'expired', 'evicted', 'replaced', 'purged'].map(name => [name, l[name]]);
  const inTotal = sum(incoming.map(e => e[1])), outTotal = sum(outgoing.map(e => e[1]));
  const list = outgoing.map((entry, i) => {
    const came = incoming[i] || ['', null];
    return el('tr', {}, el('th', {scope: 'row'}, came[0]), el('td', {class: 'n'}, came[1] === null ? '' : shown.count(came[1])),
      el('th', {scope: 'row'}, entry[0]), el('td', {class: 'n'}, shown.count(entry[1])));
  });
  list.push(el('tr', {class: 'sum'}, el('th', {scope: 'row'}, 'came in'), el('td', {class: 'n'}, shown.count(inTotal)),
    el('th', {scope: 'row'}, 'accounted for'), el('td', {class: 'n'}, shown.count(outTotal))));
  rows($('ledger-rows'), list);
  text('ledger-verdict', inTotal === outTotal ? 'balances' : 'DOES NOT BALANCE');
}

function outcomes(entrances) {
  rows($('outcome-rows'), Object.entries(entrances).map(([name, e]) => {
    const reasonsGiven = Object.entries(e.rejected).filter(([, count]) => count);
    return el('tr', {}, el('th', {scope: 'row'}, name), el('td', {class: 'n'}, shown.count(e.delivered)), el('td', {class: 'n'}, shown.count(e.queued)),
      el('td', {class: 'n'}, shown.count(sum(reasonsGiven.map(r => r[1])))), el('td', {}, reasonsGiven.map(([r, count]) => r + ' ' + shown.count(count)).join(', ')));
  }));
}
