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
  const clients = (n, estimated) => (estimated ? '~' : '') + count(n);
  const percent = (share) => (share > 0 && share < 0.0005 ? '<0.1' : (share * 100).toFixed(1));
  const compact = (n) => n >= 1e6 ? +(n / 1e6).toFixed(1) + ' M' : n >= 1e3 ? +(n / 1e3).toFixed(1) + ' k' : String(n);
  const severities = ['info', 'low', 'medium', 'high'];
  const shown = (iso) => iso.replace('T', ' ').replace(/(\.\d{3})\d*Z$|Z$/, '$1');

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

  // ---- tables ---------------------------------------------------------------------------------

  /**
   * A table that sorts, searches and turns pages.
   *
   * columns: {title, at, kind: count|percent|rate|text|name|path|time|severity|clients|bar, cell?, of?,
   * words?, unfold?}. A clients column has its estimate flag in the next cell; words() is what a
   * search looks at; the cells of an unfold column open what detail() makes of their row.
   */
  function table(place, {title, columns, data, file, pageSize = 50, plain = false, sum = null, detail = null}) {
    const state = {sort: null, down: false, query: '', page: 0, size: pageSize};
    const searched = columns.filter((column) => column.words || ['text', 'name', 'path', 'severity'].includes(column.kind));
    const haystack = data.rows.map((row) => searched.map((column) => column.words ? column.words(row) : row[column.at]).join('\n').toLowerCase());
    const body = el('tbody');
    const heads = columns.map((column) => head(column));
    const status = el('span', {role: 'status'});
    const search = el('input', {type: 'search', placeholder: 'Search', ariaLabel: 'Search ' + title});
    const previous = el('button', {type: 'button', ariaLabel: 'Previous page of ' + title}, '‹');
    const next = el('button', {type: 'button', ariaLabel: 'Next page of ' + title}, '›');
    const where = el('span');
    const sizes = el('select', {ariaLabel: 'Rows per page of ' + title},
      ...[25, 50, 200, 1000].map((size) => el('option', {value: size, selected: size === pageSize}, size + ' rows')));
    const pages = el('span', {className: 'pages'}, sizes, previous, where, next);

    function head(column) {
      const numeric = !['text', 'name', 'path'].includes(column.kind);
      const cell = el('th', {scope: 'col', className: ['count', 'percent', 'rate', 'clients'].includes(column.kind) ? 'n' : ''});
      if (plain || column.kind === 'bar' || column.kind === 'detectors') {
        cell.append(column.title);
        return cell;
      }
      const button = el('button', {type: 'button'}, column.title);
      button.addEventListener('click', () => {
        state.down = state.sort === column ? !state.down : numeric && column.kind !== 'time' && !column.rank;
        state.sort = column;
        state.page = 0;
        draw();
      });
      cell.append(button);
      return cell;
    }

    function ordered() {
      let order = data.rows.map((row, index) => index);
      if (state.query) order = order.filter((index) => haystack[index].includes(state.query));
      if (!state.sort) return order;
      const {at, kind} = state.sort;
      const value = kind === 'severity' ? (row) => severities.indexOf(row[at]) : (row) => row[at];
      const sign = state.down ? -1 : 1;
      return order.sort((a, b) => {
        const x = value(data.rows[a]), y = value(data.rows[b]);
        return (x < y ? -sign : x > y ? sign : 0) || a - b;
      });
    }

    /** A row, and below it what its button unfolds. */
    function line(row) {
      const cells = el('tr', {}, ...columns.map((column) => cellOf(column, row)));
      const button = detail && cells.querySelector('button.unfold');
      if (!button) return cells;
      let below = null;
      button.addEventListener('click', () => {
        const open = button.getAttribute('aria-expanded') !== 'true';
        button.setAttribute('aria-expanded', open);
        below = below || el('tr', {className: 'unfolded'}, el('td', {colSpan: columns.length}, detail(row)));
        if (open) cells.after(below);
        else below.remove();
      });
      return cells;
    }

    function cellOf(column, row) {
      const value = row[column.at];
      if (column.unfold) {
        return el('td', {className: (column.kind === 'name' ? 'name' : '') + (column.fixed ? ' fixed' : '')},
          el('button', {type: 'button', className: 'unfold', 'aria-expanded': false}, value || '(none)'));
      }
      if (column.cell) return el('td', {className: ({name: 'name', bar: 'share', detectors: 'wide'}[column.kind] || '') + (column.fixed ? ' fixed' : '')}, column.cell(row));
      switch (column.kind) {
        case 'count': return el('td', {className: 'n'}, count(value));
        case 'percent': return el('td', {className: 'n'}, percent(value));
        case 'rate': return el('td', {className: 'n'}, perMinute(value));
        case 'clients': return el('td', {className: 'n'}, clients(value, row[column.at + 1]));
        case 'name': return el('td', {className: 'name' + (column.fixed ? ' fixed' : '')}, value);
        case 'time': return el('td', {className: 'fixed', title: value}, shown(value));
        case 'path': return el('td', {className: 'path'}, value);
        case 'severity': return el('td', {className: 'fixed'}, severity(value));
        case 'bar': {
          const bar = el('span', {className: column.of(row)});
          bar.style.width = Math.max(0, Math.min(100, value / column.most * 100)) + '%';
          return el('td', {className: 'share', ariaHidden: 'true'}, bar);
        }
        default: return el('td', {className: column.fixed ? 'fixed' : ''}, value);
      }
    }

    function draw() {
      const order = ordered();
      const last = Math.max(0, Math.ceil(order.length / state.size) - 1);
      state.page = Math.min(state.page, last);
      const from = state.page * state.size;
      const rows = order.slice(from, from + state.size);
      body.replaceChildren(...rows.map((index) => line(data.rows[index])));
      if (sum) body.append(sum());
      if (!order.length) body.append(el('tr', {}, el('td', {colSpan: columns.length}, state.query ? 'Nothing matches.' : 'None.')));
      columns.forEach((column, i) => {
        if (state.sort === column) heads[i].setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
        else heads[i].removeAttribute('aria-sort');
      });
      let text = count(order.length) + (order.length === 1 ? ' row' : ' rows');
      if (state.query) text += ' of ' + count(data.rows.length);
      if (data.total > data.rows.length) text += '; all ' + count(data.total) + ' are in ' + file;
      status.textContent = text;
      where.textContent = (state.page + 1) + ' of ' + (last + 1);
      previous.disabled = state.page === 0;
      next.disabled = state.page === last;
      pages.hidden = data.rows.length <= 25;
    }

    function turn(by) { state.page += by; draw(); }
    previous.addEventListener('click', () => turn(-1));
    next.addEventListener('click', () => turn(1));
    sizes.addEventListener('change', () => { state.size = Number(sizes.value); state.page = 0; draw(); });
    search.addEventListener('input', () => find(search.value));
    function find(text) {
      search.value = text;
      state.query = text.trim().toLowerCase();
      state.page = 0;
      draw();
    }
    draw();
    const tools = el('div', {className: 'bar-tools'}, search, status, pages);
    const grid = el('div', {className: 'scroll'}, el('table', {ariaLabel: title}, el('thead', {}, el('tr', {}, ...heads)), body));
    place.replaceChildren(...(plain ? [] : [tools]), grid);
    return {find};
  }

  // ---- plots ----------------------------------------------------------------------------------

  let plots = [];

  /** A figure with a caption; options() is asked again whenever the theme changes. */
  function plot(place, caption, summary, options, tall) {
    const canvas = el('div', {className: 'plot' + (tall ? ' tall' : ''), role: 'img', ariaLabel: summary});
    place.replaceChildren(el('figure', {}, el('figcaption', {}, caption), canvas));
    plots.push({canvas, options, chart: null});
  }

  function drawPlots() {
    for (const one of plots) {
      if (!one.chart) one.chart = echarts.init(one.canvas, null, {renderer: 'canvas'});
      one.chart.setOption({...base(), ...one.options()}, true);
    }
  }

  function base() {
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink')},
      color: Array.from({length: colours}, (_, i) => colour('c' + i)),
      grid: {left: 8, right: 16, top: 12, bottom: 8, containLabel: true},
    };
  }

  function tooltip(trigger, formatter) {
    return {
      renderMode: 'richText', confine: true, trigger, formatter,
      backgroundColor: colour('panel'), borderColor: colour('rule'),
      textStyle: {color: colour('ink'), fontSize: 12},
    };
  }

  function axis(more) {
    return {
      axisLine: {lineStyle: {color: colour('rule')}},
      axisLabel: {color: colour('quiet'), ...(more.axisLabel || {})},
      splitLine: {lineStyle: {color: colour('rule'), opacity: .5}},
      axisTick: {show: false},
      nameTextStyle: {color: colour('quiet')},
      ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'axisLabel')),
    };
  }

  const cut = (text, length) => text.length <= length ? text : text.slice(0, length / 2) + '…' + text.slice(1 - length / 2);

  function drawSeries(window) {
    const place = $('series');
    if (!window.series.length) {
      place.replaceChildren(el('p', {className: 'quiet'}, 'No counts over time.'));
      return;
    }
    const preferred = window.series.findIndex((series) => series.metric === 'queries by category');
    let series = window.series[Math.max(0, preferred)];
    const holder = el('div');
    if (window.series.length > 1) {
      const select = el('select', {ariaLabel: 'Metric over time'},
        ...window.series.map((one, i) => el('option', {value: i, selected: one === series}, one.metric)));
      select.addEventListener('change', () => {
        series = window.series[Number(select.value)];
        plots = plots.filter((one) => !holder.contains(one.canvas));
        draw();
        drawPlots();
      });
      place.replaceChildren(el('div', {className: 'bar-tools'}, select), holder);
    } else {
      place.replaceChildren(holder);
    }
    function draw() {
      plot(holder, series.metric + ', stacked; each point is ' + series.width + ' (times are UTC)',
        series.metric + ' over time, for ' + series.keys.join(', '), () => seriesOptions(series));
    }
    draw();
  }

  function seriesOptions(series) {
    const time = (i) => series.start + i * series.step;
    return {
      useUTC: true,
      legend: {type: 'scroll', bottom: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: {color: colour('ink')}, pageTextStyle: {color: colour('quiet')}},
      grid: {left: 8, right: 16, top: 12, bottom: 34, containLabel: true},
      tooltip: tooltip('axis', (points) => [
        shown(new Date(points[0].value[0]).toISOString()),
        ...points.filter((point) => point.value[1] > 0).reverse()
          .map((point) => cut(point.seriesName, 40) + '  ' + count(point.value[1])),
      ].join('\n')),
      xAxis: axis({type: 'time'}),
      yAxis: axis({type: 'value', axisLabel: {formatter: compact}}),
      series: series.keys.map((key, i) => ({
        name: key, type: 'line', stack: 'all', symbol: 'none', lineStyle: {width: .8},
        areaStyle: {opacity: .75}, emphasis: {disabled: true},
        color: key === 'other' || key === 'unknown' ? colour('rest') : colour('c' + i % colours),
        data: series.values[i].map((value, at) => [time(at), value]),
      })),
    };
  }

  /** Owner to its colour's number: the largest owners have one, the others share grey. */
  function ownerColours(window) {
    const owners = (window.top.owner ? window.top.owner.rows.map((row) => row[1]) : window.top.name ? window.top.name.rows.map((row) => row[7]) : []);
    return new Map([...new Set(owners)].filter((owner) => owner).slice(0, colours).map((owner, i) => [owner, i]));
  }

  function drawOwners(window, colourOf) {
    const owners = window.top.owner;
    const categories = window.top.category;
    $('owners').hidden = !owners && !categories;
    $('owner-map').replaceChildren();
    $('category-bars').replaceChildren();
    if (owners) {
      plot($('owner-map'), 'Owners by share of counted queries', 'Treemap of owners by share of counted queries; the table Top, owners has the same figures', () => ({
        tooltip: tooltip('item', (point) => point.name + '\n' + count(point.value) + ' queries, ' + percent(point.data.share) + ' %'),
        series: [{
          type: 'treemap', roam: false, nodeClick: false, breadcrumb: {show: false},
          left: 0, right: 0, top: 0, bottom: 0,
          itemStyle: {borderColor: colour('paper'), borderWidth: 1, gapWidth: 1},
          label: {formatter: (point) => point.name + '\n' + percent(point.data.share) + ' %', fontSize: 12, lineHeight: 16, color: colour('on-colour'), overflow: 'truncate'},
          data: owners.rows.map((row) => ({
            name: row[1] || 'no known owner', value: row[2], share: row[3],
            itemStyle: {color: colourOf.has(row[1]) ? colour('c' + colourOf.get(row[1])) : colour('rest')},
            label: colourOf.has(row[1]) ? {} : {color: colour('on-rest')},
          })),
        }],
      }), true);
    }
    if (categories) {
      const most = categories.rows[0][3];
      table($('category-bars'), {
        title: 'categories', file: 'top.csv', data: {...categories, rows: categories.rows.slice(0, 15)}, plain: true,
        columns: [
          {title: 'category', at: 1, kind: 'text', cell: (row) => row[1] || 'unknown'},
          {title: 'queries', at: 2, kind: 'count'}, {title: '%', at: 3, kind: 'percent'},
          {title: '', at: 3, kind: 'bar', most, of: () => 'c9'},
        ],
      });
    }
  }

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
      'Worth a rule? ', el('code', {}, row[0]), ' is ' + percent(row[2]) + ' % of all queries (' + count(row[1]) + '), asked by ' + clients(row[3], row[4]) + (row[3] === 1 ? ' client' : ' clients') + '. To leave it out, run again with ',
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
    const figures = count(queries) + ' queries · ' + percent(share) + ' % · ' + count(names) + ' names · ' + clients(many, estimated) + ' clients';
    return el('details', {className: 'mistake'},
      el('summary', {}, severity(level), el('b', {}, title), behaviour ? ' behaviour; overlaps the others' : '', el('span', {className: 'n'}, figures)),
      advice(detector, mistakePairs(row), findings, detector));
  }

  // include calls.js

  function drawTail(window) {
    const {ranks} = window.tail;
    $('rank-plot').replaceChildren();
    if (ranks.length) {
      const first = ranks.find(([, queries]) => queries <= 3);
      plot($('rank-plot'), 'Queries of the name at each rank, both on log scales; shaded: names asked at most 3 times',
        'Rank against queries on log scales. ' + window.tail.headline, () => rankOptions(ranks, first), true);
    }
    table($('buckets'), {
      title: 'names by how often they are asked', file: 'summary.json', data: window.buckets, plain: true,
      columns: [
        {title: 'asked', at: 0, kind: 'text'}, {title: 'names', at: 1, kind: 'count'}, {title: '% of names', at: 2, kind: 'percent'},
        {title: 'queries', at: 3, kind: 'count'}, {title: '% of queries', at: 4, kind: 'percent'},
      ],
    });
    const definitions = el('div');
    $('buckets').append(el('h3', {}, 'Where the tail begins'), definitions);
    table(definitions, {
      title: 'the tail by its definitions', file: 'summary.json', data: window.tailParts, plain: true,
      columns: [
        {title: 'the tail', at: 0, kind: 'text'}, {title: 'names', at: 1, kind: 'count'}, {title: '% of names', at: 2, kind: 'percent'},
        {title: 'queries', at: 3, kind: 'count'}, {title: '% of queries', at: 4, kind: 'percent'}, {title: 'from rank', at: 5, kind: 'count'},
      ],
    });
    const beyond = el('div');
    $('buckets').append(el('h3', {}, 'Beyond the top'), beyond);
    table(beyond, {
      title: 'share of queries beyond a rank', file: 'summary.json', data: window.beyond, plain: true,
      columns: [{title: 'names beyond rank', at: 0, kind: 'count'}, {title: '% of queries', at: 1, kind: 'percent'}],
    });
    drawExplained(window);
    drawLanes(window.lanes, window.suffixes);
  }

  function drawExplained(window) {
    const all = window.explained.rows;
    const sums = new Map();
    for (const [title, , names, share, queries, ofQueries] of all) {
      const sum = sums.get(title) || [title, 0, 0, 0, 0];
      sums.set(title, [title, sum[1] + names, sum[2] + share, sum[3] + queries, sum[4] + ofQueries]);
    }
    const rows = [...sums.values()].filter((row) => row[1]).sort((a, b) => b[1] - a[1]);
    const most = rows.reduce((largest, row) => Math.max(largest, row[2]), 0) || 1;
    const place = el('div'), each = el('div');
    const details = el('details', {}, el('summary', {}, 'One by one'), each);
    $('explained').replaceChildren(el('h3', {}, 'What explains the names asked at most 3 times'),
      el('p', {className: 'quiet'}, window.tail.shape + (window.tail.notEvaluated ? '. Not evaluated: ' + window.tail.notEvaluated + '.' : '.')), place, details);
    table(place, {
      title: 'explanations of the tail', file: 'summary.json', data: {rows, total: rows.length}, plain: true,
      columns: [
        {title: 'explained by', at: 0, kind: 'text', fixed: true}, {title: 'names', at: 1, kind: 'count'}, {title: '% of names', at: 2, kind: 'percent'},
        {title: '', at: 2, kind: 'bar', most, of: (row) => row[0] === 'unexplained' ? 'c3' : 'c0'},
        {title: 'queries', at: 3, kind: 'count'}, {title: '% of queries', at: 4, kind: 'percent'},
      ],
    });
    table(each, {
      title: 'explanations one by one', file: 'summary.json', data: window.explained,
      columns: [
        {title: 'explanation', at: 1, kind: 'text', fixed: true}, {title: 'kind', at: 0, kind: 'text'}, {title: 'names', at: 2, kind: 'count'},
        {title: '% of names', at: 3, kind: 'percent'}, {title: 'queries', at: 4, kind: 'count'}, {title: '% of queries', at: 5, kind: 'percent'},
      ],
    });
  }

  /** The groups of the tail, a tab for each lane; the unexplained ones are shown first. */
  function drawLanes(lanes, suffixes) {
    const place = el('div');
    $('groups').replaceChildren(el('h3', {}, 'Groups of names in the tail'), place);
    if (!lanes.length) {
      place.replaceChildren(el('p', {className: 'quiet'}, 'None.'));
      return;
    }
    const entries = lanes.map((lane) => ({id: lane.id, title: lane.title + ' ' + count(lane.total), lane}));
    tabs(place, 'Lane', 'lane', entries, ({lane}, panel) => laneTable(panel, lane, suffixes))(
      entries.find(({id}) => id === 'unexplained') || entries[0]);
  }

  function laneTable(panel, lane, suffixes) {
    const filled = (at) => lane.rows.some((row) => row[at]);
    const columns = [
      {title: 'group', at: 0, kind: 'name'}, {title: 'names', at: 1, kind: 'count'}, {title: 'queries', at: 2, kind: 'count'},
      {title: 'clients', at: 3, kind: 'clients'}, {title: 'for instance', at: 5, kind: 'name'},
    ];
    if (filled(10)) columns.push({title: 'meant', at: 10, kind: 'name'});
    if (lane.id !== 'unexplained') columns.push({title: 'explained by', at: 6, kind: 'text', fixed: true});
    if (filled(15)) columns.push({title: 'severity', at: 15, kind: 'severity', cell: (row) => row[15] ? severity(row[15]) : ''});
    columns.push({title: 'asked for', at: 11, kind: 'text'});
    if (filled(12)) columns.push({title: 'outcome', at: 12, kind: 'text'});
    if (filled(13)) columns.push({title: 'who, how', at: 13, kind: 'text', cell: (row) => row[13] ? row[13] + ' ' + row[14] : ''});
    columns.push({title: 'first seen', at: 7, kind: 'time'}, {title: 'last seen', at: 8, kind: 'time'}, {title: 'score', at: 9, kind: 'count'});
    const place = el('div'), map = el('div');
    const note = lane.id === 'unexplained' ? el('p', {className: 'quiet'}, 'Nothing explains these ' + count(lane.names) + (lane.names === 1 ? ' name' : ' names') + ': the list to read.') : '';
    panel.replaceChildren(note, map, place);
    if (lane.id === 'private-suffix' && suffixes.rows.length) drawSuffixes(map, suffixes);
    table(place, {title: 'groups of the tail: ' + lane.title, columns, data: lane, pageSize: 25, file: 'tail.csv'});
  }

  function drawSuffixes(map, suffixes) {
    const place = el('div');
    map.replaceChildren(place, el('h3', {}, 'By what and suffix'));
    table(place, {
      title: 'private suffixes', pageSize: 25, file: 'tail.csv', data: suffixes,
      columns: [
        {title: 'suffix', at: 0, kind: 'name', fixed: true}, {title: 'domains below', at: 1, kind: 'count'}, {title: 'names', at: 2, kind: 'count'},
        {title: 'queries', at: 3, kind: 'count'}, {title: 'clients', at: 4, kind: 'clients'}, {title: 'names by what', at: 6, kind: 'text'},
        {title: 'for instance', at: 7, kind: 'name'},
      ],
    });
  }

  function rankOptions(ranks, first) {
    const end = ranks[ranks.length - 1][0];
    const area = first ? {silent: true, itemStyle: {color: colour('quiet'), opacity: .14}, data: [[{xAxis: first[0]}, {xAxis: end}]]} : undefined;
    return {
      grid: {left: 8, right: 20, top: 30, bottom: 30, containLabel: true},
      tooltip: tooltip('axis', (points) => 'rank ' + count(points[0].value[0]) + '\n' + count(points[0].value[1]) + ' queries'),
      xAxis: axis({type: 'log', min: 1, max: end, name: 'rank', nameLocation: 'middle', nameGap: 28, axisLabel: {formatter: compact, showMaxLabel: false}}),
      yAxis: axis({type: 'log', min: 1, name: 'queries', axisLabel: {formatter: compact}}),
      series: [{type: 'line', symbol: 'none', lineStyle: {width: 2, color: colour('c0')}, data: ranks, markArea: area}],
    };
  }

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
