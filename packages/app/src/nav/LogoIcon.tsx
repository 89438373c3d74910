/** Two tracks and the switch from one to the other. */
export function LogoIcon() {
  return (
    <svg
      viewBox="0 0 32 32"
      width={28}
      height={28}
      aria-hidden="true"
      fill="none"
      stroke="#7be0c3"
      strokeWidth={3}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <rect width="32" height="32" rx="7" fill="#0f3d3e" stroke="none" />
      <path d="M6 11.5h6M20 20.5h6" strokeOpacity={0.45} />
      <path d="M6 20.5h7.5l5-9H26M22.8 8.3 26 11.5l-3.2 3.2" />
    </svg>
  );
}
