import Script from 'next/script';

export default function Layout({ children }) {
  return (
    <html>
      <body>
        <Script src="/env.js" strategy="beforeInteractive" />
        {children}
      </body>
    </html>
  );
}
