// The city's page: draws what its tables say, renews them, and leads from the map to the cases. Without it the tables
// say the same.
(() => {
  'use strict';
  const EVERY = 5000;
  if (!window.echarts) {
    return;
  }
  const id = name => document.getElementById(name);
  const box = id('map');
  const figure = id('map-figure');
  id('map-area').hidden = false;
  id('trend-area').hidden = false;
  const map = echarts.init(box);
  const trend = echarts.init(id('trend'));
  const FIGURES = { open: 'OPEN', overdue: 'OVERDUE', today: 'TODAY', yellow: 'YELLOW', red: 'RED', reported: 'REPORTED_TODAY' };

  const rows = selector => Array.from(document.querySelectorAll(selector));
  const text = () => figure.options[figure.selectedIndex].text;
  const towns = () => rows('#towns tbody tr').map(row => ({
    name: row.dataset.code, called: row.dataset.name, value: Number(row.dataset[figure.value])
  }));

  const drawMap = () => {
    const data = towns();
    const names = new Map(data.map(entry => [entry.name, entry.called]));
    const most = data.reduce((high, entry) => Math.max(high, entry.value), 1);
    map.setOption({
      animation: false,
      aria: { enabled: false },
      tooltip: { renderMode: 'richText', formatter: at => `${names.get(at.name) || at.name}\n${text()}  ${at.value || 0}` },
      visualMap: { min: 0, max: most, left: 8, bottom: 8, itemHeight: 90, text: [String(most), '0'],
        inRange: { color: ['#eef3f8', '#f6c9a0', '#c0392b'] } },
      series: [{ type: 'map', map: 'towns', nameProperty: 'code', roam: false, data,
        label: { show: true, fontSize: 11, formatter: at => `${names.get(at.name) || at.name} ${at.value || 0}` },
        labelLayout: { hideOverlap: true },
        itemStyle: { borderColor: '#6b7f92', borderWidth: 1 },
        emphasis: { label: { show: true }, itemStyle: { areaColor: '#ffe9a8' } }, select: { disabled: true } }]
    }, true);
  };

  const drawTrend = () => {
    const days = rows('#trend-table tbody tr');
    const heads = rows('#trend-table thead th').map(cell => cell.textContent);
    const line = (name, key, color) => ({ name, type: 'line', symbolSize: 5, color, data: days.map(day => Number(day.dataset[key])) });
    trend.setOption({
      animation: false,
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      legend: { top: 0 },
      grid: { left: 44, right: 16, top: 36, bottom: 28 },
      xAxis: { type: 'category', data: days.map(day => day.dataset.day.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [line(heads[1], 'reported', '#0b5cad'), line(heads[2], 'ended', '#17653a')]
    }, true);
  };

  const load = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(address)));

  map.on('click', at => location.assign(`${box.dataset.list}?figure=${FIGURES[figure.value]}&town=${at.name}`));
  figure.addEventListener('change', drawMap);
  window.addEventListener('resize', () => { map.resize(); trend.resize(); });

  const renew = () => {
    const parts = ['now', 'live'];
    if (document.hidden || parts.some(part => id(part).contains(document.activeElement))) {
      return Promise.resolve();
    }
    return fetch(location.pathname, { headers: { Accept: 'text/html' }, redirect: 'error' })
      .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
      .then(page => {
        const fresh = new DOMParser().parseFromString(page, 'text/html');
        const open = id('trend-table').open;
        parts.forEach(part => id(part).replaceWith(fresh.getElementById(part)));
        id('trend-table').open = open;
        drawTrend();
        drawMap();
      }).catch(() => undefined);
  };
  const again = () => setTimeout(() => renew().then(again), EVERY);

  drawTrend();
  load(box.dataset.towns).then(json => {
    echarts.registerMap('towns', json);
    drawMap();
    box.dataset.drawn = 'true';
    again();
  }).catch(again);
})();
