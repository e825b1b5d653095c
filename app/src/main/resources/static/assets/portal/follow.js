// A link with number and code behind the hash sign fills in the form and sends it; the hash never leaves the browser.
(() => {
  'use strict';
  const number = document.getElementById('number');
  const code = document.getElementById('code');
  const form = document.getElementById('follow');
  const DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134',
    '8945362017', '9438617205', '2581436790'];
  const sound = digits => digits.length !== 13
    || Array.from(digits).reduce((interim, digit) => Number(DAMM[interim][Number(digit)]), 0) === 0;

  number.addEventListener('change', () => {
    const digits = number.value.normalize('NFKC').replace(/\D/g, '');
    document.getElementById('number-typo').hidden = sound(digits);
  });

  const [fromLink, secret] = decodeURIComponent(window.location.hash.slice(1)).split('/');
  if (fromLink && secret) {
    number.value = fromLink;
    code.value = secret;
    history.replaceState(null, '', window.location.pathname + window.location.search);
    form.submit();
  }
})();
