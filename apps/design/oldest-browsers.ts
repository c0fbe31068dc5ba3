/** The oldest browsers a style sheet must serve; read by the web build and by the phone's. */
export const oldestBrowsers = ['chrome80', 'safari13', 'firefox78', 'edge88']
