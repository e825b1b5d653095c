// The officer's grids and open cases on the city's own map.
(() => {
  'use strict';
  const box = document.getElementById('grid-map');
  if (!window.L) {
    return;
  }
  const data = box.dataset;
  const city = L.latLngBounds([Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]);
  const map = L.map(box, { maxBounds: city.pad(0.5), minZoom: 8, maxZoom: 18, zoomSnap: 0.25 }).fitBounds(city);
  map.attributionControl.setPrefix(false).addAttribution('© OpenStreetMap contributors');
  const draw = (address, options) => fetch(address, { credentials: 'same-origin' })
    .then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(address))))
    .then(json => L.geoJSON(json, options).addTo(map)).catch(() => null);

  const marks = Array.from(document.querySelectorAll('.cards .task')).filter(card => card.dataset.latitude).map(card => {
    const standing = ['late', 'soon', 'calm'][Number(card.dataset.standing)];
    const link = card.querySelector('a');
    const words = `${card.querySelector('.standing').textContent} · ${card.querySelector('.what').textContent.trim().replace(/\s+/g, ' ')}`;
    const icon = L.divIcon({ className: '', html: `<span class="dot ${standing}"></span>`, iconSize: [28, 28], iconAnchor: [14, 14] });
    const mark = L.marker([Number(card.dataset.latitude), Number(card.dataset.longitude)], { icon, title: words, alt: words }).addTo(map);
    const popup = document.createElement('a');
    popup.href = link.href;
    popup.textContent = words;
    return mark.bindPopup(popup);
  });
  draw(data.towns, { interactive: false, style: { color: '#0b4f8a', weight: 1.5, fillColor: '#dbe9f4', fillOpacity: 0.5 } })
    .then(() => draw(data.roads, { interactive: false, style: { color: '#8795a3', weight: 1 }, pointToLayer: () => null }))
    .then(() => draw(data.outlines, { style: { color: '#a1192a', weight: 2, fillColor: '#ffe9a8', fillOpacity: 0.35 },
      onEachFeature: (feature, shape) => shape.bindTooltip(feature.properties.name, { direction: 'center', className: 'grid-name' }) }))
    .then(outlines => {
      const shown = L.featureGroup(marks.concat(outlines && outlines.getLayers().length ? [outlines] : []));
      if (shown.getLayers().length) {
        map.fitBounds(shown.getBounds().pad(0.2), { maxZoom: 16 });
      }
      box.dataset.drawn = 'yes';
    });

  const here = document.getElementById('here');
  here.hidden = !navigator.geolocation;
  here.addEventListener('click', () => navigator.geolocation.getCurrentPosition(found => {
    const point = [found.coords.latitude, found.coords.longitude];
    L.circleMarker(point, { radius: 9, color: '#fff', weight: 3, fillColor: '#0b5cad', fillOpacity: 1 }).addTo(map);
    map.setView(point, 16);
  }, () => undefined, { enableHighAccuracy: true, timeout: 15000 }));
})();
