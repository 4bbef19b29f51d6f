"""What all trainings share: the loop, and a mean of the weights."""

import time

import torch


def descend(model, optimizer, plan, value_of, *, warm_up, least, clip, after=None, every=200):
    """A step of the optimizer for each item of the plan, of which `value_of` gives the loss.

    The rate grows over the first `warm_up` steps and then falls evenly, down to `least` of itself; gradients are no longer
    than `clip`. `after` is called with the number of steps done and the mean loss since the last call, `every` so many
    steps and at the end; without it a line is printed.
    """
    rate = lambda step: min(1, (step + 1) / warm_up) * max(least, 1 - step / len(plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    start, total, count = time.time(), 0.0, 0
    for step, item in enumerate(plan, 1):
        model.train()
        value = value_of(item)
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        schedule.step()
        total, count = total + value.item(), count + 1
        if step % every == 0 or step == len(plan):
            print(f"step {step} of {len(plan)}, loss {total / count:.3f}, {time.time() - start:.0f} s", flush=True)
            total, count = 0.0, 0
            if after:
                after(step)


class Average:
    """A running mean of the weights after every fourth step of an optimizer, which does better than the last ones."""

    EVERY = 4

    def __init__(self, model, optimizer):
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self._model, self._steps = model, 0
        optimizer.register_step_post_hook(lambda *_: self._add())

    def _add(self):
        if self._steps % self.EVERY == 0:
            count = self._steps // self.EVERY + 1
            keep = min(0.998, count / (count + 19))
            with torch.no_grad():
                for name, value in self._model.state_dict().items():
                    self.weights[name].lerp_(value, 1 - keep)
        self._steps += 1
