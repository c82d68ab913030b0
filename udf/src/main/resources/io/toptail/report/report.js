// Draws the page from its data. Text from captures reaches the page as text nodes and canvas text
// only: nothing here parses markup, and tooltips are drawn on the canvas (renderMode richText).
'use strict';
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);

  // ---- elements and figures -------------------------------------------------------------------

  /** An element with properties, and children that are nodes or text. */
  function el(tag, properties, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key in node) node[key] = value;
      else node.setAttribute(key, value);
    }
    node.append(...children.filter((child) => child !== null && child !== ''));
    return node;
  }

  const grouping = new Intl.NumberFormat('en-US');
  const count = (n) => grouping.format(n);
  const plural = (n, one, several = one + 's') => count(n) + ' ' + (n === 1 ? one : several);
  const queriesOf = (n) => plural(n, 'query', 'queries');
  const clients = (n, estimated) => (estimated ? '~' : '') + count(n);
  const clientsOf = (n, estimated) => (estimated ? '~' : '') + plural(n, 'client');
  const percent = (share) => (share > 0 && share < 0.0005 ? '<0.1' : (share * 100).toFixed(1));
  const compact = (n) => n >= 1e6 ? +(n / 1e6).toFixed(1) + ' M' : n >= 1e3 ? +(n / 1e3).toFixed(1) + ' k' : String(n);
  const severities = ['info', 'low', 'medium', 'high'];
  const shown = (iso) => iso.replace('T', ' ').replace(/(\.\d{3})\d*Z$|Z$/, '$1');
  const DATE = 'yyyy-mm-dd '.length;

  function severity(value) {
    const known = severities.includes(value) ? ' ' + value : '';
    return el('span', {className: 'sev' + known}, value);
  }

  // ---- themes ---------------------------------------------------------------------------------

  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  let chosenTheme = null;
  try { chosenTheme = localStorage.getItem('toptail-theme'); } catch (refused) { /* no storage for files */ }

  function setTheme(theme) {
    root.dataset.theme = theme;
    const other = theme === 'dark' ? 'Light' : 'Dark';
    $('theme').textContent = other;
    $('theme').setAttribute('aria-label', other + ' theme');
  }

  function toggleTheme() {
    chosenTheme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('toptail-theme', chosenTheme); } catch (refused) { /* as above */ }
    setTheme(chosenTheme);
    drawPlots();
  }

  const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const colours = 10;

  // include tables.js

  // include plots.js

  // ---- sections -------------------------------------------------------------------------------

  const dimensionTitles = {
    name: 'names', domain: 'domains', tld: 'top-level domains', owner: 'owners', category: 'categories',
    client: 'clients', server: 'servers', qtype: 'query types', qclass: 'classes', opcode: 'opcodes',
    rcode: 'response codes', transport: 'transports',
  };

  /**
   * Tabs over one panel, by mouse and by arrow keys.
   *
   * entries: {id, title}; draw(entry, panel) fills the panel. Returns how to show an entry.
   */
  function tabs(place, label, id, entries, draw) {
    const list = el('div', {className: 'tabs', role: 'tablist', ariaLabel: label});
    const panel = el('div', {role: 'tabpanel', id: id + '-panel'});
    const buttons = entries.map((entry) => {
      const button = el('button', {type: 'button', role: 'tab', id: id + '-' + entry.id, 'aria-controls': id + '-panel'}, entry.title);
      button.addEventListener('click', () => show(entry));
      return button;
    });
    list.append(...buttons);
    list.addEventListener('keydown', (event) => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (!step) return;
      const at = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
      show(entries[at]);
      buttons[at].focus();
    });
    function show(entry) {
      buttons.forEach((button, i) => {
        const selected = entries[i] === entry;
        button.setAttribute('aria-selected', selected);
        button.tabIndex = selected ? 0 : -1;
        if (selected) panel.setAttribute('aria-labelledby', button.id);
      });
      const holder = el('div');
      panel.replaceChildren(holder);
      draw(entry, holder);
    }
    place.replaceChildren(list, panel);
    return show;
  }

  function drawTop(window, colourOf) {
    const dimensions = Object.keys(window.top).map((id) => ({id, title: dimensionTitles[id] || id}));
    if (!dimensions.length) {
      $('top-table').replaceChildren(el('p', {className: 'quiet'}, 'No query was counted.'));
      return;
    }
    tabs($('top-table'), 'Dimension', 'top', dimensions,
      ({id}, panel) => topTable(panel, window.top[id], id, colourOf))(dimensions[0]);
  }

  function topTable(panel, data, dimension, colourOf) {
    const title = dimensionTitles[dimension] || dimension;
    const owner = (row) => dimension === 'owner' ? row[1] : row[7];
    const filled = (at) => data.rows.some((row) => row[at]);
    const columns = [
      {title: '#', at: 0, kind: 'count', rank: true},
      {title: dimension === 'name' ? 'name' : title, at: 1, kind: 'name', cell: (row) => row[1] || 'unknown'},
      {title: 'queries', at: 2, kind: 'count'}, {title: '%', at: 3, kind: 'percent'},
      {title: '', at: 3, kind: 'bar', most: data.rows.reduce((largest, row) => Math.max(largest, row[3]), 0) || 1, of: (row) => colourOf.has(owner(row)) ? 'c' + colourOf.get(owner(row)) : ''},
      {title: 'cum %', at: 4, kind: 'percent'}, {title: 'clients', at: 5, kind: 'clients'},
    ];
    if (dimension !== 'owner' && filled(7)) {
      columns.push({title: 'owner', at: 7, kind: 'text', fixed: true, cell: (row) => ownerCell(row[7], colourOf)});
    }
    if (filled(8)) columns.push({title: 'category', at: 8, kind: 'text', fixed: true});
    if (filled(9)) columns.push({title: 'carried by', at: 9, kind: 'text'});
    table(panel, {title, columns, data, file: 'top.csv'});
  }

  function ownerCell(owner, colourOf) {
    if (!owner) return '';
    const mark = el('span', {className: 'swatch' + (colourOf.has(owner) ? ' c' + colourOf.get(owner) : ''), ariaHidden: 'true'});
    return el('span', {}, mark, owner);
  }

  function drawSummary(window) {
    $('range').textContent = window.range;
    $('facts').replaceChildren(...window.facts.map(([figure, label, note]) =>
      el('div', {}, el('dt', {}, label), el('dd', {}, figure), el('dd', {className: 'of'}, note))));
    $('owners-sentence').textContent = window.owners;
    $('not-evaluated').textContent = window.notEvaluated ? 'Not evaluated: ' + window.notEvaluated + '.' : '';
    $('tail-sentence').textContent = window.tail.headline;
    $('candidates').replaceChildren(...window.candidates.rows.map((row) => el('p', {className: 'candidate'},
      'Worth a rule? ', el('code', {}, row[0]), ' is ' + percent(row[2]) + ' % of all queries (' + count(row[1]) + '), asked by ' + clientsOf(row[3], row[4]) + '. To leave it out, run again with ',
      el('code', {}, '--ignore ' + shellWord(row[5])), '.')));
  }

  const shellWord = (text) => /^[A-Za-z0-9._:/-]+$/.test(text) ? text : "'" + text.replace(/'/g, "'\\''") + "'";

  function drawResponses(window) {
    $('responses-sentence').textContent = window.responses;
    $('beside').textContent = window.beside ? 'Beside: ' + window.beside + '.' : '';
    $('transactions').hidden = !window.transactions.rows.length;
    if (!window.transactions.rows.length) return;
    table($('transactions'), {
      title: 'what became of the queries', pageSize: 25, file: 'transactions.csv', data: window.transactions,
      columns: [
        {title: 'of', at: 0, kind: 'text', fixed: true}, {title: 'key', at: 1, kind: 'name'}, {title: 'queries', at: 2, kind: 'count'},
        {title: 'answered %', at: 3, kind: 'percent'}, {title: 'NXDOMAIN %', at: 4, kind: 'percent'}, {title: 'NODATA %', at: 5, kind: 'percent'},
        {title: 'SERVFAIL %', at: 6, kind: 'percent'}, {title: 'REFUSED %', at: 7, kind: 'percent'},
        {title: 'p50 ms', at: 8, kind: 'text'}, {title: 'p95 ms', at: 9, kind: 'text'}, {title: 'p99 ms', at: 10, kind: 'text'},
      ],
    });
  }

  function drawMistakes(window, findings) {
    const data = window.misconfigurations;
    if (!data.rows.length) {
      $('mistakes').replaceChildren(el('p', {}, 'None found.'));
      return;
    }
    const orders = {
      'severity': (a, b) => severities.indexOf(b[0]) - severities.indexOf(a[0]),
      'queries': (a, b) => b[3] - a[3], 'names': (a, b) => b[5] - a[5], 'clients': (a, b) => b[6] - a[6],
    };
    const search = el('input', {type: 'search', placeholder: 'Search', ariaLabel: 'Search misconfigurations'});
    const order = el('select', {ariaLabel: 'Order of misconfigurations'}, ...Object.keys(orders).map((key) => el('option', {value: key}, 'by ' + key)));
    const status = el('span', {role: 'status'});
    const list = el('div');
    const entries = data.rows.map((row) => ({row, node: mistake(row, findings), text: [row[0], row[1], row[8], ...about(row[1])].join('\n').toLowerCase()}));
    function draw() {
      const query = search.value.trim().toLowerCase();
      const found = entries.filter((entry) => entry.text.includes(query)).sort((a, b) => orders[order.value](a.row, b.row));
      list.replaceChildren(...found.map((entry) => entry.node));
      status.textContent = count(found.length) + ' of ' + count(data.total) + ' kinds';
    }
    search.addEventListener('input', draw);
    order.addEventListener('change', draw);
    draw();
    $('mistakes').replaceChildren(el('div', {className: 'bar-tools'}, search, order, status), list);
  }

  function mistake(row, findings) {
    const [level, detector, title, queries, share, names, many, estimated, , , , , behaviour] = row;
    const figures = (share ? queriesOf(queries) + ' · ' + percent(share) + ' %' : plural(queries, 'message') + ', not counted as queries')
      + (names ? ' · ' + plural(names, 'name') : '') + (many ? ' · ' + clientsOf(many, estimated) : '');
    return el('details', {className: 'mistake'},
      el('summary', {}, severity(level), el('b', {}, title), el('span', {className: 'n'}, behaviour ? OVERLAPS : '', figures)),
      advice(detector, mistakePairs(row), findings, detector));
  }

  // include calls.js

  // include tail.js

  function drawAccount(window) {
    const sum = () => el('tr', {className: 'sum'}, el('td', {}, 'packets read'), el('td', {}), el('td', {className: 'n'}, count(window.packets)));
    table($('ledger'), {
      title: 'ledger', file: 'summary.json', data: window.ledger, plain: true, pageSize: 1000, sum,
      columns: [{title: 'outcome', at: 0, kind: 'text'}, {title: 'detail', at: 1, kind: 'text'}, {title: 'packets', at: 2, kind: 'count'}],
    });
    const rules = el('div'), messages = el('div'), lost = el('div'), more = [];
    if (window.reassembled.rows.length) more.push(el('h3', {}, 'Messages put together'), messages);
    if (window.lost.rows.length) more.push(el('h3', {}, 'Bytes of TCP in no message'), lost);
    $('ignored').replaceChildren(el('h3', {}, 'Left out by rule'), rules, ...more);
    table(messages, {
      title: 'messages put together', file: 'summary.json', data: window.reassembled, plain: true, pageSize: 1000,
      columns: [
        {title: 'out of', at: 0, kind: 'text'}, {title: 'outcome', at: 1, kind: 'text'},
        {title: 'detail', at: 2, kind: 'text'}, {title: 'messages', at: 3, kind: 'count'},
      ],
    });
    table(lost, {
      title: 'bytes of TCP in no message', file: 'summary.json', data: window.lost, plain: true, pageSize: 1000,
      columns: [{title: 'reason', at: 0, kind: 'text'}, {title: 'bytes', at: 1, kind: 'count'}],
    });
    table(rules, {
      title: 'ignore rules', file: 'summary.json', data: window.ignored, plain: window.ignored.rows.length < 10,
      columns: [
        {title: 'rule', at: 0, kind: 'name'}, {title: 'queries', at: 1, kind: 'count'}, {title: '%', at: 2, kind: 'percent'},
        {title: 'names', at: 3, kind: 'count'}, {title: 'clients', at: 4, kind: 'clients'},
      ],
    });
  }

  function draw(window) {
    plots.forEach((one) => one.chart && one.chart.dispose());
    plots = [];
    const colourOf = ownerColours(window);
    drawSummary(window);
    drawSeries(window);
    drawTop(window, colourOf);
    drawOwners(window, colourOf);
    drawResponses(window);
    drawMistakes(window, drawCalls(window));
    drawTail(window);
    drawAccount(window);
    $('traffic').hidden = !window.series.length;
    $('call').hidden = !window.offenders.total && !window.findings.rows.length;
    $('tail').hidden = !window.tail.names;
    drawPlots();
  }

  // ---- start ----------------------------------------------------------------------------------

  root.classList.add('js');
  setTheme(chosenTheme || (systemDark.matches ? 'dark' : 'light'));
  $('theme').addEventListener('click', toggleTheme);
  systemDark.addEventListener('change', (event) => {
    if (chosenTheme) return;
    setTheme(event.matches ? 'dark' : 'light');
    drawPlots();
  });
  const {windows, detectors, together} = JSON.parse($('data').textContent);
  if (windows.length) {
    const select = $('window');
    if (select) select.addEventListener('change', () => draw(windows[Number(select.value)]));
    draw(windows[select ? Number(select.value) : 0]);
    const fit = () => plots.forEach((one) => one.chart && one.chart.resize());
    addEventListener('resize', fit);
    let before = null;
    addEventListener('beforeprint', () => { before = root.dataset.theme; setTheme('light'); drawPlots(); fit(); });
    addEventListener('afterprint', () => { setTheme(before); drawPlots(); fit(); });
  }
})();
