// What a function printed, "[LEVEL] text" a line.
export function LogLines({ lines }: { lines: string[] }) {
  return (
    <ul className="lines">
      {lines.map((line, i) => {
        const { level, text } = levelOf(line);
        return (
          <li key={i} className={level}>
            <span className="level">{level}</span> {text}
          </li>
        );
      })}
    </ul>
  );
}

function levelOf(line: string): { level: string; text: string } {
  const [, level, text] = /^\[(\w+)\] ([\s\S]*)$/.exec(line) ?? [];
  return level === undefined ? { level: "log", text: line } : { level: level.toLowerCase(), text: text! };
}
