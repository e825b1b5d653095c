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

  // What the map shows stands in the address, so that it can be passed on and the browser's way back finds it again.
  const takeFigure = () => {
    const wanted = new URLSearchParams(location.search).get('by');
    figure.value = FIGURES[wanted] ? wanted : figure.options[0].value;
  };
  const here = town => {
    const query = new URLSearchParams();
    if (town) {
      query.set('town', town);
    }
    if (figure.selectedIndex > 0) {
      query.set('by', figure.value);
    }
    return String(query) ? `${box.dataset.city}?${query}` : box.dataset.city;
  };

  const CITY = 'towns';
  const names = new Map();
  let shown = null;

  const rows = selector => Array.from(document.querySelectorAll(selector));
  const text = () => figure.options[figure.selectedIndex].text;
  const chosen = () => id('grids') && id('grids').dataset.town;
  const load = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(address)));
  const outlines = name => echarts.getMap(name) ? Promise.resolve()
    : load(name === CITY ? box.dataset.towns : `${box.dataset.grids}${name}.geojson`).then(json => {
      json.features.forEach(feature => names.set(feature.properties.code, feature.properties.name));
      echarts.registerMap(name, json);
    });

  const draw = name => {
    const data = rows(name === CITY ? '#towns tbody tr' : '#grids tbody tr').map(row => ({
      name: row.dataset.code, value: Number(row.dataset[figure.value])
    }));
    rows('#towns tbody tr').forEach(row => names.set(row.dataset.code, row.dataset.name));
    const most = data.reduce((high, entry) => Math.max(high, entry.value), 1);
    const called = at => names.get(at.name) || at.name;
    map.setOption({
      animation: false,
      aria: { enabled: false },
      tooltip: { renderMode: 'richText', formatter: at => `${called(at)}\n${text()}  ${at.value || 0}` },
      visualMap: { min: 0, max: most, left: 8, bottom: 8, itemHeight: 90, text: [String(most), '0'],
        inRange: { color: ['#eef3f8', '#f6c9a0', '#c0392b'] } },
      series: [{ type: 'map', map: name, nameProperty: 'code', roam: name !== CITY, scaleLimit: { min: 1, max: 20 }, data,
        label: { show: name === CITY, fontSize: 11, formatter: at => `${called(at)} ${at.value || 0}` },
        labelLayout: { hideOverlap: true },
        itemStyle: { areaColor: '#eef3f8', borderColor: '#6b7f92', borderWidth: name === CITY ? 1 : 0.4 },
        emphasis: { label: { show: name === CITY }, itemStyle: { areaColor: '#ffe9a8' } }, select: { disabled: true } }]
    }, shown !== name);
    shown = name;
    box.dataset.drawn = name;
  };

  const drawMap = () => {
    const name = chosen() || CITY;
    return outlines(name).then(() => {
      if (name === (chosen() || CITY)) {
        draw(name);
      }
    }).catch(() => undefined);
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

  const renew = asked => {
    const parts = ['now', 'map-where', 'live'];
    if (!asked && (document.hidden || parts.some(part => id(part).contains(document.activeElement)))) {
      return Promise.resolve();
    }
    const address = location.pathname + location.search;
    return fetch(address, { headers: { Accept: 'text/html' }, redirect: 'error' })
      .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
      .then(page => {
        if (address !== location.pathname + location.search) {
          return undefined;
        }
        const fresh = new DOMParser().parseFromString(page, 'text/html');
        const open = id('trend-table').open;
        parts.forEach(part => id(part).replaceWith(fresh.getElementById(part)));
        id('trend-table').open = open;
        drawTrend();
        return drawMap();
      }).catch(() => undefined);
  };
  const again = () => setTimeout(() => renew().then(again), EVERY);
  // In the other language the page shows what it shows in this one.
  const speak = () => rows('a[hreflang]').forEach(link => {
    const address = new URL(location.href);
    address.searchParams.set('lang', new URL(link.href).searchParams.get('lang'));
    link.href = address;
  });
  const note = address => {
    history.pushState(null, '', address);
    speak();
  };
  const go = address => {
    note(address);
    renew(true).then(() => box.focus({ preventScroll: true }));
  };

  map.on('click', at => {
    const town = chosen();
    if (town) {
      const grid = encodeURIComponent(at.name);
      location.assign(`${box.dataset.list}?figure=${FIGURES[figure.value]}&town=${town}&grid=${grid}`);
    } else {
      go(here(at.name));
    }
  });
  id('map-area').addEventListener('click', event => {
    if (event.target.id === 'map-back') {
      event.preventDefault();
      go(here(null));
    }
  });
  window.addEventListener('popstate', () => {
    speak();
    takeFigure();
    renew(true);
  });
  figure.addEventListener('change', () => {
    note(here(chosen()));
    drawMap();
  });
  window.addEventListener('resize', () => { map.resize(); trend.resize(); });

  takeFigure();
  drawTrend();
  drawMap().then(again);
})();
