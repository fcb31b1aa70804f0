import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Portal } from './portal.tsx';

// The content security policy forbids `eval`; without this zod would try it once and be reported.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<Portal />);
