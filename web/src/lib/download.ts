// Hands a file to the browser's own downloads.

export function downloadTable(name: string, text: string): void {
  download(name, new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
}

export function download(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
