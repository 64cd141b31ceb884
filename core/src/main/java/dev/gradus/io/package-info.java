/** Files: tensors in the safetensors format, and writing that leaves either the old file or the whole new one. */
package dev.gradus.io;
