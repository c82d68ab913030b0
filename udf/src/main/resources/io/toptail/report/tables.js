  // Tables that sort, search and turn pages. Included by report.js.

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
    const times = columns.filter((column) => column.kind === 'time').map((column) => column.at);
    const days = new Set(data.rows.flatMap((row) => times.map((at) => row[at].slice(0, DATE - 1))));
    const clock = (iso) => days.size > 1 ? shown(iso) : shown(iso).slice(DATE);
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
        case 'time': return el('td', {className: 'fixed', title: value}, clock(value));
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
      let text = plural(order.length, 'row');
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
