// Where a case lies: the city's own outline and roads, and a mark. Without it the place is told in words.
(() => {
  'use strict';
  const box = document.getElementById('case-map');
  if (!box || !window.L) {
    return;
  }
  const data = box.dataset;
  const place = [Number(data.latitude), Number(data.longitude)];
  const map = L.map(box, { minZoom: 8, maxZoom: 18 }).setView(place, 14);
  map.attributionControl.setPrefix(false).addAttribution('© OpenStreetMap contributors');
  L.marker(place, { keyboard: false, icon: L.divIcon({ className: '', html: '<div class="here"></div>', iconSize: [28, 28], iconAnchor: [14, 34] }) }).addTo(map);
  const draw = (address, options) => fetch(address)
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(address)))
    .then(json => L.geoJSON(json, { interactive: false, ...options }).addTo(map))
    .catch(() => undefined);
  draw(data.towns, { style: { color: '#0b4f8a', weight: 1.5, fillColor: '#dbe9f4', fillOpacity: 0.7 } })
    .then(() => draw(data.roads, { style: { color: '#8795a3', weight: 1 }, pointToLayer: () => null }));
})();
