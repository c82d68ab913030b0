  // Whom to call: by client, by name, by kind of mistake, and every finding. Included by report.js.

  /** Of what is seen in the history of a client; its queries count for other mistakes, too. */
  const OVERLAPS = 'overlaps the others · ';
  const SHOWN_SYMPTOMS = 3;

  const packet = (file, time) => file ? file + ' ' + shown(time) : '';
  const seen = (first, last) => shown(first) + ' to ' + shown(last);
  const perMinute = (rate) => rate === null ? '' : (rate >= 10 ? count(Math.round(rate)) : rate >= 0.01 ? String(+rate.toPrecision(2)) : '<0.01');

  /** Title, cause, who, fix and source of a detector. */
  const about = (detector) => detectors[detector] || [detector, '', '', '', ''];

  /** Terms and their texts; those without a text are left out. */
  function terms(...pairs) {
    return el('dl', {}, ...pairs.filter(([, text]) => text).flatMap(([term, text, kind]) =>
      [el('dt', {}, term), el('dd', {className: kind || ''}, text)]));
  }

  /** What a detector says about its findings, and the findings themselves. */
  function advice(detector, pairs, findings, text) {
    const [, cause, who, fix, source] = about(detector);
    const show = el('button', {type: 'button'}, 'Show its findings');
    show.addEventListener('click', () => findings.find(text));
    const details = terms(['Cause', cause], ['Who fixes it', who], ['How', fix], ...pairs, ['Source', source], ['Detector', detector]);
    details.append(el('dt', {}), el('dd', {}, show));
    return details;
  }

  function symptom(row, findings, client) {
    const [level, detector, queries, overlaps, names, first, last, rate, example, file, time] = row;
    const figures = queriesOf(queries) + (rate === null ? '' : ' · ' + perMinute(rate) + ' a minute') + (names ? ' · ' + plural(names, 'name') : '');
    const pairs = [['Example', example, 'name'], ['Packet', packet(file, time)], ['Seen', seen(first, last)]];
    return el('details', {className: 'mistake', open: true},
      el('summary', {}, severity(level), el('b', {}, about(detector)[0]), el('span', {className: 'n'}, overlaps ? OVERLAPS : '', figures)),
      advice(detector, pairs, findings, client));
  }

  function clientDetails(row, findings) {
    const [, client, , , , , together_, symptoms] = row;
    const nodes = symptoms.map((each) => symptom(each, findings, client));
    if (together_ < 0) return el('div', {}, ...nodes);
    const [cause, who, fix] = together[together_];
    return el('div', {}, terms(['Likely cause', cause], ['Who fixes it', who], ['How', fix]), ...nodes);
  }

  /** Detector to its colour's number, the largest of the clients' first. */
  function detectorColours(clients_) {
    const sums = new Map();
    for (const row of clients_) {
      for (const [, detector, queries] of row[7]) sums.set(detector, (sums.get(detector) || 0) + queries);
    }
    const largest = [...sums].sort((a, b) => b[1] - a[1]).slice(0, colours);
    return new Map(largest.map(([detector], i) => [detector, i]));
  }

  const symptomSum = (row) => row[7].reduce((sum, [, , queries]) => sum + queries, 0);

  function stack(row, most, colourOf) {
    return el('span', {className: 'stack'}, ...row[7].map(([, detector, queries]) => {
      const part = el('span', {className: colourOf.has(detector) ? 'c' + colourOf.get(detector) : '', title: detector + ' ' + count(queries)});
      part.style.width = queries / most * 100 + '%';
      return part;
    }));
  }

  function byClient(place, window, findings) {
    const rows = window.offenders.rows;
    const colourOf = detectorColours(rows);
    const most = rows.reduce((largest, row) => Math.max(largest, symptomSum(row)), 1);
    const holder = el('div');
    const legend = el('ul', {className: 'legend', ariaLabel: 'Detectors'}, ...[...colourOf].map(([detector, i]) =>
      el('li', {}, el('span', {className: 'swatch c' + i}), detector)));
    place.replaceChildren(legend, holder);
    const each = (row) => row[7].map(([, detector, queries]) => detector + ' ' + count(queries));
    const words = (row) => each(row).join(' · ');
    const few = (row) => {
      const all = each(row);
      const more = all.length - SHOWN_SYMPTOMS;
      return more > 0 ? all.slice(0, SHOWN_SYMPTOMS).join(' · ') + ' · ' + more + ' more' : words(row);
    };
    table(holder, {
      title: 'clients to call', pageSize: 25, file: 'offenders.csv', data: window.offenders,
      detail: (row) => clientDetails(row, findings),
      columns: [
        {title: '#', at: 0, kind: 'count', rank: true}, {title: 'client', at: 1, kind: 'name', fixed: true, unfold: true},
        {title: 'severity', at: 2, kind: 'severity'}, {title: 'queries', at: 3, kind: 'count'},
        {title: '', at: 3, kind: 'bar', cell: (row) => stack(row, most, colourOf)},
        {title: 'symptoms', at: 7, kind: 'detectors', cell: few, words},
        {title: 'first seen', at: 4, kind: 'time'}, {title: 'last seen', at: 5, kind: 'time'},
      ],
    });
  }

  function byName(place, window, findings) {
    table(place, {
      title: 'names with mistakes', pageSize: 25, file: 'findings.csv', data: window.names,
      detail: (row) => advice(row[1], [['Packet', packet(row[9], row[10])], ['Seen', seen(row[6], row[7])]], findings, row[2]),
      columns: [
        {title: 'name', at: 2, kind: 'name', unfold: true}, {title: 'severity', at: 0, kind: 'severity'},
        {title: 'detector', at: 1, kind: 'text', fixed: true}, {title: 'queries', at: 3, kind: 'count'},
        {title: 'a minute', at: 8, kind: 'rate'}, {title: 'clients', at: 4, kind: 'clients'},
        {title: 'first seen', at: 6, kind: 'time'}, {title: 'last seen', at: 7, kind: 'time'},
      ],
    });
    place.prepend(el('p', {className: 'quiet'}, 'The names asked most of each kind of mistake; all are in findings.csv.'));
  }

  function byKind(place, window, findings) {
    const all = window.misconfigurations;
    const rows = all.rows.filter((row) => row[0] !== 'info');
    table(place, {
      title: 'kinds of mistakes', pageSize: 25, file: 'misconfigurations.csv',
      data: {rows, total: rows.length + all.total - all.rows.length},
      detail: (row) => advice(row[1], mistakePairs(row), findings, row[1]),
      columns: [
        {title: 'kind', at: 2, kind: 'text', unfold: true}, {title: 'severity', at: 0, kind: 'severity'},
        {title: 'detector', at: 1, kind: 'text', fixed: true}, {title: 'queries', at: 3, kind: 'count'},
        {title: 'a minute', at: 13, kind: 'rate'}, {title: 'names', at: 5, kind: 'count'}, {title: 'clients', at: 6, kind: 'clients'},
        {title: 'first seen', at: 10, kind: 'time'}, {title: 'last seen', at: 11, kind: 'time'},
      ],
    });
  }

  /** What a row of misconfigurations says beside its figures. */
  function mistakePairs(row) {
    const [, , , , , , , , name, client, first, last, , , file, time] = row;
    return [['Example', name, 'name'], ['Asked by', client, 'name'], ['Packet', packet(file, time)], ['Seen', seen(first, last)]];
  }

  function allFindings(place, window) {
    return table(place, {
      title: 'findings', pageSize: 25, file: 'findings.csv', data: window.findings,
      detail: (row) => {
        const [, cause, who, fix] = about(row[1]);
        return terms(['Cause', cause], ['Who fixes it', who], ['How', fix], ['Packet', packet(row[7], row[8])]);
      },
      columns: [
        {title: 'severity', at: 0, kind: 'severity'}, {title: 'detector', at: 1, kind: 'text', fixed: true, unfold: true},
        {title: 'name', at: 2, kind: 'name'}, {title: 'client', at: 3, kind: 'name', fixed: true},
        {title: 'queries', at: 4, kind: 'count'}, {title: 'a minute', at: 9, kind: 'rate'}, {title: 'first seen', at: 5, kind: 'time'},
        {title: 'last seen', at: 6, kind: 'time'}, {title: 'in file', at: 7, kind: 'path'},
      ],
    });
  }

  /** Draws all; what is returned shows the findings that match a text. */
  function drawCalls(window) {
    $('call-sentence').textContent = window.offenders.headline;
    let list = null;
    const ways = [
      {id: 'client', title: 'by client', draw: (place) => byClient(place, window, findings)},
      {id: 'name', title: 'by name', draw: (place) => byName(place, window, findings)},
      {id: 'kind', title: 'by kind', draw: (place) => byKind(place, window, findings)},
      {id: 'findings', title: 'all findings', draw: (place) => { list = allFindings(place, window); }},
    ];
    const show = tabs($('calls'), 'Way to the findings', 'call', ways, (way, place) => way.draw(place));
    const findings = {
      find(text) {
        show(ways[3]);
        list.find(text);
        $('call').scrollIntoView();
      },
    };
    show(window.offenders.total ? ways[0] : ways[3]);
    return findings;
  }
