/* Dateline: what scripts add to pages that work without them. Classic, deferred, no dependencies. */
(() => {
'use strict';
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const lang = document.documentElement.lang;
const rtl = document.documentElement.dir === 'rtl';
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const SAID = /^(when|body|H3|H4|BLOCKQUOTE)$/;
const LISTS = ['collection', 'source', 'actor', 'place'], FACETS = [...LISTS, 'status', 'kind', 'precision'];
const frame = (run) => { let asked; return () => { asked = asked || requestAnimationFrame(() => { asked = 0; run(); }); }; };

/* Items: one record an event, from the page's columns or, on large sites, from those of the search data. */
const unpack = (columns) => {
  let day = 0;
  const lists = LISTS.map((name) => columns[name]?.split(','));
  return columns.from.map((gap, at) => {
    const from = gap === null ? null : day += gap, more = columns.more[at];
    const item = { from, to: more === null ? null : day + more, shape: +columns.shape[at] };
    FACETS.forEach((name, n) => item[name] = n > 3 ? [columns[name][at]] : lists[n]?.[at].split(' ') || []);
    return item;
  });
};
const cards = $$('.event');
const items = cards.length ? unpack(JSON.parse($('#columns').textContent)) : [];
items.forEach((item, at) => item.el = cards[at]);
const start = (item) => item.from ?? item.to;
let shown = items;

/* Band */
const band = (() => {
  const svg = $('.band > svg');
  if (!svg || 'still' in svg.dataset) return null;
  const full = [+svg.dataset.first, +svg.dataset.last + 1];
  const defs = $('defs', svg);
  const begin = (item) => item.from ?? item.to - .06 * (full[1] - full[0]);
  let [a, b] = full, drawn = false, pool = items;
  const before = svg.dataset.before;
  const heads = $$('.part').map((part) => [start(items[cards.indexOf($('.event', part))]), '#' + ($('h3[id]', part) || $('h2', part.closest('.year'))).id]);
  const links = $$('a', svg).map((link) => link.getAttribute('href'));
  const width = () => svg.clientWidth || 1;
  const x = (day) => { const at = 100 * (day - a) / (b - a); return rtl ? 100 - at : at; };
  const dayAt = (px) => { const at = px / width(); return a + (rtl ? 1 - at : at) * (b - a); };
  const make = (tag, attributes, parent) => {
    const el = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const name in attributes) el.setAttribute(name, attributes[name]);
    parent.append(el);
    return el;
  };
  const date = (day) => new Date((day - 719163) * 864e5);
  const dayOf = (year, month) => { const d = new Date(0); d.setUTCFullYear(year, month, 1); return Math.floor(d / 864e5) + 719163; };
  const format = (options) => { const f = new Intl.DateTimeFormat(lang + '-u-ca-gregory', { timeZone: 'UTC', ...options }); return (day) => f.format(date(day)); };
  const words = { day: format({ day: 'numeric', month: 'short' }), month: format({ month: 'short' }) };
  const digits = new Intl.NumberFormat(lang, { useGrouping: false });
  const year = (y) => y < 1 ? before.replace('{year}', digits.format(1 - y)) : digits.format(y);

  const fits = (day) => { const at = width() * x(day) / 100, room = rtl ? at : width() - at; return room > 46 && room < width() - 8; };

  /* The finest steps that leave the labels room. */
  const ticks = () => {
    const room = Math.max(3, Math.floor(width() / 92)), length = b - a;
    for (const step of [1, 2, 7, 14]) if (length / step <= room) {
      const days = [];
      for (let day = Math.ceil((a - 1) / step) * step + 1; day < b; day += step) if (fits(day)) days.push([day, words.day(day)]);
      return days;
    }
    for (const months of [1, 2, 3, 6, ...[1, 10, 100, 1000].flatMap((p) => [12 * p, 24 * p, 60 * p]), 12e4]) {
      if (length / months * 12 / 365.2425 > room) continue;
      const found = [], first = date(a).getUTCFullYear();
      for (let m = Math.floor(first * 12 / months) * months; ; m += months) {
        const y = Math.floor(m / 12), month = m - y * 12, day = dayOf(y, month);
        if (day >= b) return found;
        if (fits(day)) found.push([day, month ? words.month(day) : year(y)]);
      }
    }
    return [];
  };

  const draw = () => {
    drawn = true;
    svg.innerHTML = '';
    const inside = pool.filter((item) => (item.to ?? Infinity) >= a && begin(item) < b);
    if (defs) svg.append(defs);
    make('line', { class: 'base', x2: '100%', y1: 68.5, y2: 68.5 }, svg);
    for (const [day, label] of ticks()) {
      const href = (heads.find(([at]) => at >= day) || heads.at(-1) || [0, links.at(-1) || '#main'])[1];
      const tick = make('svg', { x: x(day) + '%' }, svg);
      make('path', { class: 'tick', d: 'M0 0v96' }, tick);
      const link = make('a', { href }, tick);
      make('rect', { class: 'hit' }, link);
      make('text', { x: 5, y: 87 }, link).textContent = label;
    }
    const marks = make('g', { class: 'marks', 'aria-hidden': true }, svg), gap = (b - a) / 200;
    const spans = new Map(), bins = new Map(), paths = ['', '', '', ''];
    for (const item of inside) {
      if (item.shape) spans.set([item.from, item.to, item.shape].join(), item);
      else { const bin = Math.floor((item.from - a) / gap); bins.set(bin, [...(bins.get(bin) || []), item.from]); }
    }
    const ends = Array(6).fill(-Infinity);
    const lanes = spans.size > 80 ? [] : [...spans.values()].sort((p, q) => begin(p) - begin(q) || (q.to ?? Infinity) - (p.to ?? Infinity)).map((item) => {
      const lane = ends.findIndex((end) => end < begin(item));
      ends[lane] = (item.to ?? b) + gap;
      return [item, lane];
    });
    if (lanes.length === spans.size && lanes.every(([, lane]) => lane >= 0)) {
      for (const [item, lane] of lanes) {
        const l = x(Math.max(begin(item), a)), r = x(Math.min((item.to ?? b) + 1, b)), left = Math.min(l, r), wide = Math.abs(r - l);
        if (item.from === null || item.to === null) make('rect', { class: item.to === null ? 'open-end' : 'open-start', x: left + '%', y: 60 - lane * 10, width: wide + '%', height: 8 }, marks);
        else paths[item.shape] += `M${left * 10} ${64 - lane * 10}h${Math.max(1, wide * 10)}`;
      }
    } else {
      const cover = Array(201).fill(0);
      for (const item of spans.values()) {
        cover[clamp(Math.floor((begin(item) - a) / gap), 0, 199)]++;
        cover[clamp(Math.floor(((item.to ?? b) + 1 - a) / gap) + 1, 0, 200)]--;
      }
      let sum = 0;
      const heights = cover.map((change) => sum += change), most = Math.max(...heights, 1);
      heights.forEach((h, at) => { if (h && at < 200) paths[0] += `M${(rtl ? 199 - at : at) * 5} 68v${-44 * Math.sqrt(h / most)}h5V68`; });
    }
    const most = Math.max(1, ...[...bins.values()].map((days) => days.length));
    for (const days of bins.values()) {
      const h = most === 1 ? 31 : 18 + 26 * Math.sqrt((days.length - 1) / (most - 1));
      paths[3] += `M${x(days.reduce((p, q) => p + q) / days.length + .5) * 10} 68v-${h}`;
    }
    const drawing = make('svg', { viewBox: '0 0 1000 96', preserveAspectRatio: 'none' }, marks);
    ['cover', 'span', 'lasting', 'exact'].forEach((name, at) => make('path', { class: name, d: paths[at] }, drawing));
    follow();
  };

  /* The window: which part of the band is in view. */
  let handle = null;
  /* How many events begin above a line; lists first, for cards of lists out of sight are not laid out. */
  let lists = null;
  const count = (low, high, elementAt, line) => {
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elementAt(middle).getBoundingClientRect().top < line) low = middle + 1; else high = middle;
    }
    return low;
  };
  const below = (line) => {
    lists = lists || shown.flatMap((item, at) => at && item.el.parentNode === shown[at - 1].el.parentNode ? [] : [at]);
    const n = count(0, lists.length, (at) => shown[lists[at]].el.parentNode, line);
    return n && count(lists[n - 1], lists[n] ?? shown.length, (at) => shown[at].el, line);
  };
  const inView = () => {
    const first = Math.min(below(40), shown.length - 1);
    return [first, Math.max(first, below(innerHeight) - 1)];
  };
  const follow = () => {
    if (!shown.length || !shown[0].el) { handle?.remove(); handle = null; return; }
    const [first, last] = inView(), from = start(shown[first]), to = start(shown[last]) + 1;
    if ((to < a || from > b) && (a !== full[0] || b !== full[1])) { const half = (b - a) / 2; view((from + to) / 2 - half, (from + to) / 2 + half); return; }
    if (!handle?.isConnected) handle = make('rect', { class: 'view', y: 1, height: 67, rx: 3, role: 'slider', tabindex: 0, 'aria-label': svg.dataset.window, 'aria-valuemin': 1 }, svg);
    const l = clamp(x(from), 0, 100), r = clamp(x(to), 0, 100), wide = Math.max(Math.abs(r - l), 800 / width());
    const set = { x: clamp((l + r - wide) / 2, 0, 100 - wide) + '%', width: wide + '%', 'aria-valuemax': shown.length, 'aria-valuenow': first + 1, 'aria-valuetext': $('.when', shown[first].el).firstChild.textContent };
    for (const name in set) handle.setAttribute(name, set[name]);
  };
  const goTo = (at) => { shown[clamp(at, 0, shown.length - 1)]?.el?.scrollIntoView({ block: 'start' }); };
  const jump = (px) => {
    if (!shown[0]?.el) return;
    const day = dayAt(px);
    let best = 0;
    shown.forEach((item, at) => { if (Math.abs(start(item) - day) < Math.abs(start(shown[best]) - day)) best = at; });
    goTo(best);
  };

  /* Zoom: from the whole range to days. */
  const view = (from, to) => {
    const length = clamp(to - from, 5, full[1] - full[0]);
    a = clamp(from, full[0], full[1] - length);
    b = a + length;
    if (length === full[1] - full[0]) [a, b] = full;
    draw();
    $$('.zoom button').forEach((button) => button.disabled = button.value > 1 ? length <= 5 : length === full[1] - full[0]);
  };
  const zoom = (factor, at = (a + b) / 2) => ready(() => view(at - (at - a) / factor, at + (b - at) / factor));
  const ready = (run) => { if (items.length || pool.length) run(); else search.load().then(() => { pool = search.items(); run(); }, () => {}); };
  const left = () => svg.getBoundingClientRect().left;
  const pointers = new Map();
  let armed = false, spread = 0, moved = false, click;
  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, event.clientX);
    moved = false;
    spread = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    armed = true;
    if (!pointers.has(event.pointerId)) return;
    if (Math.abs(event.clientX - pointers.get(event.pointerId)) > 3 || moved) {
      if (!moved) svg.setPointerCapture(event.pointerId);
      moved = true;
      pointers.set(event.pointerId, event.clientX);
    }
    const at = [...pointers.values()];
    if (at.length === 2) {
      const now = Math.abs(at[0] - at[1]);
      if (spread && now) zoom(now / spread, dayAt((at[0] + at[1]) / 2 - left()));
      spread = now;
    } else if (moved) jump(event.clientX - left());
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId) || moved || event.type !== 'pointerup' || event.target.closest('a')) return;
    const px = event.clientX - left();
    clearTimeout(click);
    click = setTimeout(() => jump(px), 250);
  };
  svg.addEventListener('pointerup', release);
  svg.addEventListener('pointercancel', release);
  svg.addEventListener('click', (event) => { if (moved) event.preventDefault(); moved = false; });
  svg.addEventListener('dblclick', () => { clearTimeout(click); view(...full); });
  svg.addEventListener('wheel', (event) => {
    if (!armed && !event.ctrlKey) return;
    event.preventDefault();
    const px = event.clientX - left();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) { const by = (b - a) * event.deltaX / width(); ready(() => view(a + by, b + by)); }
    else zoom(Math.exp(-clamp(event.deltaY, -200, 200) / 300), dayAt(px));
  }, { passive: false });
  svg.addEventListener('keydown', (event) => {
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight', back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const now = shown[0]?.el ? inView()[0] : 0;
    const acts = { [forward]: () => goTo(now + 1), ArrowDown: () => goTo(now + 1), [back]: () => goTo(now - 1), ArrowUp: () => goTo(now - 1), Home: () => goTo(0), End: () => goTo(shown.length - 1), '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(.5), 0: () => view(...full) };
    if (event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
    handle?.focus({ preventScroll: true });
  });
  $$('.zoom button').forEach((button) => button.addEventListener('click', () => +button.value ? zoom(+button.value, handle ? start(shown[inView()[0]]) : undefined) : view(...full)));
  addEventListener('scroll', frame(() => { armed = false; follow(); }), { passive: true });
  addEventListener('resize', frame(() => drawn ? draw() : follow()));
  requestAnimationFrame(follow);
  return { show(list) { pool = list; lists = null; draw(); } };
})();

/* Search and facets */
const search = (() => {
  const form = $('.find:not(.go)');
  if (!form) return { load: () => Promise.resolve(), items: () => [] };
  const base = form.dataset.search, status = $('[role=status]', form), clear = $('[type=reset]', form), results = $('.results');
  const q = form.elements.q, boxes = $$('[type=checkbox]', form), rest = $$('main > :not(.band):not(.find):not(.results)');
  const fold = (text) => (/[^\x00-\x7f]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ') : text.replace(/[^a-z0-9]+/gi, ' ')).toLowerCase();
  const digits = new Intl.NumberFormat(lang);
  const terms = () => fold(q.value).split(' ').filter(Boolean);
  const isLong = document.body.classList.contains('many');
  let loaded = base ? null : items, years = [], words = {}, limit = 50;

  /* Large sites: the index has all facets and says which years have a word; a year is loaded when a search needs it. */
  window.dateline = {
    index(data) {
      words = data.words;
      loaded = unpack(data);
      let first = 0;
      data.years.forEach(([name, count], year) => {
        years.push({ name, first });
        for (const last = first + count; first < last; first++) loaded[first].year = year;
      });
    },
    put(year, pages, rows) {
      rows.forEach(([id, page, label, headline, quote], row) => Object.assign(loaded[years[year].first + row], { id, page: pages[page], label, headline, said: [label, headline, quote] }));
    },
  };
  const scripts = new Map();
  const script = (name) => {
    if (!scripts.has(name)) scripts.set(name, new Promise((done, failed) => {
      const el = document.createElement('script');
      el.src = base + name + '.js';
      el.onload = done;
      el.onerror = () => { scripts.delete(name); status.textContent = form.dataset.failed; failed(); };
      document.head.append(el);
    }));
    return scripts.get(name);
  };
  const ready = () => base ? script('index') : Promise.resolve();
  const need = (numbers) => Promise.all([...new Set(numbers)].map((year) => script(years[year].name)));
  const yearsOf = (term) => term.length < 3 ? years.keys() : words[term.slice(0, 3)] || [];
  const textOf = (item) => item.text || (item.text = ' ' + fold((item.said || [...item.el.children].filter((part) => SAID.test(part.className || part.tagName)).map((part) => part.textContent)).join(' ')));

  const chosen = () => {
    const state = {};
    for (const box of boxes) if (box.checked) (state[box.name] = state[box.name] || []).push(box.dataset.key);
    return state;
  };
  let turn = 0;
  const apply = async () => {
    const mine = ++turn, state = chosen(), asked = terms(), names = FACETS.filter((name) => state[name]);
    const isOn = asked.length || names.length;
    if (!isOn && !loaded) { paint([], false); return; }
    try {
      if (!loaded) status.textContent = form.dataset.loading;
      await ready();
      let among = loaded;
      if (base && asked.length) {
        const within = asked.map((term) => new Set(yearsOf(term))).reduce((p, r) => new Set([...p].filter((year) => r.has(year))));
        await need(within);
        among = loaded.filter((item) => within.has(item.year));
      }
      const counts = {}, found = [];
      for (const item of among) {
        const missed = names.filter((name) => !item[name].some((value) => state[name].includes(value)));
        if (missed.length > 1 || !asked.every((term) => textOf(item).includes(' ' + term))) continue;
        if (!missed.length) found.push(item);
        for (const name of FACETS) if (!missed.length || missed[0] === name) for (const value of item[name]) counts[name + value] = (counts[name + value] || 0) + 1;
      }
      for (const box of boxes) {
        const count = counts[box.name + box.dataset.key] || 0;
        box.closest('label').lastElementChild.textContent = digits.format(count);
        box.closest('label').classList.toggle('no', !count && !box.checked);
      }
      $$('.facet', form).forEach((facet) => facet.classList.toggle('on', !!state[facet.dataset.facet]));
      if (base) await need(found.slice(0, limit).map((item) => item.year));
      if (mine === turn) paint(found, isOn);
    } catch { /* said in the status line */ }
  };
  const paint = (found, isOn) => {
    clear.hidden = !isOn;
    status.textContent = !isOn ? form.dataset.all : found.length ? form.dataset.some.replace('{shown}', digits.format(found.length)).replace('{all}', digits.format(loaded.length)) : form.dataset.none;
    if (base) {
      rest.forEach((el) => el.hidden = isOn);
      results.hidden = !isOn;
      list(found);
      band?.show(isOn ? found : loaded || []);
      return;
    }
    const keep = new Set(found), around = new Set();
    for (const item of items) {
      const isKept = keep.has(item);
      if (item.el.hidden === isKept) item.el.hidden = !isKept;
      if (isKept) for (let el = item.el.parentNode; el.matches('ol, .part, .parts, .year'); el = el.parentNode) around.add(el);
    }
    document.body.classList.toggle('many', isLong && found.length > 50);
    for (const el of $$('.part > ol, .part, .year')) if (el.hidden === around.has(el)) el.hidden = !around.has(el);
    shown = found;
    band?.show(found);
  };
  const list = (found) => {
    const ol = $('ol', results);
    ol.textContent = '';
    for (const item of found.slice(0, limit)) {
      const li = document.createElement('li'), link = document.createElement('a'), date = document.createElement('span'), name = document.createElement('bdi');
      date.className = 'date';
      date.textContent = item.label;
      name.textContent = item.headline;
      link.href = form.dataset.root + item.page + '#' + item.id;
      link.append(date, ' ', name);
      li.append(link);
      ol.append(li);
    }
    $('button', results).hidden = found.length <= limit;
  };
  if (results) $('button', results).addEventListener('click', () => { limit += 200; apply(); });

  /* The state lies in the address, so that a view can be sent and the way back works. */
  const write = (how) => {
    const query = new URLSearchParams();
    if (q.value) query.set('q', q.value);
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    const text = query.toString();
    try { history[how](null, '', (text ? '?' + text : location.pathname) + (how === 'pushState' ? '' : location.hash)); } catch { /* an address that may not change */ }
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') || '';
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
    return query.toString();
  };
  let timer;
  q.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => { limit = 50; write('replaceState'); apply(); }, 80); });
  form.addEventListener('change', (event) => { if (event.target !== q) { limit = 50; write('pushState'); apply(); } });
  form.addEventListener('submit', (event) => { event.preventDefault(); apply(); });
  form.addEventListener('reset', (event) => { event.preventDefault(); q.value = ''; boxes.forEach((box) => box.checked = false); write('pushState'); apply(); q.focus(); });
  addEventListener('popstate', () => { read(); apply(); });
  if (read()) { apply(); if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(); }

  /* One facet open at a time; Escape and a click elsewhere close it. */
  const facets = $$('.facet', form);
  document.addEventListener('click', (event) => facets.forEach((facet) => { if (!facet.contains(event.target)) facet.open = false; }));
  form.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && facets.find((facet) => facet.open);
    if (open) { open.open = false; $('summary', open).focus(); }
  });
  return { load: ready, items: () => loaded };
})();

/* Cards: the one at hand is lent a link, which a click copies; an original opens at the words quoted */
if (cards.length) {
  const copy = document.createElement('a'), note = $('main').dataset;
  copy.className = 'copy';
  copy.setAttribute('role', 'button');
  const lend = (event) => {
    const card = event.target.closest?.('.event');
    if (!card || card.contains(copy)) return;
    copy.textContent = note.copy;
    copy.href = '#' + card.id;
    $('.when', card).append(copy);
  };
  document.addEventListener('pointerover', lend);
  document.addEventListener('focusin', lend);
  copy.addEventListener('click', (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(copy.href).then(() => copy.textContent = note.copied, () => {});
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.event .source a[href^=http]');
    if (link) link.hash = ':~:text=' + encodeURIComponent(link.parentNode.previousSibling.textContent.trim().split(/\s+/).slice(0, 5).join(' ')).replace(/-/g, '%2D');
  }, true);
}

/* Articles: the meaning of a marked word can be sent away, and a first tap shows it */
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') document.body.classList.add('quiet'); });
['pointerover', 'focusin'].forEach((name) => document.addEventListener(name, (event) => { if (event.target.closest?.('.timex')) document.body.classList.remove('quiet'); }));
let told = null;
document.addEventListener('click', (event) => {
  const link = event.target.closest('a.timex');
  if (link && event.pointerType === 'touch' && told !== link) { event.preventDefault(); link.focus(); }
  told = link;
});

/* Embedded: tell the page around how high this is */
if (parent !== window && document.body.classList.contains('embed')) {
  new ResizeObserver(() => parent.postMessage({ type: 'dateline:height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*')).observe(document.body);
}
})();
