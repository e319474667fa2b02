/** Saves a file under its name; where it can't be fetched from here, opens it. */
export async function downloadFile({ url, name }: { url: string; name: string }): Promise<void> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(String(response.status));
    const address = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch {
    window.open(url, "_blank", "noopener");
  }
}
