  // Plots: what all have in common, traffic over time, and owners. Included by report.js.

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
        tooltip: tooltip('item', (point) => point.name + '\n' + queriesOf(point.value) + ', ' + percent(point.data.share) + ' %'),
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
