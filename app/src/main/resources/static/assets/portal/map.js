// The map on the report page: the city's own boundaries and roads, a mark where the resident taps.
// Progressive enhancement: without it, town, village and words tell the place.
(() => {
  'use strict';
  const box = document.getElementById('map');
  if (!box || !window.IntersectionObserver) {
    return;
  }
  const data = box.dataset;
  const field = id => document.getElementById(id);
  const marked = field('marked');
  const unmark = field('unmark');
  field('map-area').hidden = false;
  // What draws the map is fetched when the map comes onto the screen, so that the first field can be typed into at once.
  const part = (kind, what) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement(kind), what, { onload: resolve, onerror: reject }));
  });
  const near = new IntersectionObserver(seen => {
    if (seen.some(entry => entry.isIntersecting)) {
      near.disconnect();
      Promise.all([part('link', { rel: 'stylesheet', href: data.sheet }), part('script', { src: data.library })])
        .then(draw, () => { field('map-area').hidden = true; });
    }
  });
  near.observe(box);

  function draw() {
    const city = L.latLngBounds([Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]);
    const map = L.map(box, { maxBounds: city.pad(0.5), minZoom: 8, maxZoom: 18, zoomSnap: 0.25 });
    map.attributionControl.setPrefix(false).addAttribution('© OpenStreetMap contributors');
    // Names of neighbouring towns would cover each other on a small map.
    const NAMES_FROM_ZOOM = 10.5;
    const tellDistance = () => box.classList.toggle('far', map.getZoom() < NAMES_FROM_ZOOM);
    map.on('zoomend', tellDistance);
    map.fitBounds(city);
    tellDistance();
    if (data.tiles) {
      L.tileLayer(data.tiles, { maxZoom: 18 }).addTo(map);
    }

    const layer = (address, options) => fetch(address)
      .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(address)))
      .then(json => L.geoJSON(json, options).addTo(map));
    const townName = properties => data.english ? properties.nameEn : properties.name;
    layer(data.towns, {
      style: { color: '#0b4f8a', weight: 1.5, fillColor: '#dbe9f4', fillOpacity: data.tiles ? 0.15 : 0.7 },
      onEachFeature: (feature, shape) => shape.bindTooltip(townName(feature.properties),
        { permanent: true, direction: 'center', className: 'town' })
    }).then(towns => {
      map.fitBounds(towns.getBounds());
      return layer(data.roads, { interactive: false, style: { color: '#8795a3', weight: 1 }, pointToLayer: () => null });
    }).catch(() => undefined);

    let mark = null;
    let asked = 0;

    const say = (text, wrong) => {
      marked.textContent = text;
      marked.classList.toggle('wrong', Boolean(wrong));
    };

    const name = (point, place) => {
      if (place.relation !== 'INSIDE') {
        say(marked.dataset.outside, true);
        return;
      }
      say(`${marked.dataset.here}${place.gridName}`);
      const town = field('town');
      if (town.value !== place.town) {
        town.value = place.town;
        town.dispatchEvent(new Event('change'));
      }
    };

    const put = (latitude, longitude) => {
      const point = L.latLng(latitude, longitude);
      field('latitude').value = latitude.toFixed(6);
      field('longitude').value = longitude.toFixed(6);
      if (mark) {
        mark.setLatLng(point);
      } else {
        mark = L.marker(point, { keyboard: false, icon: L.divIcon({ className: '', html: '<div class="here"></div>', iconSize: [28, 28], iconAnchor: [14, 34] }) }).addTo(map);
      }
      unmark.hidden = false;
      const question = ++asked;
      document.dispatchEvent(new Event('lastmile:placed'));
      fetch(`${data.places}?lat=${latitude.toFixed(6)}&lon=${longitude.toFixed(6)}`)
        .then(answer => answer.json())
        .then(place => question === asked && name(point, place))
        .catch(() => say(`${marked.dataset.here}${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
    };

    const clear = () => {
      asked++;
      field('latitude').value = '';
      field('longitude').value = '';
      if (mark) {
        mark.remove();
        mark = null;
      }
      unmark.hidden = true;
      say(marked.dataset.none);
    };

    const typed = () => {
      const latitude = Number(field('latitude').value);
      const longitude = Number(field('longitude').value);
      if (field('latitude').value && field('longitude').value && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
        put(latitude, longitude);
      }
    };

    map.on('click', event => put(event.latlng.lat, event.latlng.lng));
    // From the keyboard: move the map with the arrow keys, mark its middle with Enter.
    box.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        put(map.getCenter().lat, map.getCenter().lng);
      }
    });
    unmark.addEventListener('click', clear);
    field('latitude').addEventListener('change', typed);
    field('longitude').addEventListener('change', typed);

    const locate = field('locate');
    locate.hidden = !navigator.geolocation;
    locate.addEventListener('click', () => {
      say(locate.dataset.locating);
      navigator.geolocation.getCurrentPosition(
        position => {
          put(position.coords.latitude, position.coords.longitude);
          map.setView([position.coords.latitude, position.coords.longitude], 16);
        },
        () => say(locate.dataset.failed, true),
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
    });
    typed();
  }
})();
