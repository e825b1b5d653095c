// Makes the report form more comfortable. Everything works without it.
(() => {
  'use strict';
  const field = id => document.getElementById(id);
  const form = field('report');
  if (!form) {
    return;
  }

  const summary = field('problems');
  if (summary) {
    summary.focus();
  }

  // A thousand villages in one list keep a slow phone busy before anybody has asked for them. The page has them as text,
  // which is read when a town is chosen or the list is opened: those of the chosen town are shown, or all of them.
  const town = field('town');
  const written = field('villages');
  const words = written.textContent;
  const listIn = html => new DOMParser().parseFromString(html, 'text/html').getElementById('village');
  const village = listIn(words.split('<optgroup', 1)[0]);
  const townOf = option => (option && option.value ? option.parentElement.dataset.town : '');
  let groups = null;
  let open = false;
  const showVillages = () => {
    if (!groups) {
      village.replaceChildren(...listIn(words).children);
      groups = Array.from(village.querySelectorAll('optgroup'));
    }
    const chosen = village.selectedOptions[0];
    const own = townOf(chosen);
    const value = !town.value || own === town.value ? village.value : '';
    groups.forEach(group => group.remove());
    village.append(...groups.filter(group => (town.value ? group.dataset.town === town.value : open || group.dataset.town === own)));
    village.value = value;
  };
  if (town.value || /<option[^>]* selected/.test(words)) {
    showVillages();
  }
  written.replaceWith(village);
  town.addEventListener('change', showVillages);
  ['pointerdown', 'focus'].forEach(event => village.addEventListener(event, () => {
    if (!open && !town.value) {
      open = true;
      showVillages();
    }
  }));
  document.addEventListener('lastmile:village', event => {
    open = open || Boolean(event.detail);
    showVillages();
    village.value = event.detail;
  });

  // Emergencies are told to ring; only complaints about officers name an organisation.
  const category = field('category');
  const subject = field('subject-field');
  const showForCategory = () => {
    const leaf = category.selectedOptions[0];
    const emergency = Boolean(leaf && leaf.dataset.emergency);
    field('emergency').classList.toggle('now', emergency);
    subject.hidden = !(leaf && leaf.dataset.confidential) && !subject.classList.contains('wrong');
    if (subject.hidden) {
      field('subjectOrganisation').value = '';
    }
    return emergency;
  };
  category.addEventListener('change', () => {
    if (showForCategory()) {
      field('emergency').scrollIntoView({ block: 'nearest' });
    }
  });
  showForCategory();

  // The photographs: chosen at once or one by one, from the album or the camera; each can be taken out again. What would
  // be refused is said at once, and too many are not taken in at all.
  const photos = field('photos');
  const camera = field('camera');
  const refused = field('photos-refused');
  const MOST = 6;
  const MOST_BYTES = 10 * 1024 * 1024;
  let chosen = [];
  const complaint = file => {
    if (/\.hei[cf]$/i.test(file.name)) {
      return photos.dataset.heic;
    }
    return file.size > MOST_BYTES ? photos.dataset.large : '';
  };
  const preview = (file, canvas) => {
    if (!window.createImageBitmap) {
      return;
    }
    createImageBitmap(file).then(image => {
      const side = Math.min(image.width, image.height);
      canvas.getContext('2d').drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0,
        canvas.width, canvas.height);
      image.close();
    }).catch(() => undefined);
  };
  const item = (file, at) => {
    const shown = document.createElement('li');
    const canvas = Object.assign(document.createElement('canvas'), { width: 192, height: 192 });
    canvas.setAttribute('aria-hidden', 'true');
    const text = document.createElement('span');
    const wrong = complaint(file);
    text.textContent = wrong ? `${file.name}: ${wrong}` : file.name;
    text.classList.toggle('wrong', Boolean(wrong));
    const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'remove', textContent: '×' });
    remove.setAttribute('aria-label', photos.dataset.remove.replace('{0}', file.name));
    remove.addEventListener('click', () => {
      show(chosen.filter((one, index) => index !== at));
      photos.focus();
    });
    shown.append(canvas, text, remove);
    preview(file, canvas);
    return shown;
  };
  const show = (files, quietly) => {
    chosen = files;
    const transfer = new DataTransfer();
    chosen.forEach(file => transfer.items.add(file));
    photos.files = transfer.files;
    field('previews').replaceChildren(...chosen.map(item));
    if (!quietly) {
      refused.hidden = true;
      document.dispatchEvent(new CustomEvent('lastmile:photos', { detail: chosen }));
    }
  };
  const take = files => {
    const known = file => chosen.some(one => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified);
    const all = chosen.concat(Array.from(files).filter(file => !known(file)));
    if (all.length > MOST) {
      show(chosen);
      refused.textContent = photos.dataset.toomany.replace('{0}', all.length).replace('{1}', MOST);
      refused.hidden = false;
    } else {
      show(all);
    }
  };
  photos.addEventListener('change', () => take(photos.files));
  camera.addEventListener('change', () => {
    take(camera.files);
    camera.value = '';
  });
  // A camera is worth a button of its own where the finger is the pointer.
  field('camera-label').hidden = !window.matchMedia('(pointer: coarse)').matches;
  document.addEventListener('lastmile:restored', event => show(event.detail, true));
  if (photos.files.length > 0) {
    take(photos.files);
  }

  // What is open nearby is shown before it is sent, so that nothing has to be chosen twice.
  const nearby = field('nearby');
  const choices = field('nearby-choices');
  const choice = found => {
    const label = document.createElement('label');
    label.className = 'check';
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'supports', value: found.trackingNumber });
    const text = document.createElement('span');
    const day = new Date(found.submittedAt).toLocaleDateString(document.documentElement.lang);
    text.textContent = ` ${found.trackingNumber} · ${nearby.dataset.metres.replace('{0}', found.metres)} · ${day}`;
    label.append(radio, text);
    return label;
  };
  const askNearby = () => {
    const latitude = field('latitude').value;
    const longitude = field('longitude').value;
    if (!category.value || !latitude || !longitude) {
      return;
    }
    const query = new URLSearchParams({ category: category.value, latitude, longitude });
    fetch(`${nearby.dataset.url}?${query}`).then(answer => (answer.ok ? answer.json() : [])).then(found => {
      nearby.querySelector('input[value=""]').checked = true;
      choices.replaceChildren(...found.map(choice));
      nearby.hidden = found.length === 0;
      field('asked').value = 'yes';
    }).catch(() => {});
  };
  category.addEventListener('change', askNearby);
  document.addEventListener('lastmile:placed', askNearby);

  // One press is enough; a page that comes back from the browser's memory can be sent again.
  const button = form.querySelector('button[type=submit]');
  const label = button.textContent;
  const press = pressed => {
    button.disabled = pressed;
    button.textContent = pressed ? form.dataset.submitting : label;
  };
  form.addEventListener('submit', () => press(true));
  document.addEventListener('lastmile:unsent', () => press(false));
  window.addEventListener('pageshow', () => press(false));
})();
