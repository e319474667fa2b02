// A sentence on what went wrong; read out when it comes.
export function Problem({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="problem">
      {text}
    </p>
  );
}
