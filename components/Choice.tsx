import type { ComponentChildren } from 'preact';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly title: string;
  readonly checked: boolean;
  /** Whether the choice can be neither selected nor cleared. */
  readonly isLocked?: boolean;
  readonly onChoose: (value: string) => void;
  /** Explains what choosing it means. */
  readonly children?: ComponentChildren;
}

/** Renders one radio button with its title and an explanation of what choosing it means. */
export function Choice({ name, value, title, checked, isLocked, onChoose, children }: Props) {
  const id = `${name}-${value}`;
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={isLocked}
        aria-describedby={children ? `${id}-what` : undefined}
        onChange={() => {
          onChoose(value);
        }}
      />
      <div>
        <label for={id}>{title}</label>
        {children && (
          <p id={`${id}-what`} class="what">
            {children}
          </p>
        )}
      </div>
    </div>
  );
}
