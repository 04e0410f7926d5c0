/**
 * A mudlark, a bird of the foreshore, standing in shallow water: the paths of its body, its legs and the water. View
 * box 0 0 32 32.
 */
export const bird = {
  body: [
    "M3.2 8.6 8.9 7.4A5 5 0 0 1 17.4 8c.9 2 2.2 3.1 4.6 4.2l6.6 3.1c.8.4.6 1.3-.2 1.4l-6.1.5c-1.3 2.5-3.7 3.9-6.6 3.9-4.9 0-8-3.3-8-7.9 0-1.2.1-2.3.3-3.3L3.2 9.5c-.6-.1-.6-.8 0-.9Z",
    "M12.2 20.5h1.6l-.6 5h-1.6zM16.6 20.5h1.6l1 5h-1.6z",
  ],
  water: "M2.5 27.5q3.375-2.5 6.750 0t6.750 0 6.750 0 6.750 0",
} as const;
