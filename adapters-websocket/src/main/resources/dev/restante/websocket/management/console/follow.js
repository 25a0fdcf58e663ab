// Follows one thread as a reader that acknowledges nothing, and takes it up again where it stood.
const KEPT = 200;
let following = null;
let saying = null;

$('follow-form').addEventListener('submit', event => {
  event.preventDefault();
  if (following) {
    stop('Not following.');
  } else {
    begin($('follow-thread').value, $('follow-from').value);
  }
});

function begin(thread, from) {
  following = {thread, from, messages: 0, position: null, abort: new AbortController()};
  $('follow-log').replaceChildren();
  text('follow-button', 'Stop');
  says('Asking for ' + thread + ' …');
  read(following);
}

function stop(why) {
  if (following) following.abort.abort();
  following = null;
  text('follow-button', 'Follow');
  says(why);
}

function says(what) {
  clearTimeout(saying);
  saying = null;
  text('follow-status', what);
}

// Counts are said every other second, or those who listen would hear nothing else.
function saysSoon(what) {
  if (saying === null) saying = setTimeout(() => says(what()), 2000);
}

async function read(mine) {
  let wait = 2000;
  try {
    const headers = {Accept: 'text/event-stream'};
    if (mine.position) headers['Last-Event-ID'] = mine.position;
    const answer = await fetch(messagesOf(mine.thread) + '?ack=client&from=' + mine.from, {headers, cache: 'no-store', signal: mine.abort.signal});
    if (!answer.ok) {
      const problem = await answer.json();
      entry('error', problem.title, problem.detail);
      if (answer.status < 500) {
        stop('Not following: ' + problem.detail);
        return;
      }
      wait = 1000 * (Number(answer.headers.get('Retry-After')) || 2);
    } else {
      await events(answer.body, event => { wait = event.retry || wait; heard(mine, event); });
      if (mine !== following) return;
      entry('lost', 'ended', 'the node ended the stream');
    }
  } catch (failure) {
    if (mine !== following) return;
    entry('lost', 'lost', 'no connection to the node');
  }
  if (mine !== following) return;
  says('Not connected to ' + mine.thread + '. Trying again' + (mine.position ? ' from ' + mine.position : '') + ' in ' + shown.millis(wait) + '.');
  setTimeout(() => { if (mine === following) read(mine); }, wait);
}

// Server-sent events by hand: a browser's own would hide why a stream was refused.
async function events(body, hear) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const {value, done} = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const event = {data: []};
      for (const line of part.split('\n')) {
        const colon = line.indexOf(':');
        const field = line.slice(0, colon), content = line.slice(colon + 1).replace(/^ /, '');
        if (field === 'data') event.data.push(content);
        else if (field) event[field] = field === 'retry' ? Number(content) : content;
      }
      hear(event);
    }
  }
}

function heard(mine, event) {
  if (mine !== following) return;
  if (event.id) mine.position = event.id;
  if (!event.event) return;
  const frame = JSON.parse(event.data.join('\n'));
  switch (frame.type) {
    case 'following': entry('following', 'following', 'epoch ' + frame.epoch + ', from ' + frame.from + ', ' + frame.backlog + ' held before'); break;
    case 'reset': entry('reset', 'reset', 'the log has begun anew, epoch ' + frame.epoch + '; all that is retained follows'); break;
    case 'gap': entry('gap', 'gap', frame.from + ' to ' + frame.to + ' will never come: ' + frame.reason); break;
    case 'message': message(mine, frame, event.data.join('\n')); break;
    case 'closing': entry('closing', 'closing', frame.reason + ', come back in ' + shown.millis(frame.reconnectAfter)); break;
    default: entry('error', frame.type, frame.detail || event.data.join('\n'));
  }
  const count = () => 'Following ' + mine.thread + ': ' + shown.count(mine.messages) + (mine.messages === 1 ? ' message.' : ' messages.');
  if (frame.type === 'following') says(count());
  else if (frame.type !== 'closing') saysSoon(count);
}

function message(mine, frame, data) {
  mine.messages++;
  const marks = [frame.id, shown.time(frame.at), frame.urgency, frame.topic && 'topic ' + frame.topic, frame.redelivered && 'redelivered', frame.content === 'text' && 'text'];
  const body = typeof frame.body === 'string' ? frame.body : JSON.stringify(frame.body, null, 1).replace(/\n */g, ' ');
  entry('message', frame.sequence ? '#' + frame.sequence : 'now', el('code', {}, body), marks.filter(mark => mark).join(' · '));
}

function entry(kind, what, content, more) {
  const log = $('follow-log');
  log.prepend(el('li', {class: kind}, el('span', {class: 'what'}, what), el('div', {}, content, more ? el('div', {class: 'more'}, more) : null)));
  while (log.children.length > KEPT) log.lastElementChild.remove();
}
