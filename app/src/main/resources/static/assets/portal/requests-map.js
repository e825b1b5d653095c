// What is being handled where: one mark for each place, with what is handled there. The list below says the same in words.
(() => {
  'use strict';
  const box = document.getElementById('requests-map');
  if (!box || !window.L) {
    return;
  }
  const data = box.dataset;
  box.hidden = false;
  const city = L.latLngBounds([Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]);
  const map = L.map(box, { maxBounds: city.pad(0.5), minZoom: 8, maxZoom: 17, zoomSnap: 0.25 }).fitBounds(city);
  map.attributionControl.setPrefix(false).addAttribution('© OpenStreetMap contributors');
  if (data.tiles) {
    L.tileLayer(data.tiles, { maxZoom: 18 }).addTo(map);
  }
  const json = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(address)));
  const line = words => {
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    return paragraph;
  };
  const told = marks => {
    const words = document.createElement('div');
    marks.slice(0, 10).forEach(mark => words.append(line(`${mark.category} · ${mark.state} · ${mark.day}`)));
    if (marks.length > 10) {
      words.append(line(data.several.replace('{0}', marks.length)));
    }
    if (!marks[0].exact) {
      words.append(line(data.somewhere));
    }
    return words;
  };
  const show = marks => {
    const places = new Map();
    marks.forEach(mark => {
      const place = `${mark.latitude},${mark.longitude},${mark.exact}`;
      places.set(place, [...places.get(place) || [], mark]);
    });
    places.forEach(here => L.circleMarker([here[0].latitude, here[0].longitude], {
      radius: Math.min(6 + here.length, 16), color: '#fff', weight: 1.5, fillOpacity: 0.9,
      fillColor: here[0].exact ? '#a31621' : '#7a4b00'
    }).bindPopup(told(here)).addTo(map));
  };
  json(data.towns)
    .then(towns => L.geoJSON(towns, { interactive: false, style: { color: '#0b4f8a', weight: 1.5, fillColor: '#dbe9f4', fillOpacity: data.tiles ? 0.15 : 0.7 } }).addTo(map))
    .then(() => json(data.roads))
    .then(roads => L.geoJSON(roads, { interactive: false, style: { color: '#8795a3', weight: 1 }, pointToLayer: () => null }).addTo(map))
    .catch(() => undefined)
    .then(() => json(data.requests)).then(show).catch(() => undefined);
})();
