// What follows a claim that has not been sent yet can be photographed and filled in at once: it goes into the queue behind
// the claim. Which task follows, and after which answer, says the model.
(() => {
  'use strict';
  const queue = window.lastmile;
  const notice = document.getElementById('ahead');
  const { number } = document.querySelector('main').dataset;
  // Where the case is in the officer's hands already, it is shown anyway.
  const evidence = document.querySelector('#evidence[hidden]');
  const followers = Array.from(document.querySelectorAll('section.ahead'), section => ({ section,
    form: section.querySelector('form'), now: document.getElementById(`task-${section.dataset.task}`).closest('section'), stage: '' }));

  const answers = ({ data }) => Object.keys(data.variables || {})
    .reduce((found, name) => Object.assign(found, { [name]: data.variables[name].value }), {});
  const isClaim = (action, { task, when }) => action.kind === 'COMPLETE' && action.subject === task
    && (!when || queue.holds(when, answers(action)));
  const isFollowing = (action, { form }) => action.kind === 'FOLLOW' && action.subject === number
    && action.data.element === form.dataset.element;

  // What the officer has begun to fill in here stays before him, whatever became of the claim meanwhile.
  const stageOf = (follower, actions) => {
    const following = actions.filter(action => isFollowing(action, follower)).pop();
    const claim = actions.filter(action => isClaim(action, follower.section.dataset)).pop();
    if (following && following.state === 'waiting') {
      return 'filled';
    }
    if (claim && claim.state === 'waiting') {
      return 'waiting';
    }
    if (follower.stage === 'filled' && !claim && !following) {
      location.reload();
      return 'filled';
    }
    return !follower.stage ? '' : claim || follower.stage === 'lost' ? 'lost' : 'sent';
  };
  const show = async () => {
    const actions = (await queue.all().catch(() => [])).filter(action => action.officer === queue.words.officer);
    followers.forEach(follower => {
      follower.stage = stageOf(follower, actions);
      follower.now.hidden = follower.stage !== '';
      follower.section.hidden = ['', 'filled'].includes(follower.stage);
      follower.form.querySelector('button[type=submit]').disabled = follower.stage === 'lost';
    });
    const ahead = followers.find(follower => follower.stage);
    notice.textContent = ahead ? notice.dataset[ahead.stage] : '';
    notice.classList.toggle('problem', Boolean(ahead) && ahead.stage === 'lost');
    notice.classList.toggle('notice', !ahead || ahead.stage !== 'lost');
    notice.hidden = !ahead;
    if (evidence) {
      evidence.hidden = !followers.some(({ stage }) => ['waiting', 'sent'].includes(stage));
    }
    return followers.some(({ stage }) => ['waiting', 'sent'].includes(stage));
  };

  // While something is being sent, nobody knows yet whether the network is there.
  document.addEventListener('lastmile:queue', () => queue.submitting || show());
  queue.goesOn = async () => {
    const goesOn = await show();
    if (goesOn) {
      notice.scrollIntoView({ block: 'start' });
    }
    return goesOn;
  };
  show();
})();
