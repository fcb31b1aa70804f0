import { createRoot } from 'react-dom/client';
import { z } from 'zod';

// The content security policy forbids `eval`: zod must know before the first schema is made, so the rest is loaded after.
z.config({ jitless: true });

const { Portal } = await import('./portal.tsx');
const root = document.getElementById('root');
if (root) createRoot(root).render(<Portal />);
