// Lines over the last two minutes, one value a second; what was not known is a hole in the line.
const SAMPLES = 120;

function chart(holder, title, unit, series) {
  const values = [];
  const current = series.map(() => el('b', {}, '–'));
  const key = i => svg('svg', {'aria-hidden': 'true', viewBox: '0 0 24 8'}, svg('path', {d: 'M0 4H24'}));
  const legend = el('ul', {class: 'legend'}, ...series.map((name, i) =>
    el('li', {class: 's' + (i + 1)}, key(i), name + ' ', current[i])));
  const drawing = svg('svg', {role: 'img', 'aria-label': title + ': nothing known yet'});
  const body = el('tbody');
  const table = el('details', {}, el('summary', {}, 'As a table'), el('table', {},
    el('caption', {class: 'hidden'}, title + ', ' + unit),
    el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, 'Seconds ago'), ...series.map(name => el('th', {scope: 'col', class: 'n'}, name)))),
    body));
  holder.classList.add('chart');
  holder.append(el('h2', {}, title + ' ', el('small', {}, unit)), legend, drawing, table);

  function draw() {
    const width = Math.max(200, drawing.clientWidth), height = drawing.clientHeight || 150;
    const left = 38, bottom = 18, top = 8;
    const most = nice(Math.max(1, ...values.flatMap(v => v || [0])));
    const x = i => left + (width - left - 4) * (i + SAMPLES - values.length) / (SAMPLES - 1);
    const y = v => top + (height - top - bottom) * (1 - v / most);
    drawing.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    const grid = [0, most / 2, most].flatMap(v => [
      svg('path', {class: 'grid', d: 'M' + left + ' ' + y(v).toFixed(1) + 'H' + (width - 4)}),
      svg('text', {x: left - 6, y: y(v) + 4, 'text-anchor': 'end'}, v >= 10000 ? shown.short(v) : String(v))]);
    const axis = [svg('text', {x: left, y: height - 4}, '2 min ago'), svg('text', {x: width - 4, y: height - 4, 'text-anchor': 'end'}, 'now')];
    const lines = series.map((name, s) => {
      let d = '', pen = 'M';
      values.forEach((v, i) => {
        if (!v) { pen = 'M'; return; }
        d += pen + x(i).toFixed(1) + ' ' + y(v[s]).toFixed(1);
        pen = 'L';
      });
      return svg('path', {class: 's' + (s + 1), d: d || 'M0 0'});
    });
    drawing.replaceChildren(...grid, ...axis, ...lines);
  }

  // Every ten seconds is enough for those who listen.
  function tell() {
    const known = values.filter(v => v);
    if (!known.length) return;
    const last = known[known.length - 1];
    drawing.setAttribute('aria-label', title + ', ' + unit + ', over the last two minutes: ' + series.map((name, s) =>
      name + ' now ' + shown.rate(last[s]) + ', at most ' + shown.rate(Math.max(...known.map(v => v[s])))).join('; '));
    if (!table.open) return;
    const list = [];
    for (let ago = 0; ago < values.length; ago += 10) {
      const v = values[values.length - 1 - ago];
      list.push(el('tr', {}, el('td', {}, ago), ...series.map((name, s) => el('td', {class: 'n'}, v ? shown.rate(v[s]) : 'unknown'))));
    }
    rows(body, list);
  }

  let count = 0;
  table.addEventListener('toggle', tell);
  new ResizeObserver(draw).observe(drawing);
  return {
    push(v) {
      values.push(v);
      if (values.length > SAMPLES) values.shift();
      current.forEach((node, s) => text(node, v ? shown.rate(v[s]) : '?'));
      draw();
      if (count++ % 10 === 0) tell();
    },
    clear() { values.length = 0; count = 0; },
  };
}

function nice(most) {
  const power = Math.pow(10, Math.floor(Math.log10(most)));
  return Math.max(2, [1, 2, 4, 10].map(n => n * power).find(n => n >= most));
}
