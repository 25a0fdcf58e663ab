// The start-up as a timeline: steps run one after the other, so each begins where the one before it ended.
let reportOf = null;

watch(state => {
  if (!state) { reportOf = null; return; }
  const now = state.state + state.since;
  if (now !== reportOf || state.state === 'STARTING') {
    reportOf = now;
    report();
  }
});

async function report() {
  try {
    const answer = await fetch('/startup', {headers: {Accept: 'application/json'}, cache: 'no-store', signal: AbortSignal.timeout(DEADLINE)});
    if (answer.ok) timeline(await answer.json());
    else reportOf = null;
  } catch (none) {
    reportOf = null; // asked again with the next state
  }
}

function timeline(r) {
  text('build', r.build);
  text('environment', r.environment);
  const total = sum(r.steps.map(step => step.millis || 0));
  text('startup-verdict', r.start + (total ? ', ' + shown.millis(total) + ' in all' : ''));
  text('startup-scale', total ? 'of ' + shown.millis(total) : '');
  text('startup-fingerprint', 'Report ' + r.fingerprint);
  let at = 0;
  const list = [];
  for (const phase of r.phases) {
    const steps = r.steps.filter(step => step.phase === phase);
    if (!steps.length) list.push(el('tr', {class: 'first empty'}, el('th', {scope: 'row'}, phase), el('td', {colspan: 4}, 'nothing to do')));
    steps.forEach((step, i) => {
      list.push(row(step, i === 0, at, total));
      at += step.millis || 0;
    });
  }
  rows($('startup-rows'), list);
  $('startup-problems').replaceChildren(
    ...r.problems.map(p => el('li', {}, p.told, el('br'), el('small', {}, p.remedy))),
    ...(r.reason ? [el('li', {}, r.reason + (r.evidence ? ' (' + r.evidence + ')' : ''), el('br'), el('small', {}, r.remedy))] : []),
    ...r.warnings.map(w => el('li', {}, 'warning: ' + w)));
}

function row(step, first, at, total) {
  const ran = step.millis !== undefined;
  const kind = step.state === 'FAILED' || step.state === 'NOT UNDONE' ? 'failed' : step.state === 'degraded' ? 'degraded' : '';
  const bar = ran && total ? svg('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    svg('rect', {x: (100 * at / total).toFixed(2), y: 1, width: Math.max(0.5, 100 * step.millis / total).toFixed(2), height: 8})) : null;
  const why = step.reason ? step.reason + '; ' + step.remedy : step.note;
  return el('tr', {class: (first ? 'first ' : '') + kind}, el('th', {scope: 'row'}, first ? step.phase : el('span', {class: 'hidden'}, step.phase)),
    el('td', {}, step.name + (step.importance === 'optional' ? ' (optional)' : ''), why ? el('div', {class: 'why'}, why) : null),
    el('td', {class: 'word'}, step.state === '-' ? 'waiting' : step.state), el('td', {class: 'n'}, ran ? shown.millis(step.millis) : '–'), el('td', {class: 'bars'}, bar));
}
