/** Files: networks and tensors as safetensors, and writing that leaves either the old file or the whole new one. */
package dev.gradus.io;
