// Finds the grid around the reader, who is asked for his position only when he presses the button.
(() => {
  'use strict';
  const near = document.getElementById('near');
  const button = near.querySelector('button');
  const said = document.getElementById('near-said');
  if (!navigator.geolocation) {
    return;
  }
  near.hidden = false;
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = button.dataset.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => location.assign(`?latitude=${coords.latitude.toFixed(6)}&longitude=${coords.longitude.toFixed(6)}#near`),
      () => { said.textContent = button.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
})();
