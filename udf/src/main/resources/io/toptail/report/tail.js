  // The tail: its shape, what explains it, and its groups. Included by report.js.

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
    const note = lane.id === 'unexplained' ? el('p', {className: 'quiet'}, 'Nothing explains these ' + plural(lane.names, 'name') + ': the list to read.') : '';
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
      tooltip: tooltip('axis', (points) => 'rank ' + count(points[0].value[0]) + '\n' + queriesOf(points[0].value[1])),
      xAxis: axis({type: 'log', min: 1, max: end, name: 'rank', nameLocation: 'middle', nameGap: 28, axisLabel: {formatter: compact, showMaxLabel: false}}),
      yAxis: axis({type: 'log', min: 1, name: 'queries', axisLabel: {formatter: compact}}),
      series: [{type: 'line', symbol: 'none', lineStyle: {width: 2, color: colour('c0')}, data: ranks, markArea: area}],
    };
  }
