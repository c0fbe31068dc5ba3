/** A door ajar with warm light. In dark the door and its frame take the dark theme's green. */
export const Logo = ({ size = 40 }: { size?: number }) => (
  <svg className="logo" width={size} height={size} viewBox="0 0 40 40" aria-hidden>
    <path d="M19 35.2h14.5l5 3.8H21z" fill="#F2B53A" opacity=".45" />
    <path d="M8.5 35.5V10A6.5 6.5 0 0 1 15 3.5h11.5A6.5 6.5 0 0 1 33 10v25.5z" fill="#F2B53A" />
    <path d="M19 35.5V12l14 6v17.5z" fill="#FFE1A0" opacity=".75" />
    <path
      d="M8.5 35.5V10A6.5 6.5 0 0 1 15 3.5h11.5A6.5 6.5 0 0 1 33 10v25.5"
      fill="none"
      stroke="var(--green)"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path
      d="M7 7.4c0-1.3 1.3-2.2 2.5-1.7l8 3.4c1.5.6 2.5 2.1 2.5 3.7v24.4c0 1-1 1.7-1.9 1.4L8.3 35.4A1.9 1.9 0 0 1 7 33.6z"
      fill="var(--green)"
    />
    <circle cx="16.6" cy="24" r="1.6" fill="#F2B53A" />
  </svg>
)
