// Reporting what was seen on patrol.
(() => {
  'use strict';
  const queue = window.lastmile;
  const form = document.getElementById('patrol');
  const field = name => form.elements[name];
  const nearby = document.getElementById('nearby');
  const choices = document.getElementById('nearby-choices');
  const located = document.getElementById('located');
  const locate = document.getElementById('locate');

  const choice = found => {
    const label = Object.assign(document.createElement('label'), { className: 'check' });
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'supports', value: found.trackingNumber });
    label.append(radio, ` ${queue.say(form.dataset.found, found.trackingNumber, found.metres)}`);
    return label;
  };
  const askNearby = () => {
    const [category, latitude, longitude] = ['category', 'latitude', 'longitude'].map(name => field(name).value.trim());
    if (!category || !latitude || !longitude) {
      return;
    }
    fetch(`${form.dataset.nearby}?${new URLSearchParams({ category, latitude, longitude })}`)
      .then(answer => (answer.ok ? answer.json() : [])).then(found => {
        choices.replaceChildren(...found.map(choice));
        nearby.hidden = found.length === 0;
      }).catch(() => undefined);
  };
  ['category', 'latitude', 'longitude'].forEach(name => field(name).addEventListener('change', askNearby));

  locate.hidden = !navigator.geolocation;
  locate.addEventListener('click', () => navigator.geolocation.getCurrentPosition(found => {
    field('latitude').value = found.coords.latitude.toFixed(6);
    field('longitude').value = found.coords.longitude.toFixed(6);
    located.textContent = `${field('latitude').value}, ${field('longitude').value}`;
    askNearby();
  }, () => { located.textContent = queue.words.noPlace; }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 30000 }));

  form.addEventListener('submit', event => {
    event.preventDefault();
    const empty = ['category', 'description'].map(field).find(input => !input.value.trim());
    if (empty) {
      const problem = form.querySelector('.problem');
      problem.textContent = `${form.querySelector(`label[for=${empty.id}]`).textContent}: ${queue.words.required}`;
      problem.hidden = false;
      empty.focus();
      return;
    }
    const supports = form.querySelector('input[name=supports]:checked');
    const data = {};
    ['category', 'description', 'latitude', 'longitude', 'place'].forEach(name => { data[name] = field(name).value.trim(); });
    data.supports = nearby.hidden || !supports ? '' : supports.value;
    queue.submit(form, 'PATROL', '', data, field('photos').files, '', '/staff/grid');
  });
})();
