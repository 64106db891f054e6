import { useEffect, useId, useState } from 'react';

const DAY = /^(19|20)\d\d-\d\d-\d\d$/;

/**
 * A day that takes effect when it is whole, and none when the field is left empty. When a half-written one is left, or an empty
 * one where a day is required, the day that holds stands there again.
 */
export function DayField({ label, value, required, onChange }: { label: string; value: string; required?: boolean; onChange: (day: string) => void }) {
  const id = useId();
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  return (
    <span className="day">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        required={required}
        value={written}
        min="1990-01-01"
        max="2099-12-31"
        onChange={(event) => {
          setWritten(event.target.value);
          if (DAY.test(event.target.value)) onChange(event.target.value);
        }}
        onBlur={({ target }) => {
          if (DAY.test(target.value)) return;
          if (target.value === '' && !target.validity.badInput && !required) {
            if (value !== '') onChange('');
            return;
          }
          target.value = value; // a half-written day has no value that React could see change
          setWritten(value);
        }}
      />
    </span>
  );
}
