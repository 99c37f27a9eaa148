// Makes elements. Text is always text: nothing a gateway says is read as HTML.

/**
 * `el('p', { class: 'hint' }, 'text', child)`; attributes that are undefined or false are left out.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);
