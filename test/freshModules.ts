import { vi } from "vitest";

// Before each test file that shares a process with others: its modules are loaded anew, so that none finds what another left in them.
vi.resetModules();
