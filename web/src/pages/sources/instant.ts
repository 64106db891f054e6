/** The deliveries' "2022-04-30 08:15:00", UTC, as an instant. */
export const instant = (at: string) => `${at.replace(' ', 'T')}Z`;
