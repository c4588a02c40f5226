import { searchOperations } from './operation-search.js';
import type { Offered } from './operation-search.js';

/** The field in which an operation is looked for and chosen (ARIA: a combobox with a list). */
export interface OperationChoice {
  /** What can be chosen from now on. */
  offer(offered: readonly Offered[]): void;
  /** Shows what is chosen at the moment. */
  show(id: string, text: string): void;
}

/** @param nothingFound said in place of the list when no operation holds the words. */
export function createOperationChoice(
  nothingFound: string,
  choose: (id: string) => void,
): OperationChoice {
  const field = $('#latchkey-operation');
  const list = $('#latchkey-operations');
  let all: readonly Offered[] = [];
  let found: readonly Offered[] = [];
  let chosen = { id: '', text: '' };
  let active = -1;

  const isOpen = (): boolean => field.attr('aria-expanded') === 'true';
  const close = (): void => {
    list.hide();
    field.attr('aria-expanded', 'false').removeAttr('aria-activedescendant').val(chosen.text);
  };
  const activate = (index: number): void => {
    active = index;
    const options = list.find('[role=option]').attr('aria-selected', 'false');
    const option = options.eq(index);
    if (index < 0 || option.length === 0) {
      field.removeAttr('aria-activedescendant');
      return;
    }
    option.attr('aria-selected', 'true');
    field.attr('aria-activedescendant', String(option.attr('id')));
    // With the name of its resource above it.
    if (index === 0) list.scrollTop(0);
    else option.get(0)?.scrollIntoView({ block: 'nearest' });
  };
  const open = (text: string): void => {
    found = searchOperations(all, text);
    draw(list, found, nothingFound);
    list.show();
    field.attr('aria-expanded', 'true');
    activate(text === '' ? found.findIndex(({ id }) => id === chosen.id) : 0);
  };
  const take = (index: number): void => {
    const one = found[index];
    if (one === undefined) return;
    chosen = { id: one.id, text: one.name };
    close();
    choose(one.id);
  };

  field.on('click', () => {
    if (isOpen()) return;
    field.trigger('select');
    open('');
  });
  field.on('input', () => open(String(field.val())));
  field.on('blur', close);
  field.on('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (isOpen()) activate(Math.min(Math.max(active + step, 0), found.length - 1));
      else open('');
    } else if (isOpen() && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(active);
    else if (isOpen() && event.key === 'Escape') close();
    else return;
    // The dialog listens to these keys, too.
    event.preventDefault();
    event.stopPropagation();
  });
  // The field keeps the focus while its list is used with the mouse.
  list.on('mousedown', (event) => event.preventDefault());
  list.on('click', '[role=option]', ({ currentTarget }) => {
    take(list.find('[role=option]').index(currentTarget as HTMLElement));
  });
  return {
    offer(offered) {
      all = offered;
    },
    show(id, text) {
      chosen = { id, text };
      close();
    },
  };
}

function draw(list: JQuery, found: readonly Offered[], nothingFound: string): void {
  list.empty();
  if (found.length === 0) $('<li role="presentation">').text(nothingFound).appendTo(list);
  found.forEach(({ id, group, name, description }, index) => {
    if (group !== found[index - 1]?.group) {
      $('<li role="presentation" class="latchkey-resource">').text(group).appendTo(list);
    }
    const option = $('<li role="option">')
      .attr({ id: `latchkey-operation-${String(index)}`, 'data-operation': id })
      .appendTo(list);
    $('<div>').text(name).appendTo(option);
    $('<div class="latchkey-hint">').text(description).appendTo(option);
  });
}
