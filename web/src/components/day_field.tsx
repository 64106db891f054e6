import { useEffect, useId, useState } from 'react';

/** A day that takes effect when it is whole; a half-written one changes nothing. */
export function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  return (
    <span className="day">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={written}
        min="1990-01-01"
        max="2099-12-31"
        onChange={(event) => {
          setWritten(event.target.value);
          if (/^(19|20)\d\d-\d\d-\d\d$/.test(event.target.value)) onChange(event.target.value);
        }}
      />
    </span>
  );
}
